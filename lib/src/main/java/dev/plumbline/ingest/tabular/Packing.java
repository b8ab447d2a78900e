package dev.plumbline.ingest.tabular;

import dev.plumbline.ingest.FileHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the records of a file are packed. */
public enum Packing {
  /** A header and a line each. */
  CSV {
    @Override
    Optional<List<String>> columns(FileHead head) {
      return head.isParquet()
          ? Optional.empty()
          : Optional.of(
              Stream.of(
                      head.firstLine()
                          .split(
                              Pattern.quote(String.valueOf(FieldSeparator.of(head.firstLine()))),
                              -1))
                  .map(name -> name.replace("\"", ""))
                  .toList());
    }

    @Override
    Records records(String file, InputStream bytes, char separator, Predicate<String> reads)
        throws IOException {
      return new CsvRecords(file, bytes, separator);
    }
  },
  /** Columns with their types. */
  PARQUET {
    @Override
    Optional<List<String>> columns(FileHead head) {
      return head.isParquet() ? Optional.of(head.columns()) : Optional.empty();
    }

    @Override
    Records records(String file, InputStream bytes, char separator, Predicate<String> reads)
        throws IOException {
      return new ParquetRecords(file, bytes, reads);
    }
  },
  /** An object each, which is no table: its fields are told by their format. */
  JSON {
    @Override
    Optional<List<String>> columns(FileHead head) {
      return Optional.empty();
    }

    @Override
    Records records(String file, InputStream bytes, char separator, Predicate<String> reads) {
      throw new IllegalStateException("objects have no columns: " + file);
    }
  };

  /** What it adds to the name of a family of formats. */
  String suffix() {
    return "-" + name().toLowerCase(Locale.ROOT);
  }

  /** The columns that a file beginning like this has, if it is packed so. */
  abstract Optional<List<String>> columns(FileHead head);

  /**
   * Begins to read a file.
   *
   * @param file as errors name it
   * @param separator between fields, where there are any
   * @param reads which columns are asked for, by name
   */
  abstract Records records(String file, InputStream bytes, char separator, Predicate<String> reads)
      throws IOException;
}
