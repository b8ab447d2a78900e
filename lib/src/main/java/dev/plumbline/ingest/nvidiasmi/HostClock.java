package dev.plumbline.ingest.nvidiasmi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Places local times of a host's zone. Local times are milliseconds since 1970 as if the clock ran
 * in UTC. Between two changes of the zone's offset nothing is looked up.
 */
final class HostClock {

  /** What a local time means. */
  enum Kind {
    /** It happens once. */
    ONCE,
    /** It happens twice, since clocks are set back. */
    TWICE,
    /** It is skipped, since clocks are set forward. */
    NEVER
  }

  /**
   * The local times {@code [start, end)} that happen twice.
   *
   * @param start when clocks are set back to
   * @param end when clocks are set back
   * @param earlierOffset milliseconds ahead of UTC the first time
   * @param laterOffset milliseconds ahead of UTC the second time
   */
  record Overlap(long start, long end, long earlierOffset, long laterOffset) {}

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private long offset;
  private Overlap overlap;

  HostClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Places a local time; see {@link #offset} and {@link #overlap}. */
  Kind place(long local) {
    if (local >= from && local < until) {
      return Kind.ONCE;
    }
    if (overlap != null && local >= overlap.start() && local < overlap.end()) {
      return Kind.TWICE;
    }
    return look(local);
  }

  private Kind look(long local) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(local, 1000L), Math.floorMod(local, 1000) * 1_000_000, ZoneOffset.UTC);
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change == null) {
      ZoneOffset ahead = rules.getOffset(time);
      remember(time.toInstant(ahead), ahead);
      return Kind.ONCE;
    }
    if (change.isGap()) {
      return Kind.NEVER;
    }
    overlap =
        new Overlap(
            milliseconds(change.getDateTimeAfter()),
            milliseconds(change.getDateTimeBefore()),
            change.getOffsetBefore().getTotalSeconds() * 1000L,
            change.getOffsetAfter().getTotalSeconds() * 1000L);
    return Kind.TWICE;
  }

  private void remember(Instant instant, ZoneOffset ahead) {
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    offset = ahead.getTotalSeconds() * 1000L;
    from =
        before == null
            ? Long.MIN_VALUE
            : Math.max(
                milliseconds(before.getDateTimeBefore()), milliseconds(before.getDateTimeAfter()));
    until =
        after == null
            ? Long.MAX_VALUE
            : Math.min(
                milliseconds(after.getDateTimeBefore()), milliseconds(after.getDateTimeAfter()));
  }

  private static long milliseconds(LocalDateTime time) {
    return time.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** Milliseconds ahead of UTC at the time that was placed last, if it happens once. */
  long offset() {
    return offset;
  }

  /** The times among which the one that was placed last happens twice. */
  Overlap overlap() {
    return overlap;
  }
}
