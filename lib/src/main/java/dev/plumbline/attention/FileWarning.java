package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Files that were read to their end and say, or show, that something is missing in them. */
final class FileWarning implements LandingFiles.FileLook {
  @Override
  public AttentionKind kind() {
    return AttentionKind.FILE_WARNING;
  }

  @Override
  public Stream<Row> rows(LocalDate date, String name, Cells file) {
    if (!file.has(IngestFile.WARNINGS)) {
      return Stream.empty();
    }
    String detail = String.join("; ", file.<String>list(IngestFile.WARNINGS));
    String remedy =
        "have it made again without what it warns of, and deliver it under the same name: the next"
            + " night reads it";
    return Stream.of(new Found(kind(), date, name, detail, remedy).row(null));
  }
}
