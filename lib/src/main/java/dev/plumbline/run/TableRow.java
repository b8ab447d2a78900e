package dev.plumbline.run;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** A row of a whole table, its values reached by column. */
record TableRow(TableSpec table, Row row) {

  private Object value(Col column) {
    return row.get(table.position(column));
  }

  String text(Col column) {
    return (String) value(column);
  }

  BigDecimal decimal(Col column) {
    return (BigDecimal) value(column);
  }

  Double number(Col column) {
    return (Double) value(column);
  }

  Long count(Col column) {
    return (Long) value(column);
  }

  Boolean flag(Col column) {
    return (Boolean) value(column);
  }

  LocalDate date(Col column) {
    return (LocalDate) value(column);
  }

  Instant instant(Col column) {
    return (Instant) value(column);
  }

  <K, V> Map<K, V> map(Col column) {
    return value(column) == null ? Map.of() : row.getJavaMap(table.position(column));
  }

  <K, V> Map<K, V> mapOrNull(Col column) {
    return value(column) == null ? null : map(column);
  }

  List<String> texts(Col column) {
    return value(column) == null ? List.of() : row.getList(table.position(column));
  }
}
