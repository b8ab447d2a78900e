package dev.plumbline.cost.counter;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How long requests took, as buckets of a histogram count them: each all up to its bound. */
public final class Latencies {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?([eE][+-]?\\d)?");
  private static final BigDecimal INFINITE = new BigDecimal("1e100");
  private static final Pattern INFINITY = Pattern.compile("\\+?Inf(inity)?");

  private Latencies() {}

  /** The sum of two histograms; null, which none can read, when their bounds differ. */
  public static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    if (one == null || other == null || !one.keySet().equals(other.keySet())) {
      return null;
    }
    Map<String, Long> sums = new TreeMap<>(one);
    other.forEach((bound, count) -> sums.merge(bound, count, Long::sum));
    return sums;
  }

  /**
   * The latency that a share of all requests kept within, taken as even inside its bucket, as
   * Prometheus does.
   *
   * @return null without buckets or requests, when there is no last bucket +Inf, and when the
   *     request in question is in it: all that is known is that it took longer than its bound
   */
  public static Double quantile(Map<String, Long> buckets, double share) {
    SortedMap<BigDecimal, Long> sorted = sorted(buckets);
    if (sorted == null || !sorted.containsKey(INFINITE) || sorted.get(INFINITE) <= 0) {
      return null;
    }
    double rank = share * sorted.get(INFINITE);
    double lower = 0;
    long below = 0;
    for (Map.Entry<BigDecimal, Long> bucket : sorted.entrySet()) {
      long count = bucket.getValue();
      if (count >= rank && count > below) {
        double upper = bucket.getKey().doubleValue();
        return bucket.getKey().equals(INFINITE)
            ? null
            : Double.valueOf(lower + (upper - lower) * (rank - below) / (count - below));
      }
      lower = bucket.getKey().doubleValue();
      below = count;
    }
    return null;
  }

  /** By bound; null when one is no number, or more requests were faster than were slower. */
  private static SortedMap<BigDecimal, Long> sorted(Map<String, Long> buckets) {
    if (buckets == null) {
      return null;
    }
    SortedMap<BigDecimal, Long> sorted = new TreeMap<>();
    for (Map.Entry<String, Long> bucket : buckets.entrySet()) {
      boolean isLast = INFINITY.matcher(bucket.getKey()).matches();
      if (!isLast && !NUMBER.matcher(bucket.getKey()).matches()) {
        return null;
      }
      sorted.put(isLast ? INFINITE : new BigDecimal(bucket.getKey()), bucket.getValue());
    }
    long before = 0;
    for (long count : sorted.values()) {
      if (count < before) {
        return null;
      }
      before = count;
    }
    return sorted;
  }
}
