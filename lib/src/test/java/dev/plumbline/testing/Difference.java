package dev.plumbline.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What differs between expected rows and found ones, by row and column: each expected row that was
 * not found is held against the row that is most like it.
 *
 * @param schema of both
 * @param expected what there should be
 * @param found what there is
 */
record Difference(StructType schema, List<Row> expected, List<Row> found) {

  /** A line per row that is missing, different or not expected, and all that was found. */
  String told() {
    List<Row> missing = new ArrayList<>(expected);
    List<Row> more = new ArrayList<>(found);
    List.copyOf(more).stream().filter(missing::remove).forEach(more::remove);
    StringBuilder text = new StringBuilder("the rows differ");
    for (Row row : missing) {
      Row like =
          more.stream().max(Comparator.comparing(other -> equalCells(row, other))).orElse(null);
      if (like == null || equalCells(row, like) == 0) {
        text.append("%nmissing: %s".formatted(line(row)));
      } else {
        more.remove(like);
        text.append("%nrow %s: %s".formatted(line(row), columns(row, like)));
      }
    }
    more.forEach(row -> text.append("%nnot expected: %s".formatted(line(row))));
    return text.append("%nfound:%n%s".formatted(table(schema, found))).toString();
  }

  private long equalCells(Row one, Row other) {
    return cells().filter(i -> cell(one.get(i)).equals(cell(other.get(i)))).count();
  }

  private IntStream cells() {
    return IntStream.range(0, schema.size());
  }

  private String columns(Row expectedRow, Row like) {
    return cells()
        .filter(i -> !cell(expectedRow.get(i)).equals(cell(like.get(i))))
        .mapToObj(
            i ->
                "%s is %s, not %s"
                    .formatted(schema.fieldNames()[i], cell(like.get(i)), cell(expectedRow.get(i))))
        .collect(Collectors.joining("; "));
  }

  /** The rows as a table of text. */
  static String table(StructType schema, List<Row> rows) {
    return rows.stream()
        .map(row -> "%n%s".formatted(line(row)))
        .collect(Collectors.joining("", String.join(" | ", schema.fieldNames()), ""));
  }

  /** A row as a line of text. */
  static String line(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> cell(row.get(i)))
        .collect(Collectors.joining(" | "));
  }

  /** A value as a cell says it; null is empty. */
  static String cell(Object value) {
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    } else if (value instanceof Instant at) {
      LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
      boolean isDay = time.toLocalDate().equals(Given.DAY);
      return isDay ? time.toLocalTime().toString() : time.toString().replace('T', ' ');
    } else if (value instanceof Map<?, ?> map) {
      Map<String, String> sorted = new TreeMap<>();
      map.forEach((key, content) -> sorted.put(cell(key), cell(content)));
      return sorted.toString();
    } else if (value instanceof List<?> list) {
      return list.stream().map(Difference::cell).toList().toString();
    }
    return value == null ? "" : value.toString();
  }
}
