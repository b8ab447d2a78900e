package dev.plumbline.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.storage.Placed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A section's figures, exact: UTF-8, RFC 4180, one header line. An empty cell is unknown. Text that
 * a spreadsheet would run as a formula starts with an apostrophe; numbers are left as they are.
 */
final class Csv {
  private final String name;
  private final List<String> columns;
  private final List<List<String>> added = new ArrayList<>();
  private final boolean hasRows;
  private final Supplier<Stream<List<String>>> ofTable;

  private Csv(
      String name, List<String> columns, boolean hasRows, Supplier<Stream<List<String>>> ofTable) {
    this.name = name;
    this.columns = columns;
    this.hasRows = hasRows;
    this.ofTable = ofTable;
  }

  /** A file of this name (without its ending) and these columns, to which rows are added. */
  Csv(String name, String... columns) {
    this(name, List.of(columns), false, Stream::empty);
  }

  /** A file of all these rows, whose columns are those of the need. */
  static Csv of(String name, Rows rows) {
    return of(name, rows, rows.need().columns());
  }

  /** A file of all these rows with these of their columns, called as in the table. */
  static Csv of(String name, Rows rows, List<Col> columns) {
    return new Csv(
        name,
        columns.stream().map(Col::name).toList(),
        !rows.isEmpty(),
        () -> rows.all().map(row -> cells(row, columns)));
  }

  private static List<String> cells(Cells row, List<Col> columns) {
    return columns.stream().map(column -> CsvCell.of(row.value(column))).toList();
  }

  /** Adds a row: numbers, dates, instants, flags, texts, lists, maps, or null. */
  Csv row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%s: %d cells for %d columns".formatted(fileName(), cells.length, columns.size()));
    }
    added.add(Arrays.stream(cells).map(CsvCell::of).toList());
    return this;
  }

  /** {@code NAME.csv}. */
  String fileName() {
    return name + ".csv";
  }

  /** True when there is nothing but the header. */
  boolean isEmpty() {
    return added.isEmpty() && !hasRows;
  }

  /** The file's text. */
  String text() {
    StringWriter text = new StringWriter();
    try {
      write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(fileName() + " cannot be formed", e);
    }
    return text.toString();
  }

  /** Writes the file into the folder, row by row: however many there are, few are in memory. */
  void writeTo(Path folder) throws IOException {
    Placed.file(folder.resolve(fileName()), this::write);
  }

  private void write(Writer to) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(to);
        Stream<List<String>> rows = Stream.concat(added.stream(), ofTable.get())) {
      csv.writeRecord(columns);
      rows.forEach(csv::writeRecord);
    }
  }
}
