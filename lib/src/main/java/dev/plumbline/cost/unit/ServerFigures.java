package dev.plumbline.cost.unit;

import dev.plumbline.cost.counter.Latencies;
import dev.plumbline.cost.counter.ServerDays;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.terms.ServingCount;
import java.util.Map;

/**
 * What servers told of how they answered, beside how often; null where one did not.
 *
 * @param buckets requests by latency
 * @param inferences single inferences
 * @param executions executions of the model, each of a batch
 * @param longestGap the longest stretch between two values in milliseconds; 0 where requests were
 *     counted one by one
 */
record ServerFigures(Map<String, Long> buckets, Long inferences, Long executions, long longestGap) {

  static ServerFigures of(Cells row) {
    Long gap = row.whole(ServerDays.LONGEST_GAP);
    return new ServerFigures(
        row.has(ServerDays.BUCKETS) ? row.map(ServerDays.BUCKETS) : null,
        row.whole(ServerDays.of(ServingCount.INFERENCES)),
        row.whole(ServerDays.of(ServingCount.EXECUTIONS)),
        gap == null ? 0 : gap);
  }

  ServerFigures plus(ServerFigures more) {
    return new ServerFigures(
        Latencies.sum(buckets, more.buckets),
        inferences == null || more.inferences == null ? null : inferences + more.inferences,
        executions == null || more.executions == null ? null : executions + more.executions,
        Math.max(longestGap, more.longestGap));
  }

  /** The latency in seconds that this share of the requests kept within, or null. */
  Double latency(double share) {
    return Latencies.quantile(buckets, share);
  }

  /** Inferences of an execution, or null. */
  Double batchSize() {
    return inferences == null || executions == null || executions == 0
        ? null
        : Double.valueOf((double) inferences / executions);
  }
}
