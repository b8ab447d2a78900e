package dev.plumbline.cost.counter;

import dev.plumbline.terms.ServerKind;
import dev.plumbline.terms.ServingCount;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What the counters of one server gained on one date, as one scraper saw them. */
final class ServerDay {
  private final Map<ServingCount, Gained> counts = new EnumMap<>(ServingCount.class);
  private final Map<String, Gained> buckets = new TreeMap<>();
  private long start = Long.MAX_VALUE;
  private long end = Long.MIN_VALUE;
  private long longestGap;
  private long values;

  /** A counter gained so much from one instant to another. */
  void add(ServingCount count, String bound, long from, long to, double gain) {
    Gained gained =
        count == ServingCount.LATENCY_BUCKET
            ? buckets.computeIfAbsent(String.valueOf(bound), key -> new Gained())
            : counts.computeIfAbsent(count, key -> new Gained());
    gained.add(from, to, gain);
    start = Math.min(start, from);
    end = Math.max(end, to);
    longestGap = Math.max(longestGap, to - from);
    values++;
  }

  /** How many increases it is made of. */
  long values() {
    return values;
  }

  /** When counting began, epoch milliseconds. */
  long start() {
    return start;
  }

  long end() {
    return end;
  }

  long longestGap() {
    return longestGap;
  }

  /** What was counted all the time; else null. */
  Long count(ServingCount count) {
    Gained gained = counts.get(count);
    return gained == null || !gained.covers(start, end) ? null : gained.sum();
  }

  /**
   * All requests: as the server counts them, or those that ended. Where both are known, the
   * greater: a request may end after a window it began before.
   */
  Long requests(ServerKind server) {
    Long said = count(ServingCount.REQUESTS);
    Long good = count(ServingCount.SUCCESSFUL_REQUESTS);
    Long bad = count(ServingCount.FAILED_REQUESTS);
    Long other = count(ServingCount.OTHER_REQUESTS);
    if (good == null) {
      return said;
    }
    long ended = good + (bad == null ? 0 : bad) + (other == null ? 0 : other);
    if (said != null) {
      return Math.max(said, ended);
    }
    boolean isWhole = server.countsFailures() ? bad != null : server == ServerKind.VLLM;
    return isWhole ? Long.valueOf(ended) : null;
  }

  /** The buckets, where all were counted all the time; else null. */
  Map<String, Long> buckets() {
    Map<String, Long> sums = new TreeMap<>();
    for (Map.Entry<String, Gained> bucket : buckets.entrySet()) {
      if (!bucket.getValue().covers(start, end)) {
        return null;
      }
      sums.put(bucket.getKey(), bucket.getValue().sum());
    }
    return sums.isEmpty() ? null : sums;
  }
}
