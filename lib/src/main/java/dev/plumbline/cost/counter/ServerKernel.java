package dev.plumbline.cost.counter;

import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.RowLayout.Draft;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;
import dev.plumbline.terms.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The rows of one server: one for each date on which its counters gained something, or nothing. */
final class ServerKernel implements GroupKernel {
  private static final long serialVersionUID = 1L;
  private static final long DAY = 86_400_000;
  private static final RowLayout IN = ServerDays.SAMPLE;

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    Map<Long, ServerDay> best = new TreeMap<>();
    Map<Long, ServerDay> seen = new TreeMap<>();
    CounterLine line = new CounterLine();
    Cells first = null;
    String scraper = null;
    String series = null;
    while (group.hasNext()) {
      Cells row = IN.read(group.next());
      if (first != null && !Objects.equals(scraper, row.text(ServingSample.SCRAPER))) {
        keepBetter(best, seen);
        seen = new TreeMap<>();
        series = null;
      }
      if (!row.text(ServingSample.SERIES_ID).equals(series)) {
        line = new CounterLine();
      }
      first = first == null ? row : first;
      scraper = row.text(ServingSample.SCRAPER);
      series = row.text(ServingSample.SERIES_ID);
      take(row, line, seen);
    }
    keepBetter(best, seen);
    List<Row> rows = new ArrayList<>();
    Cells server = first;
    best.forEach((date, day) -> rows.add(row(server, date, day)));
    return rows.iterator();
  }

  private static void take(Cells row, CounterLine line, Map<Long, ServerDay> seen) {
    long at = row.instant(ServingSample.SAMPLED_AT).toEpochMilli();
    double value = row.real(ServingSample.VALUE);
    if (at == line.at()) {
      return;
    }
    long date = Math.floorDiv(at, DAY);
    // What is older is not always read, and a date's figures may not depend on that.
    if (line.at() != CounterLine.NONE && Math.floorDiv(line.at(), DAY) >= date - 1) {
      seen.computeIfAbsent(date, key -> new ServerDay())
          .add(
              Term.of(ServingCount.class, row.text(ServingSample.COUNT)),
              row.text(ServingSample.BOUND),
              line.at(),
              at,
              line.gain(value));
    }
    line.move(at, value);
  }

  private static void keepBetter(Map<Long, ServerDay> best, Map<Long, ServerDay> seen) {
    seen.forEach(
        (date, day) ->
            best.merge(date, day, (one, other) -> other.values() > one.values() ? other : one));
  }

  private static Row row(Cells server, long date, ServerDay day) {
    ServerKind kind = Term.of(ServerKind.class, server.text(ServingSample.SERVER));
    long start = Math.max(day.start(), date * DAY);
    Draft row =
        ServerDays.LAYOUT
            .draft()
            .set(ServerDays.DATE, LocalDate.ofEpochDay(date))
            .set(ServingSample.SOURCE, server.text(ServingSample.SOURCE))
            .set(ServingSample.SERVER_ID, server.text(ServingSample.SERVER_ID))
            .set(ServingSample.MODEL, server.text(ServingSample.MODEL))
            .set(ServingSample.VERSION, server.text(ServingSample.VERSION))
            .set(ServingSample.NAMESPACE, server.text(ServingSample.NAMESPACE))
            .set(ServingSample.POD, server.text(ServingSample.POD))
            .set(ServerDays.START, Instant.ofEpochMilli(start))
            // A value of midnight sharp is of the date that begins, though all it tells of is past.
            .set(ServerDays.END, Instant.ofEpochMilli(Math.max(day.end(), start + 1)))
            .set(ServerDays.BUCKETS, day.buckets())
            .set(ServerDays.LONGEST_GAP, day.longestGap());
    for (ServingCount count : ServingCount.values()) {
      if (count == ServingCount.REQUESTS) {
        row.set(ServerDays.of(count), day.requests(kind));
      } else if (count != ServingCount.LATENCY_BUCKET) {
        row.set(ServerDays.of(count), day.count(count));
      }
    }
    return row.row();
  }
}
