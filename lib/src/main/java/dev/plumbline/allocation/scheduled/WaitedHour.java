package dev.plumbline.allocation.scheduled;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.QueueHour;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What is known of one hour and of those who waited in it alike. */
final class WaitedHour {
  /** An hour, in milliseconds. */
  static final long LENGTH = 3_600_000;

  private static final RowLayout OUT = RowLayout.of(QueueHour.TABLE);

  /** Somebody waited, for nothing but GPUs or perhaps for something else. */
  private record Span(long from, long to, boolean isForGpus) {}

  private final List<Span> spans = new ArrayList<>();
  private long requestTime;
  private BigDecimal gpuTime;
  private long started;
  private long startedWait;
  private long longest;

  /** A request waited in the hour. */
  void waited(long from, long to, boolean isForGpus) {
    spans.add(new Span(from, to, isForGpus));
    requestTime += to - from;
  }

  /** So many GPUs were waited for; null where nobody says how many. */
  void asked(long time, Long gpus) {
    if (gpus != null) {
      BigDecimal more = BigDecimal.valueOf(time).multiply(BigDecimal.valueOf(gpus));
      gpuTime = gpuTime == null ? more : gpuTime.add(more);
    }
  }

  /** A wait ended in the hour, after so long. */
  void started(long whole) {
    started++;
    startedWait += whole;
    longest = Math.max(longest, whole);
  }

  /**
   * The row.
   *
   * @param who which hour, and who waited
   */
  Row row(Map<Col, Object> who) {
    return OUT.draft()
        .set(who)
        .set(QueueHour.WAITING_SECONDS, seconds(union(spans)))
        .set(
            QueueHour.ELIGIBLE_SECONDS,
            seconds(union(spans.stream().filter(Span::isForGpus).toList())))
        .set(QueueHour.REQUEST_SECONDS, seconds(requestTime))
        .set(QueueHour.GPU_SECONDS, gpuTime == null ? null : gpuTime.movePointLeft(3))
        .set(QueueHour.STARTED, started)
        .set(QueueHour.STARTED_WAIT, seconds(startedWait))
        .set(QueueHour.LONGEST_WAIT, started == 0 ? null : seconds(longest))
        .row();
  }

  private static BigDecimal seconds(long milliseconds) {
    return BigDecimal.valueOf(milliseconds, 3);
  }

  /** Time in which any of them waited. */
  private static long union(List<Span> spans) {
    long time = 0;
    long reached = Long.MIN_VALUE;
    for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
      time += Math.max(0, span.to() - Math.max(span.from(), reached));
      reached = Math.max(reached, span.to());
    }
    return time;
  }
}
