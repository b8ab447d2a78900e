package dev.plumbline.ingest.scheduler;

import dev.plumbline.terms.reject.TimeReject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * When a workload asked for GPUs and when it held them; each may be null.
 *
 * @param submitted when it was submitted
 * @param started since when it holds GPUs, inclusive; null when it never did
 * @param ended until when, exclusive; null while it runs
 */
public record RequestSpan(Instant submitted, Instant started, Instant ended) {

  /** Date (UTC) that the request belongs to: of its start, else of its submission, else null. */
  public LocalDate date() {
    return started != null ? dateOf(started) : submitted != null ? dateOf(submitted) : null;
  }

  /**
   * Last date (UTC) on which GPUs were held. A workload that still runs touches its first date
   * only: how long it will run is not in the file.
   */
  public LocalDate through() {
    return started != null && ended != null && ended.isAfter(started)
        ? dateOf(ended.minusNanos(1000))
        : date();
  }

  /** The latest of these times and another, which may be null. */
  public Instant latest(Instant other) {
    return Stream.of(other, submitted, started, ended)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Why the times cannot be true, at most one reason. */
  public List<String> refusals(Instant notAfter) {
    boolean isInFuture =
        started != null && started.isAfter(notAfter) || ended != null && ended.isAfter(notAfter);
    if (started != null && ended != null && ended.isBefore(started)) {
      return List.of(TimeReject.END_BEFORE_START.text());
    }
    return isInFuture
        ? List.of(TimeReject.CLOCK_IN_FUTURE.text())
        : date() == null ? List.of(TimeReject.NO_TIME.text()) : List.of();
  }

  private static LocalDate dateOf(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
