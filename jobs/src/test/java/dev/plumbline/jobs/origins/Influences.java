package dev.plumbline.jobs.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * What a job's outputs show of its inputs: the job computes small inputs again and again, each time
 * with a column disturbed.
 *
 * <ol>
 *   <li>A column of an output has changed when it has other values, or the same ones another number
 *       of times.
 *   <li>Where the keys of the rows are the same, also when it has other values beside the same key.
 *       Of a table without a key, texts and dates are that.
 *   <li>What a job refuses shows nothing.
 * </ol>
 */
final class Influences {
  private final Situation situation;
  private final Map<TableSpec, MadeTable> before;
  private final Map<Col, Map<Disturbance, Set<Col>>> seen = new LinkedHashMap<>();

  private Influences(Situation situation) {
    this.situation = situation;
    this.before = situation.made(Map.of());
  }

  /**
   * Disturbs every column that the job is given.
   *
   * @param apart those that are disturbed one by one; all others are disturbed together, and one by
   *     one where that changes what is looked at
   * @param lookedAt columns of the job's outputs
   */
  static Influences of(Situation situation, Set<Col> apart, Set<Col> lookedAt) {
    Influences influences = new Influences(situation);
    List<Col> others = new ArrayList<>(situation.columns());
    others.removeAll(apart);
    if (influences.isSilent(others, lookedAt)) {
      others.clear();
    }
    others.addAll(situation.columns().stream().filter(apart::contains).toList());
    others.forEach(influences::disturb);
    return influences;
  }

  /** The columns of outputs that changed with a column of an input, by how it was disturbed. */
  Map<Disturbance, Set<Col>> of(Col input) {
    return seen.getOrDefault(input, Map.of());
  }

  /** The columns that were disturbed one by one. */
  Set<Col> inputs() {
    return seen.keySet();
  }

  private boolean isSilent(Collection<Col> columns, Set<Col> lookedAt) {
    for (Disturbance way : Disturbance.values()) {
      Set<Col> changed = changed(way, columns);
      if (changed == null || changed.stream().anyMatch(lookedAt::contains)) {
        return false;
      }
    }
    return true;
  }

  private void disturb(Col column) {
    Map<Disturbance, Set<Col>> ways = new EnumMap<>(Disturbance.class);
    for (Disturbance way : Disturbance.values()) {
      Set<Col> changed = changed(way, List.of(column));
      if (changed != null) {
        ways.put(way, changed);
      }
    }
    seen.put(column, ways);
  }

  /** The columns of outputs that change with these; null where the job refuses them. */
  private Set<Col> changed(Disturbance way, Collection<Col> columns) {
    Map<TableSpec, List<Row>> disturbed = new HashMap<>();
    for (Col column : columns) {
      if (way != Disturbance.EMPTIED || !column.isRequired()) {
        TableSpec table = situation.tableOf(column);
        List<Row> rows = disturbed.getOrDefault(table, situation.rows().get(table));
        disturbed.put(table, way.of(rows, table.schema(), table.position(column)));
      }
    }
    Set<Col> changed = new HashSet<>();
    try {
      situation.made(disturbed).forEach((t, made) -> changed.addAll(before.get(t).changed(made)));
    } catch (RefusedRows e) {
      return null;
    }
    return changed;
  }
}
