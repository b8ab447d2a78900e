package dev.plumbline.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.plumbline.schema.Col;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A section's figures, exact: UTF-8, RFC 4180, one header line. An empty cell is unknown. Text that
 * a spreadsheet would run as a formula starts with an apostrophe; numbers are left as they are.
 */
final class Csv {
  private final String name;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A file of this name (without its ending) and these columns. */
  Csv(String name, String... columns) {
    this.name = name;
    this.columns = List.of(columns);
  }

  /** A file of this name whose columns are called as in the tables. */
  static Csv of(String name, Col... columns) {
    return new Csv(name, Arrays.stream(columns).map(Col::name).toArray(String[]::new));
  }

  /** Adds a row: numbers, dates, instants, flags, texts, maps, or null. */
  Csv row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%s: %d cells for %d columns".formatted(fileName(), cells.length, columns.size()));
    }
    rows.add(Arrays.stream(cells).map(Csv::cell).toList());
    return this;
  }

  /** {@code NAME.csv}. */
  String fileName() {
    return name + ".csv";
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  private static String cell(Object value) {
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
    if (value instanceof String text) {
      return guarded(text);
    }
    throw new IllegalArgumentException("no CSV form for " + value.getClass().getSimpleName());
  }

  private static String pairs(Map<?, ?> map) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  /** Text that no spreadsheet takes for a formula. */
  private static String guarded(String text) {
    boolean isFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }

  /** The file's text. */
  String text() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns);
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException(fileName() + " cannot be formed", e);
    }
    return text.toString();
  }

  /** Writes the file into the folder. */
  void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve(fileName()), text(), StandardCharsets.UTF_8);
  }
}
