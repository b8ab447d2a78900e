package dev.plumbline.run.landing;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What became of files that gave no row, for the message of a night that has none at all. */
public final class Barren {
  private static final int SHOWN = 5;
  private static final int READ = 1000;
  private static final RowLayout LAYOUT =
      RowLayout.of(
          IngestFile.SOURCE,
          IngestFile.PATH,
          IngestFile.RECORDS_IN,
          IngestFile.IGNORED_REASONS,
          IngestFile.WARNINGS,
          IngestFile.PROBLEM);

  private Barren() {}

  /** A line for each of the first files without a row; empty when there is none. */
  public static String files(Lake lake) {
    List<Row> rows =
        lake.read(IngestFile.TABLE)
            .where(IngestFile.ROWS_OUT.of().equalTo(0))
            .select(LAYOUT.columns())
            .rows()
            .takeAsList(READ);
    return rows.stream()
        .map(row -> "\n  " + line(LAYOUT.read(row)))
        .distinct()
        .sorted()
        .limit(SHOWN)
        .collect(Collectors.joining());
  }

  private static String line(RowLayout.Cells file) {
    StringBuilder line =
        new StringBuilder(
            "%s, %s: %d records"
                .formatted(
                    file.text(IngestFile.SOURCE),
                    file.text(IngestFile.PATH),
                    file.whole(IngestFile.RECORDS_IN)));
    Map<String, Long> ignored = new TreeMap<>(file.<String, Long>map(IngestFile.IGNORED_REASONS));
    if (!ignored.isEmpty()) {
      line.append(", left out: ").append(ignored);
    }
    if (file.has(IngestFile.WARNINGS)) {
      line.append("; ").append(String.join("; ", file.<String>list(IngestFile.WARNINGS)));
    }
    if (file.has(IngestFile.PROBLEM)) {
      line.append("; ").append(file.text(IngestFile.PROBLEM));
    }
    return line.toString();
  }
}
