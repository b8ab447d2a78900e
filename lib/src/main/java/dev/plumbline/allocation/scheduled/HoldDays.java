package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.terms.EndBasis;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * All that is said of one workload, to what it holds on each date:
 *
 * <ol>
 *   <li>Of a request in several files the newest word counts: one that says how it ended, and of
 *       such the latest end; else the one that saw it running last; of equals the first by source,
 *       file and line.
 *   <li>It holds from its start to its end. Without an end it holds until its record last shows it
 *       running, and where that is not told to the end of the date it started on; but never beyond
 *       the next start of the same workload.
 *   <li>What lasts no time, or never started, holds nothing.
 * </ol>
 *
 * @param dates the dates to compute
 */
record HoldDays(NavigableSet<LocalDate> dates) implements GroupKernel {
  private static final RowLayout REQUEST = ScheduledHolds.REQUEST;
  private static final RowLayout HOLD = RowLayout.of(ScheduledHold.TABLE);
  private static final Comparator<Instant> TIME = Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Cells> NEWEST =
      Comparator.comparing((Cells word) -> word.instant(GpuRequest.ENDED_AT), TIME)
          .thenComparing(word -> word.instant(GpuRequest.SEEN_AT), TIME)
          .thenComparing(word -> !word.text(GpuRequest.OUTCOME).equals("unknown"))
          .thenComparing(HoldDays::place, Comparator.reverseOrder());

  /** Until when a request holds, and how that is known. */
  private record End(Instant at, EndBasis basis) {}

  /** Takes its own copy. */
  HoldDays {
    dates = new TreeSet<>(dates);
  }

  /** The start of a date, UTC. */
  static Instant start(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static LocalDate dateOf(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static String place(Cells word) {
    return "%s\n%s\n%012d"
        .formatted(
            word.text(GpuRequest.SOURCE),
            word.text(GpuRequest.SOURCE_FILE),
            word.whole(GpuRequest.LINE_NUMBER));
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    Map<String, Cells> newest = new LinkedHashMap<>();
    TreeSet<Instant> starts = new TreeSet<>();
    while (group.hasNext()) {
      Cells word = REQUEST.read(group.next());
      starts.add(word.instant(GpuRequest.STARTED_AT));
      newest.merge(
          word.text(GpuRequest.REQUEST_ID),
          word,
          (one, other) -> NEWEST.compare(one, other) >= 0 ? one : other);
    }
    List<Row> rows = new ArrayList<>();
    newest.values().forEach(word -> add(word, end(word, starts), rows));
    return rows.iterator();
  }

  private static End end(Cells word, TreeSet<Instant> starts) {
    Instant ended = word.instant(GpuRequest.ENDED_AT);
    if (ended != null) {
      return new End(ended, EndBasis.ENDED);
    }
    Instant started = word.instant(GpuRequest.STARTED_AT);
    Instant seen = word.instant(GpuRequest.SEEN_AT);
    End end =
        seen == null
            ? new End(start(dateOf(started).plusDays(1)), EndBasis.DATE_END)
            : new End(seen, EndBasis.LAST_SEEN);
    Instant again = starts.higher(started);
    return again != null && again.isBefore(end.at) ? new End(again, EndBasis.NEXT_START) : end;
  }

  private void add(Cells word, End end, List<Row> rows) {
    Instant started = word.instant(GpuRequest.STARTED_AT);
    if (!end.at.isAfter(started)) {
      return;
    }
    HoldWords words = new HoldWords(word);
    LocalDate last = dateOf(end.at.minusNanos(1000));
    for (LocalDate date : dates.subSet(dateOf(started), true, last, true)) {
      Instant midnight = start(date.plusDays(1));
      rows.add(
          words
              .set(HOLD.draft())
              .set(ScheduledHold.HOLD_DATE, date)
              .set(ScheduledHold.START_AT, started.isAfter(start(date)) ? started : start(date))
              .set(ScheduledHold.END_AT, end.at.isBefore(midnight) ? end.at : midnight)
              .set(ScheduledHold.END_BASIS, end.basis)
              .row());
    }
  }
}
