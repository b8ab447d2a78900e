package dev.plumbline.jobs.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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
 *   <li>A column of the table has changed when it has other values, or the same ones another number
 *       of times.
 *   <li>Where the keys of the rows are the same, also when it has other values beside the same key.
 *       Of a table without a key, texts and dates are that.
 *   <li>What is renamed and renames keys with it only names rows: then the second rule says
 *       nothing.
 *   <li>What a job refuses shows nothing.
 * </ol>
 */
final class Influences {
  private final Situation situation;
  private final TableSpec table;
  private final MadeTable before;
  private final Map<Col, Map<Disturbance, Set<Col>>> seen = new LinkedHashMap<>();

  private Influences(Situation situation, TableSpec table) {
    this.situation = situation;
    this.table = table;
    this.before = situation.made(table, Map.of());
  }

  /** Disturbs every column that the job is given, as far as that can show anything. */
  static Influences of(Situation situation, Claims claims) {
    Influences influences = new Influences(situation, claims.table());
    influences.search(
        situation.columns().stream().filter(claims::isUnnamed).toList(), claims.made());
    for (Col column : situation.columns()) {
      influences.disturb(column, claims.telling(column));
    }
    return influences;
  }

  /** The columns of the table that changed with a column of an input, by how it was disturbed. */
  Map<Disturbance, Set<Col>> of(Col input) {
    return seen.getOrDefault(input, Map.of());
  }

  /** The columns that were disturbed one by one. */
  Set<Col> inputs() {
    return seen.keySet();
  }

  /** Disturbs those that show something, found by halves. */
  private void search(List<Col> columns, Set<Col> lookedAt) {
    if (columns.isEmpty() || isSilent(columns, lookedAt)) {
      return;
    }
    if (columns.size() == 1) {
      disturb(columns.get(0), List.of(Disturbance.values()));
      return;
    }
    search(columns.subList(0, columns.size() / 2), lookedAt);
    search(columns.subList(columns.size() / 2, columns.size()), lookedAt);
  }

  private boolean isSilent(Collection<Col> columns, Set<Col> lookedAt) {
    for (Disturbance way : Disturbance.values()) {
      Set<Col> changed = changed(way, columns, Set.of());
      if (changed == null || changed.stream().anyMatch(lookedAt::contains)) {
        return false;
      }
    }
    return true;
  }

  private void disturb(Col column, List<Disturbance> tried) {
    Map<Disturbance, Set<Col>> ways = new EnumMap<>(Disturbance.class);
    for (Disturbance way : tried) {
      // Renaming comes first.
      Set<Col> renamed = ways.getOrDefault(Disturbance.RENAMED, Set.of());
      Set<Col> changed = changed(way, List.of(column), renamed);
      if (changed != null) {
        ways.put(way, changed);
      }
    }
    if (tried.contains(Disturbance.RENAMED) && !ways.containsKey(Disturbance.RENAMED)) {
      ways.put(Disturbance.SHIFTED, changedOrNone(Disturbance.SHIFTED, column));
    }
    if (!ways.isEmpty()) {
      seen.put(column, ways);
    }
  }

  private Set<Col> changedOrNone(Disturbance way, Col column) {
    Set<Col> changed = changed(way, List.of(column), Set.of());
    return changed == null ? Set.of() : changed;
  }

  /**
   * The columns of the table that change with these; null where the job refuses them.
   *
   * @param renamed those that change when these are renamed, where that is known
   */
  private Set<Col> changed(Disturbance way, Collection<Col> columns, Set<Col> renamed) {
    Map<TableSpec, List<Row>> disturbed = new HashMap<>();
    for (Col column : columns) {
      if (way != Disturbance.EMPTIED || !column.isRequired()) {
        TableSpec given = situation.tableOf(column);
        List<Row> rows = disturbed.getOrDefault(given, situation.rows().get(given));
        List<Row> others = way.of(rows, given.schema(), given.position(column));
        if (!others.equals(rows)) {
          disturbed.put(given, others);
        }
      }
    }
    try {
      return disturbed.isEmpty()
          ? Set.of()
          : before.changed(situation.made(table, disturbed), renamed);
    } catch (RefusedRows e) {
      return null;
    }
  }
}
