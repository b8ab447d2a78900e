package dev.plumbline.transform;

import dev.plumbline.timeline.Reading;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.sql.Row;

/** One GPU's rows in time order, handed out date by date, each with the lookback before it. */
final class SampleDates {
  private final SampleRows rows;
  private final Iterator<Row> group;
  private final Duration lookback;
  private final Map<String, SampleLabels> labels = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Deque<Reading> near = new ArrayDeque<>();
  private final String gpuUuid;
  private Reading next;

  /** Rows of one group that is not empty. */
  SampleDates(SampleRows rows, Iterator<Row> group, Duration lookback) {
    this.rows = rows;
    this.group = group;
    this.lookback = lookback;
    Row first = group.next();
    this.gpuUuid = rows.gpuUuid(first);
    this.next = rows.reading(first, gpuUuid, labels, names);
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
      next = group.hasNext() ? rows.reading(group.next(), gpuUuid, labels, names) : null;
    }
    while (!near.isEmpty() && near.peek().at() < start - lookback.toMillis()) {
      near.remove();
    }
    return near;
  }
}
