package dev.plumbline.cost.capacity;

import dev.plumbline.schema.Apportionment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The UTC hours a charge belongs to, and the time of each that weighs its share.
 *
 * <p>A charge of at most an hour lies in the hours its period covers. A coarser one that grows with
 * time is spread over the part of its period in which the resource was alive, from its first to its
 * last observation; one that was never seen, over its whole period. Time that does not fit into
 * that part fills it, and what is left of it lies evenly in the rest of the period. What is not
 * metered in time is spread over its whole period.
 *
 * @param hours starts of UTC hours, epoch milliseconds, in order
 * @param weights milliseconds of each
 */
public record PaidSpread(List<Long> hours, List<BigDecimal> weights) {
  /** Milliseconds of an hour. */
  public static final long HOUR = 3_600_000;

  /**
   * A stretch of time.
   *
   * @param start epoch milliseconds, inclusive
   * @param end epoch milliseconds, exclusive
   */
  public record Stretch(long start, long end) {
    /** Milliseconds; none where it ends before it starts. */
    BigDecimal length() {
      return BigDecimal.valueOf(Math.max(0, end - start));
    }

    /** The part of this stretch within another that it overlaps. */
    Stretch within(Stretch other) {
      return new Stretch(Math.max(start, other.start), Math.min(end, other.end));
    }
  }

  /**
   * Spreads a charge period.
   *
   * @param period the charge period
   * @param observed when the resource was observed, any number of stretches, in order of time
   */
  static PaidSpread of(Stretch period, List<Stretch> observed) {
    return of(period, observed, null);
  }

  /**
   * Spreads a charge period.
   *
   * @param billed milliseconds that are billed of one machine; null where that is not known
   */
  static PaidSpread of(Stretch period, List<Stretch> observed, BigDecimal billed) {
    Stretch alive = period.end - period.start > HOUR ? alive(period, observed) : period;
    BigDecimal beyond = billed == null ? BigDecimal.ZERO : billed.subtract(alive.length());
    BigDecimal rest = period.length().subtract(alive.length());
    if (beyond.signum() <= 0 || rest.signum() == 0) {
      return over(alive);
    }
    PaidSpread whole = over(period);
    BigDecimal left = beyond.min(rest);
    List<BigDecimal> weights = new ArrayList<>();
    for (int i = 0; i < whole.hours.size(); i++) {
      long start = whole.hours.get(i);
      BigDecimal all = whole.weights.get(i);
      BigDecimal seen = new Stretch(start, start + HOUR).within(alive).length();
      weights.add(seen.multiply(rest).add(all.subtract(seen).multiply(left)));
    }
    return new PaidSpread(whole.hours, weights);
  }

  /** Spreads over all of a stretch. */
  static PaidSpread over(Stretch over) {
    if (over.end <= over.start) {
      return new PaidSpread(List.of(hour(over.start)), List.of(BigDecimal.ONE));
    }
    List<Long> hours = new ArrayList<>();
    List<BigDecimal> weights = new ArrayList<>();
    for (long hour = hour(over.start); hour < over.end; hour += HOUR) {
      hours.add(hour);
      weights.add(BigDecimal.valueOf(Math.min(over.end, hour + HOUR) - Math.max(over.start, hour)));
    }
    return new PaidSpread(hours, weights);
  }

  /** The part of a period from the first to the last observation; all of it where there is none. */
  static Stretch alive(Stretch period, List<Stretch> observed) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Stretch seen : observed) {
      if (seen.start < period.end && seen.end > period.start) {
        first = Math.min(first, Math.max(seen.start, period.start));
        last = Math.max(last, Math.min(seen.end, period.end));
      }
    }
    return first < last ? new Stretch(first, last) : period;
  }

  /** The start of the UTC hour of an instant. */
  static long hour(long at) {
    return Math.floorDiv(at, HOUR) * HOUR;
  }

  /** Exact shares of an amount, one per hour; nulls when the amount is unknown. */
  List<BigDecimal> shares(BigDecimal amount) {
    if (amount == null) {
      return Collections.nCopies(hours.size(), null);
    }
    return hours.size() == 1 ? List.of(amount) : Apportionment.divide(amount, weights);
  }
}
