package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What sources cannot say, or say that they have left out. */
final class GapsOfSources {
  private GapsOfSources() {}

  static List<Gap> of(Figures figures) {
    List<Cells> files = figures.of(IngestSection.ROWS).shown();
    List<Gap> gaps = new ArrayList<>();
    warnings(gaps, files);
    barren(gaps, files);
    return gaps;
  }

  private static void warnings(List<Gap> gaps, List<Cells> files) {
    for (Cells file : files) {
      if (file.has(IngestFile.WARNINGS)) {
        String said = String.join("; ", file.<String>list(IngestFile.WARNINGS));
        gaps.add(
            new Gap("What a file leaves out", file.text(IngestFile.PATH), null, "records", said));
      }
    }
  }

  /** Sources none of whose files gave a row, although they hold records. */
  private static void barren(List<Gap> gaps, List<Cells> files) {
    Map<String, List<Cells>> sources = new TreeMap<>();
    files.forEach(
        file ->
            sources
                .computeIfAbsent(file.text(IngestFile.SOURCE), source -> new ArrayList<>())
                .add(file));
    sources.forEach(
        (source, of) -> {
          long rows = of.stream().mapToLong(file -> file.whole(IngestFile.ROWS_OUT)).sum();
          long records = of.stream().mapToLong(file -> file.whole(IngestFile.RECORDS_IN)).sum();
          if (rows == 0) {
            gaps.add(
                new Gap(
                    "All of a source",
                    "source " + source,
                    BigDecimal.valueOf(records),
                    records == 1 ? "record" : "records",
                    "None of them became a row; what became of them stands under What was read."));
          }
        });
  }
}
