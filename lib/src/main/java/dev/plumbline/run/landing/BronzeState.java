package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.FileState;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The newest known version of every landing file, from the bronze tables. */
final class BronzeState {
  private BronzeState() {}

  static List<FileState> read(Lake lake) {
    Map<FileKey, Row> newest = new HashMap<>();
    Frame files =
        lake.read(IngestFile.TABLE)
            .select(
                IngestFile.SOURCE,
                IngestFile.PATH,
                IngestFile.SHA256,
                IngestFile.BYTES,
                IngestFile.MODIFIED_AT,
                IngestFile.INGESTED_AT,
                IngestFile.FORMAT);
    // One row per file version: bounded by the number of landing files, not by data.
    for (Row row : files.rows().collectAsList()) {
      newest.merge(
          new FileKey(row.getString(0), row.getString(1)),
          row,
          (a, b) -> a.<Instant>getAs(5).isAfter(b.getAs(5)) ? a : b);
    }
    Map<FileKey, Map<Touch, String>> hashes = hashes(lake, newest);
    List<FileState> states = new ArrayList<>();
    newest.forEach(
        (key, row) ->
            states.add(
                new FileState(
                    key,
                    row.getString(6),
                    row.getString(2),
                    row.getLong(3),
                    row.getAs(4),
                    hashes.getOrDefault(key, Map.of()))));
    return states;
  }

  private static Map<FileKey, Map<Touch, String>> hashes(Lake lake, Map<FileKey, Row> newest) {
    Col[] columns = {
      IngestFileDay.SOURCE,
      IngestFileDay.PATH,
      IngestFileDay.SHA256,
      IngestFileDay.ROW_DATE,
      IngestFileDay.BILLING_PERIOD_START,
      IngestFileDay.CONTENT_HASH,
      IngestFileDay.INGESTED_AT
    };
    Map<FileKey, Map<Touch, String>> hashes = new HashMap<>();
    for (Row row : lake.read(IngestFileDay.TABLE).select(columns).rows().collectAsList()) {
      FileKey key = new FileKey(row.getString(0), row.getString(1));
      Row file = newest.get(key);
      if (file != null && file.<Instant>getAs(5).equals(row.<Instant>getAs(6))) {
        Touch touch = new Touch(row.<LocalDate>getAs(3), row.<LocalDate>getAs(4));
        hashes.computeIfAbsent(key, k -> new HashMap<>()).put(touch, row.getString(5));
      }
    }
    return hashes;
  }
}
