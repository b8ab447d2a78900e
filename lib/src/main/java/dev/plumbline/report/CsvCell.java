package dev.plumbline.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of one value in a CSV file. Nothing is unknown; text that a spreadsheet would run as a
 * formula starts with an apostrophe.
 */
final class CsvCell {
  private CsvCell() {}

  /** The text of a number, date, instant, flag, text, list, map, or null. */
  static String of(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? ""
          : BigDecimal.valueOf(number).toPlainString();
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Boolean
        || value instanceof LocalDate
        || value instanceof Instant) {
      return value.toString();
    }
    if (value instanceof Map<?, ?> map) {
      return guarded(pairs(map));
    }
    if (value instanceof List<?> list) {
      return guarded(list.stream().map(CsvCell::plain).collect(Collectors.joining("; ")));
    }
    if (value instanceof String text) {
      return guarded(text);
    }
    throw new IllegalArgumentException("no CSV form for " + value.getClass().getSimpleName());
  }

  private static String pairs(Map<?, ?> map) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + plain(entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  /** Text that no spreadsheet takes for a formula. */
  private static String guarded(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
