package dev.plumbline.run.landing;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/**
 * Files that attention is called to and that need not change any row, so that a night sees them.
 */
public final class UnreadableFiles {
  private UnreadableFiles() {}

  /**
   * A digest over those that were not read to their end, say that they are incomplete, or gave
   * nothing; empty where there is none.
   */
  public static String digest(Lake lake) {
    Column gaveNothing =
        IngestFile.RECORDS_ACCEPTED.of().plus(IngestFile.RECORDS_DUPLICATE.of()).equalTo(lit(0));
    // One row per file version: bounded by the number of landing files, not by data.
    String text =
        lake
            .read(IngestFile.TABLE)
            .where(
                not(IngestFile.isReplaced())
                    .and(
                        IngestFile.PROBLEM
                            .of()
                            .isNotNull()
                            .or(IngestFile.WARNINGS.of().isNotNull())
                            .or(gaveNothing)))
            .select(IngestFile.SOURCE, IngestFile.PATH, IngestFile.SHA256)
            .rows()
            .collectAsList()
            .stream()
            .map(file -> file.mkString("|"))
            .sorted()
            .collect(Collectors.joining("\n"));
    return text.isEmpty()
        ? ""
        : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
