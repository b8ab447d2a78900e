package dev.plumbline.cost.unit;

import dev.plumbline.schema.Apportionment;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.LongStream;

/**
 * A window of usage, divided by time into the dates (UTC) that it touches.
 *
 * @param source who counted
 * @param start inclusive, epoch milliseconds
 * @param end exclusive
 */
record UsageWindow(String source, long start, long end) {
  private static final long DAY = 86_400_000;

  private static long midnight(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Where its part of a date begins. */
  long startOn(LocalDate date) {
    return Math.max(start, midnight(date));
  }

  /** Where its part of a date ends. */
  long endOn(LocalDate date) {
    return Math.min(end, midnight(date) + DAY);
  }

  boolean touches(LocalDate date) {
    return startOn(date) < endOn(date);
  }

  /** The part of a count that falls on a date: by time, so that the parts sum to the count. */
  Long part(Long count, LocalDate date) {
    if (count == null) {
      return null;
    }
    long first = Math.floorDiv(start, DAY);
    long[] weights =
        LongStream.rangeClosed(first, Math.floorDiv(end - 1, DAY))
            .map(day -> Math.min(end, (day + 1) * DAY) - Math.max(start, day * DAY))
            .toArray();
    return Apportionment.divide(count, reduced(weights))[(int) (date.toEpochDay() - first)];
  }

  /** The same proportions in small numbers, whose products with counts are no longer too large. */
  private static long[] reduced(long[] weights) {
    long common =
        LongStream.of(weights)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::gcd)
            .longValueExact();
    return LongStream.of(weights).map(weight -> weight / common).toArray();
  }

  /** True when both counted the same time, and not as parts of one source. */
  boolean isRivalOf(UsageWindow other, LocalDate date) {
    return !source.equals(other.source)
        && startOn(date) < other.endOn(date)
        && other.startOn(date) < endOn(date);
  }
}
