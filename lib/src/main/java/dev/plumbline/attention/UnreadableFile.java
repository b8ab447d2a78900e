package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.terms.AttentionKind;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Files of which not all could be read. */
final class UnreadableFile implements LandingFiles.FileLook {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNREADABLE_FILE;
  }

  @Override
  public Stream<Row> rows(LocalDate date, String name, Cells file) {
    if (!file.has(IngestFile.PROBLEM)) {
      return Stream.empty();
    }
    long records = file.whole(IngestFile.RECORDS_IN);
    String detail =
        file.text(IngestFile.PROBLEM)
            + "; "
            + (records == 0
                ? "nothing of it was read"
                : Words.count(records, "record was", "records were") + " counted before");
    String remedy = "deliver the file again whole, under the same name: the next night reads it";
    return Stream.of(new Found(kind(), date, name, detail, remedy).row(null));
  }
}
