package dev.plumbline.run.landing;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Files of which not all could be read, as far as they decide what is computed. */
public final class UnreadableFiles {
  private UnreadableFiles() {}

  /** A digest over those whose newest reading stopped before their end; empty where none did. */
  public static String digest(Lake lake) {
    Map<String, Row> newest = new TreeMap<>();
    // One row per file version: bounded by the number of landing files, not by data.
    for (Row row :
        lake.read(IngestFile.TABLE)
            .select(
                IngestFile.SOURCE,
                IngestFile.PATH,
                IngestFile.SHA256,
                IngestFile.INGESTED_AT,
                IngestFile.PROBLEM)
            .rows()
            .collectAsList()) {
      newest.merge(
          row.getString(0) + "|" + row.getString(1),
          row,
          (one, other) -> one.<Instant>getAs(3).isAfter(other.<Instant>getAs(3)) ? one : other);
    }
    String text =
        newest.entrySet().stream()
            .filter(file -> !file.getValue().isNullAt(4))
            .map(file -> file.getKey() + "|" + file.getValue().getString(2))
            .collect(Collectors.joining("\n"));
    return text.isEmpty()
        ? ""
        : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
