package dev.plumbline.jobs.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The rows of an output, whatever their order. */
record MadeTable(TableSpec table, List<Row> rows) {

  /**
   * The columns that another outcome has other values of.
   *
   * @param renamed columns that only name rows: beside them nothing is compared
   */
  Set<Col> changed(MadeTable other, Set<Col> renamed) {
    Set<Col> changed = new LinkedHashSet<>();
    List<Col> key = identifying();
    boolean isComparable =
        key.stream().noneMatch(renamed::contains) && counts(key).equals(other.counts(key));
    for (Col column : table.columns()) {
      List<Col> beside = new ArrayList<>(isComparable ? key : List.of());
      beside.add(column);
      if (!counts(beside).equals(other.counts(beside))) {
        changed.add(column);
      }
    }
    return changed;
  }

  private List<Col> identifying() {
    return table.key().isEmpty()
        ? table.columns().stream().filter(MadeTable::isTextOrDate).toList()
        : table.key();
  }

  private static boolean isTextOrDate(Col column) {
    return List.of(DataTypes.StringType, DataTypes.DateType).contains(column.type());
  }

  private Map<List<Object>, Integer> counts(List<Col> columns) {
    Map<List<Object>, Integer> counts = new HashMap<>();
    for (Row row : rows) {
      List<Object> values = new ArrayList<>();
      columns.forEach(column -> values.add(row.get(table.position(column))));
      counts.merge(values, 1, Integer::sum);
    }
    return counts;
  }
}
