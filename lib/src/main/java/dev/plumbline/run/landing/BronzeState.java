package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The newest known version of every landing file, from the bronze tables. */
final class BronzeState {
  private static final RowLayout FILE =
      RowLayout.of(
          IngestFile.SOURCE,
          IngestFile.PATH,
          IngestFile.SHA256,
          IngestFile.BYTES,
          IngestFile.MODIFIED_AT,
          IngestFile.FIRST_MODIFIED_AT,
          IngestFile.INGESTED_AT,
          IngestFile.SETTINGS_DIGEST,
          IngestFile.IS_REPLACED,
          IngestFile.FORMAT);

  /** A version that was replaced is older, whatever a clock said when it was read. */
  private static final Comparator<Row> ORDER =
      Comparator.<Row, Boolean>comparing(
              row -> !Boolean.TRUE.equals(FILE.flag(row, IngestFile.IS_REPLACED)))
          .thenComparing(BronzeState::readAt);

  private BronzeState() {}

  static List<FileState> read(Lake lake) {
    return read(lake, new Arrivals());
  }

  /** The same; what has arrived is told on the way. */
  static List<FileState> read(Lake lake, Arrivals arrivals) {
    Map<FileKey, Row> newest = new HashMap<>();
    // One row per file version: bounded by the number of landing files, not by data.
    for (Row row : lake.read(IngestFile.TABLE).select(FILE.columns()).rows().collectAsList()) {
      newest.merge(
          new FileKey(FILE.text(row, IngestFile.SOURCE), FILE.text(row, IngestFile.PATH)),
          row,
          (a, b) -> ORDER.compare(a, b) > 0 ? a : b);
    }
    Map<FileKey, Map<Touch, String>> hashes = hashes(lake, newest, arrivals);
    BillState bills = BillState.read(lake);
    List<FileState> states = new ArrayList<>();
    newest.forEach(
        (key, row) -> {
          String sha256 = FILE.text(row, IngestFile.SHA256);
          Instant first = FILE.instant(row, IngestFile.FIRST_MODIFIED_AT);
          Instant modified = FILE.instant(row, IngestFile.MODIFIED_AT);
          states.add(
              new FileState(
                  key,
                  FILE.text(row, IngestFile.FORMAT),
                  new FileState.Version(
                      sha256,
                      FILE.whole(row, IngestFile.BYTES),
                      modified,
                      FILE.text(row, IngestFile.SETTINGS_DIGEST)),
                  hashes.getOrDefault(key, Map.of()),
                  bills.of(key, sha256, first == null ? modified : first)));
        });
    return states;
  }

  private static Instant readAt(Row row) {
    return FILE.instant(row, IngestFile.INGESTED_AT);
  }

  private static Map<FileKey, Map<Touch, String>> hashes(
      Lake lake, Map<FileKey, Row> newest, Arrivals arrivals) {
    Col[] columns = {
      IngestFileDay.SOURCE,
      IngestFileDay.PATH,
      IngestFileDay.SHA256,
      IngestFileDay.ROW_DATE,
      IngestFileDay.BILLING_PERIOD_START,
      IngestFileDay.CONTENT_HASH,
      IngestFileDay.INGESTED_AT,
      IngestFileDay.ROWS_OUT
    };
    Map<FileKey, Map<Touch, String>> hashes = new HashMap<>();
    for (Row row : lake.read(IngestFileDay.TABLE).select(columns).rows().collectAsList()) {
      FileKey key = new FileKey(row.getString(0), row.getString(1));
      Row file = newest.get(key);
      Touch touch = new Touch(row.<LocalDate>getAs(3), row.<LocalDate>getAs(4));
      Instant readAt = row.getAs(6);
      boolean isNewest = file != null && readAt(file).equals(readAt);
      arrivals.take(key, touch, row.getLong(7), readAt, isNewest);
      if (isNewest) {
        hashes.computeIfAbsent(key, k -> new HashMap<>()).put(touch, row.getString(5));
      }
    }
    return hashes;
  }
}
