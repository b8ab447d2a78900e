package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.terms.AttentionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Files of which not all could be read.
 *
 * <ol>
 *   <li>of the readings of one file the newest counts: a file that was delivered again and read
 *       whole is none;
 *   <li>a file that gave rows stands on their dates: theirs are the figures that lack the rest;
 *   <li>one that gave none stands on the newest date that was known when it was read, charges left
 *       aside (they reach into the future): nobody knows what it is about.
 * </ol>
 */
public final class UnreadableFile implements Finding {
  private static final RowLayout READ =
      RowLayout.of(
          IngestFile.SOURCE,
          IngestFile.PATH,
          IngestFile.INGESTED_AT,
          IngestFile.PROBLEM,
          IngestFile.RECORDS_IN,
          IngestFileDay.ROW_DATE,
          IngestFileDay.BILLING_PERIOD_START);

  @Override
  public AttentionKind kind() {
    return AttentionKind.UNREADABLE_FILE;
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(IngestFile.TABLE, IngestFileDay.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    return facts
        .of(IngestFile.TABLE)
        .select(
            IngestFile.SOURCE,
            IngestFile.PATH,
            IngestFile.INGESTED_AT,
            IngestFile.PROBLEM,
            IngestFile.RECORDS_IN)
        .union(
            facts
                .of(IngestFileDay.TABLE)
                .select(
                    IngestFileDay.SOURCE,
                    IngestFileDay.PATH,
                    IngestFileDay.INGESTED_AT,
                    IngestFileDay.ROW_DATE,
                    IngestFileDay.BILLING_PERIOD_START))
        .select(READ.columns())
        .together(Found.LAYOUT.schema(), UnreadableFile::found);
  }

  /** A file and its newest reading. */
  private static final class Reading {
    private Row newest;
    private final Map<Instant, TreeSet<LocalDate>> dates = new HashMap<>();

    void file(Row row) {
      boolean isNewer =
          newest == null
              || READ.instant(row, IngestFile.INGESTED_AT)
                  .isAfter(READ.instant(newest, IngestFile.INGESTED_AT));
      newest = isNewer ? row : newest;
    }

    boolean isUnreadable() {
      return newest != null && READ.text(newest, IngestFile.PROBLEM) != null;
    }
  }

  private static Iterator<Row> found(Iterator<Row> rows) {
    TreeMap<String, Reading> files = new TreeMap<>();
    TreeMap<Instant, LocalDate> known = new TreeMap<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      String name = READ.text(row, IngestFile.SOURCE) + ": " + READ.text(row, IngestFile.PATH);
      Reading reading = files.computeIfAbsent(name, file -> new Reading());
      LocalDate date = READ.date(row, IngestFileDay.ROW_DATE);
      if (date == null) {
        reading.file(row);
        continue;
      }
      Instant at = READ.instant(row, IngestFile.INGESTED_AT);
      reading.dates.computeIfAbsent(at, read -> new TreeSet<>()).add(date);
      if (READ.date(row, IngestFileDay.BILLING_PERIOD_START) == null) {
        known.merge(at, date, (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    List<Row> found = new ArrayList<>();
    files.forEach(
        (name, reading) -> {
          if (reading.isUnreadable()) {
            dates(reading, known).forEach(date -> found.add(row(date, name, reading)));
          }
        });
    return found.iterator();
  }

  private static Stream<LocalDate> dates(Reading reading, TreeMap<Instant, LocalDate> known) {
    Instant at = READ.instant(reading.newest, IngestFile.INGESTED_AT);
    TreeSet<LocalDate> own = reading.dates.get(at);
    return own != null
        ? own.stream()
        : known.headMap(at, true).values().stream().max(LocalDate::compareTo).stream();
  }

  private static Row row(LocalDate date, String name, Reading reading) {
    long records = READ.whole(reading.newest, IngestFile.RECORDS_IN);
    String detail =
        READ.text(reading.newest, IngestFile.PROBLEM)
            + "; "
            + (records == 0
                ? "nothing of it was read"
                : Words.count(records, "record was", "records were") + " counted before");
    return new Found(
            date,
            name,
            detail,
            "deliver the file again whole, under the same name: the next night reads it")
        .row(null);
  }
}
