package dev.plumbline.run.explain;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * Rows of a table, told by values: as a condition, and as SQL that anybody can run.
 *
 * @param values what a column has to be, one of these; no value where it has to be null
 */
record Picked(TableSpec table, Map<Col, List<Object>> values) {
  Picked {
    values = new LinkedHashMap<>(values);
  }

  static Picked of(TableSpec table) {
    return new Picked(table, Map.of());
  }

  /** Only rows whose column is one of these. */
  Picked with(Col column, Collection<?> these) {
    Map<Col, List<Object>> more = new LinkedHashMap<>(values);
    more.put(
        column,
        these.stream().map(value -> value instanceof Term term ? term.text() : value).toList());
    return new Picked(table, more);
  }

  Frame of(Frame rows) {
    Frame picked = rows;
    for (Map.Entry<Col, List<Object>> one : values.entrySet()) {
      picked = picked.where(condition(one.getKey(), one.getValue()));
    }
    return picked;
  }

  private static Column condition(Col column, List<Object> values) {
    return values.isEmpty() ? column.of().isNull() : column.of().isin(values.toArray());
  }

  /** A query for the same rows. */
  String sql() {
    return "SELECT * FROM "
        + table.fullName()
        + values.entrySet().stream()
            .map(one -> words(one.getKey(), one.getValue()))
            .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private static String words(Col column, List<Object> values) {
    if (values.isEmpty()) {
      return column.name() + " IS NULL";
    }
    String list = values.stream().map(Picked::literal).collect(Collectors.joining(", "));
    return values.size() == 1 ? column.name() + " = " + list : column.name() + " IN (" + list + ")";
  }

  private static String literal(Object value) {
    String quoted = "'" + String.valueOf(value).replace("'", "''") + "'";
    return value instanceof LocalDate ? "DATE " + quoted : quoted;
  }
}
