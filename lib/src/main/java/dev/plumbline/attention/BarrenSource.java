package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Sources of whose files the newest night that read any got nothing: no row, no duplicate. */
final class BarrenSource {
  private BarrenSource() {}

  /** The sources that can be barren: those that are configured. */
  static TreeSet<String> sources(List<ExpectedSource> sources) {
    return sources.stream()
        .map(ExpectedSource::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Its row. */
  static Row row(LocalDate date, Cells reading) {
    String source = reading.text(IngestFile.SOURCE);
    String detail =
        "%s read with %s, and not one gave a row"
            .formatted(
                Words.count(LandingFiles.files(reading), "file was", "files were"),
                Words.count(reading.whole(IngestFile.RECORDS_IN), "record", "records"));
    String remedy =
        "look in bronze.reject and bronze.ingest_file for why; correct format: of source "
            + source
            + " or its files"
            + Words.rerun(date);
    return new Found(AttentionKind.BARREN_SOURCE, date, source, detail, remedy).row(null);
  }
}
