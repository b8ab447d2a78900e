package dev.plumbline.run.landing;

import static org.apache.spark.sql.functions.not;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.run.landing.LandingContent.Touch;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The newest known version of every landing file, from the bronze tables.
 *
 * <ol>
 *   <li>A version that was replaced is older than one that was not, whatever a clock said when it
 *       was read; of several that were not replaced, which an earlier program left, the one that
 *       was read last is the newest.
 *   <li>Rows of a date are the file's where they were read when its newest version was.
 *   <li>Rows come one after the other and none is kept: a file costs what {@link FileState} holds,
 *       and what files have in common is held once.
 * </ol>
 */
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
          IngestFile.OBJECT_TAG,
          IngestFile.FORMAT);

  private static final RowLayout DAY =
      RowLayout.of(
          IngestFileDay.SOURCE,
          IngestFileDay.PATH,
          IngestFileDay.ROW_DATE,
          IngestFileDay.BILLING_PERIOD_START,
          IngestFileDay.CONTENT_HASH,
          IngestFileDay.ROWS_OUT,
          IngestFileDay.INGESTED_AT);

  /** A file of which the dates are still to come. */
  private static final class Reading {
    private String format;
    private FileState.Version version;
    private Instant firstModifiedAt;
    private Instant readAt;
    private Map<Touch, FileState.Day> days = Map.of();

    /** Most files have one date. */
    void add(Touch touch, FileState.Day day) {
      if (days.size() == 1) {
        days = new HashMap<>(days);
      }
      if (days.isEmpty()) {
        days = Map.of(touch, day);
      } else {
        days.put(touch, day);
      }
    }
  }

  private final Lake lake;
  private final Arrivals arrivals;
  private final Map<Object, Object> shared = new HashMap<>();

  private BronzeState(Lake lake, Arrivals arrivals) {
    this.lake = lake;
    this.arrivals = arrivals;
  }

  /** By source and path. */
  static Map<FileKey, FileState> read(Lake lake) {
    return read(lake, new Arrivals());
  }

  /** The same; what has arrived is told on the way. */
  static Map<FileKey, FileState> read(Lake lake, Arrivals arrivals) {
    return new BronzeState(lake, arrivals).states();
  }

  private Map<FileKey, FileState> states() {
    Map<FileKey, Reading> readings = readings();
    days(readings);
    BillState bills = BillState.read(lake);
    Map<FileKey, FileState> states = new HashMap<>();
    Iterator<Map.Entry<FileKey, Reading>> each = readings.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<FileKey, Reading> next = each.next();
      FileKey key = next.getKey();
      Reading file = next.getValue();
      states.put(
          key,
          new FileState(
              key,
              file.format,
              file.version,
              Map.copyOf(file.days),
              bills.of(key, file.version.sha256(), file.firstModifiedAt)));
      // So that a file is not held twice.
      each.remove();
    }
    return states;
  }

  private Map<FileKey, Reading> readings() {
    Map<FileKey, Reading> newest = new HashMap<>();
    Iterator<Row> rows =
        oneByOne(lake.read(IngestFile.TABLE).where(not(IngestFile.isReplaced())), FILE);
    while (rows.hasNext()) {
      RowLayout.Cells row = FILE.read(rows.next());
      FileKey key = new FileKey(one(row.text(IngestFile.SOURCE)), row.text(IngestFile.PATH));
      Reading reading = reading(row);
      newest.merge(key, reading, (a, b) -> a.readAt.isAfter(b.readAt) ? a : b);
    }
    return newest;
  }

  private Reading reading(RowLayout.Cells row) {
    Instant modified = row.instant(IngestFile.MODIFIED_AT);
    Instant first = row.instant(IngestFile.FIRST_MODIFIED_AT);
    Reading reading = new Reading();
    reading.format = one(row.text(IngestFile.FORMAT));
    reading.version =
        new FileState.Version(
            Sha256.of(row.text(IngestFile.SHA256)),
            row.whole(IngestFile.BYTES),
            modified,
            one(row.text(IngestFile.SETTINGS_DIGEST)),
            row.text(IngestFile.OBJECT_TAG));
    reading.firstModifiedAt = first == null || first.equals(modified) ? modified : first;
    reading.readAt = one(row.instant(IngestFile.INGESTED_AT));
    return reading;
  }

  private void days(Map<FileKey, Reading> files) {
    Iterator<Row> rows = oneByOne(lake.read(IngestFileDay.TABLE), DAY);
    while (rows.hasNext()) {
      RowLayout.Cells row = DAY.read(rows.next());
      String source = one(row.text(IngestFileDay.SOURCE));
      Instant readAt = row.instant(IngestFileDay.INGESTED_AT);
      Touch touch =
          one(
              new Touch(
                  row.date(IngestFileDay.ROW_DATE), row.date(IngestFileDay.BILLING_PERIOD_START)));
      arrivals.take(source, touch.date(), readAt);
      Reading file = files.get(new FileKey(source, row.text(IngestFileDay.PATH)));
      if (file != null && file.readAt.equals(readAt)) {
        file.add(
            touch,
            FileState.Day.of(
                row.text(IngestFileDay.CONTENT_HASH), row.whole(IngestFileDay.ROWS_OUT)));
      }
    }
  }

  /** A single task, so that Spark starts one job and the driver holds one packed block. */
  private static Iterator<Row> oneByOne(Frame table, RowLayout columns) {
    return table.select(columns.columns()).rows().coalesce(1).toLocalIterator();
  }

  /** The same value, held once. */
  @SuppressWarnings("unchecked")
  private <T> T one(T value) {
    return value == null ? null : (T) shared.computeIfAbsent(value, v -> v);
  }
}
