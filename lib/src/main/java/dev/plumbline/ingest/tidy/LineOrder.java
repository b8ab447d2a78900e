package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.mapping.WrittenTime;
import dev.plumbline.ingest.telemetry.LabelSet;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides which of two instants a local time means that occurs twice, by what the same series said
 * on the lines before: the first that is not earlier.
 */
final class LineOrder {
  /** No instant follows the lines before. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private final boolean isNeeded;
  private final Map<Series, Long> latest = new HashMap<>();

  /** Follows the lines where the zone of local times sets its clocks back; it may be null. */
  LineOrder(ZoneId zone) {
    isNeeded = zone != null && !zone.getRules().isFixedOffset();
  }

  /**
   * What comes line after line in time order.
   *
   * @param counter the counter of a narrow row, -1 for a wide one
   */
  private record Series(LabelSet labels, int counter) {}

  /** The instant in milliseconds since 1970, or {@link #UNKNOWN}. */
  long of(WrittenTime moment, LabelSet labels, int counter) {
    long first = moment.instant().toEpochMilli();
    if (!isNeeded) {
      return first;
    }
    Series series = new Series(labels, counter);
    long instant = moment.isAmbiguous() ? ambiguous(moment, first, latest.get(series)) : first;
    if (instant != UNKNOWN) {
      latest.put(series, instant);
    }
    return instant;
  }

  private static long ambiguous(WrittenTime moment, long first, Long before) {
    if (before == null) {
      return UNKNOWN;
    }
    if (first >= before) {
      return first;
    }
    long second = moment.later().toEpochMilli();
    return second >= before ? second : UNKNOWN;
  }

  /** Forgets every line. */
  void clear() {
    latest.clear();
  }
}
