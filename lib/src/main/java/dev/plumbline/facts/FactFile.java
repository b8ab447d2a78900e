package dev.plumbline.facts;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A table of looked-up figures that ships with the product, each row naming its source. A blank
 * cell is unknown, never zero.
 */
public final class FactFile {
  private final String name;
  private final List<NamedCsvRecord> rows;

  private FactFile(String name, List<NamedCsvRecord> rows) {
    this.name = name;
    this.rows = rows;
  }

  /** Reads {@code facts/NAME.csv} from the class path. */
  public static FactFile read(String name) {
    try (InputStream bytes = FactFile.class.getResourceAsStream("/facts/" + name + ".csv");
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      return new FactFile(name, csv.stream().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("facts/" + name + ".csv cannot be read", e);
    }
  }

  /** The rows in file order. */
  public List<NamedCsvRecord> rows() {
    return rows;
  }

  /** The cell's text, or empty where it is blank. */
  public Optional<String> text(NamedCsvRecord row, String column) {
    return row.findField(column).map(String::trim).filter(text -> !text.isEmpty());
  }

  /** The cell's number, or empty where it is blank. */
  public Optional<Double> number(NamedCsvRecord row, String column) {
    try {
      return text(row, column).map(Double::valueOf);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "facts/%s.csv line %d: %s is no number"
              .formatted(name, row.getStartingLineNumber(), column),
          e);
    }
  }
}
