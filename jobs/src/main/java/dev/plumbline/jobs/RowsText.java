package dev.plumbline.jobs;

import dev.plumbline.run.explain.SummedRows;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows of tables as lines, every amount exact. */
final class RowsText {
  static final String UNKNOWN = "-";

  private RowsText() {}

  static List<String> step(int number, SummedRows<?> rows, String what, List<Col> columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d. %s, version %d: %s, %s"
            .formatted(number, rows.table(), rows.version(), rows(rows.count()), what));
    lines.add("   " + rows.sql());
    lines.addAll(table(columns, rows.dearest()));
    more(rows.count(), rows.dearest().size(), lines);
    return lines;
  }

  static String rows(long count) {
    return count == 1 ? "1 row" : count + " rows";
  }

  static void more(long all, int shown, List<String> lines) {
    if (all > shown) {
      lines.add("   … and %d more: --rows says how many are listed".formatted(all - shown));
    }
  }

  static List<String> table(List<Col> columns, List<Cells> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    return AlignedText.of(
            columns.stream().map(Col::name).toList(),
            rows.stream().map(row -> cells(columns, row)).toList())
        .stream()
        .map(line -> "   " + line)
        .toList();
  }

  static List<String> cells(List<Col> columns, Cells row) {
    return columns.stream().map(column -> cell(row.value(column))).toList();
  }

  static String cell(Object value) {
    return value instanceof BigDecimal number
        ? exact(number)
        : Objects.requireNonNullElse(value, UNKNOWN).toString();
  }

  static String exact(BigDecimal amount) {
    if (amount == null) {
      return UNKNOWN;
    }
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
