package dev.plumbline.segment;

import dev.plumbline.timeline.Reading;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** One GPU's rows in time order, handed out date by date, each with the lookback before it. */
final class SampleDates {
  private final SegmentReadings rows;
  private final Iterator<Row> group;
  private final Duration lookback;
  private final SegmentReadings.Known known;
  private final Deque<Reading> near = new ArrayDeque<>();
  private final String gpuUuid;
  private Reading next;

  /** Rows of one group that is not empty. */
  SampleDates(SegmentReadings rows, Iterator<Row> group, Duration lookback) {
    this.rows = rows;
    this.group = group;
    this.lookback = lookback;
    this.known = rows.new Known();
    Row first = group.next();
    this.gpuUuid = rows.gpuUuid(first);
    this.next = reading(first);
  }

  private Reading reading(Row row) {
    return rows.reading(row, gpuUuid, known);
  }

  String gpuUuid() {
    return gpuUuid;
  }

  /** The samples of a date and its lookback; dates are asked for in order. */
  Iterable<Reading> of(LocalDate date) {
    long start = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long end = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    while (next != null && next.at() < end) {
      near.add(next);
      next = group.hasNext() ? reading(group.next()) : null;
    }
    while (!near.isEmpty() && near.peek().at() < start - lookback.toMillis()) {
      near.remove();
    }
    return near;
  }
}
