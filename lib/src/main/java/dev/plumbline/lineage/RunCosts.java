package dev.plumbline.lineage;

import dev.plumbline.lineage.known.RunCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** GPU-seconds and cost by run up to a date. What no row tells is unknown, not zero. */
public final class RunCosts {

  /**
   * A sum over runs.
   *
   * @param gpuSeconds null when no run has any
   * @param costs by currency; null when nothing prices any of them
   */
  record Total(BigDecimal gpuSeconds, SortedMap<String, BigDecimal> costs) {
    private static final Total NOTHING = new Total(null, null);

    private Total plus(RunCost cost) {
      SortedMap<String, BigDecimal> sums = costs == null ? new TreeMap<>() : new TreeMap<>(costs);
      if (cost.cost() != null) {
        sums.merge(cost.currency(), cost.cost(), BigDecimal::add);
      }
      return new Total(sum(gpuSeconds, cost.gpuSeconds()), sums.isEmpty() ? null : sums);
    }

    private Total plus(Total other) {
      SortedMap<String, BigDecimal> sums = costs == null ? new TreeMap<>() : new TreeMap<>(costs);
      if (other.costs != null) {
        other.costs.forEach((currency, cost) -> sums.merge(currency, cost, BigDecimal::add));
      }
      return new Total(sum(gpuSeconds, other.gpuSeconds), sums.isEmpty() ? null : sums);
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
      return one == null ? other : other == null ? one : one.add(other);
    }
  }

  private final Map<String, Total> byRun = new HashMap<>();

  /** What was used up to and including this date. */
  public RunCosts(Collection<RunCost> costs, LocalDate through) {
    for (RunCost cost : costs) {
      if (!cost.date().isAfter(through)) {
        byRun.merge(cost.runId(), Total.NOTHING.plus(cost), (sum, one) -> sum.plus(one));
      }
    }
  }

  /** The sum over these runs, each once. */
  Total of(Set<String> runs) {
    Total total = Total.NOTHING;
    for (String run : new TreeSet<>(runs)) {
      total = byRun.containsKey(run) ? total.plus(byRun.get(run)) : total;
    }
    return total;
  }

  /** True when nothing was observed on any GPU for any run. */
  boolean isEmpty() {
    return byRun.isEmpty();
  }

  /** True when GPU time of the run was observed. */
  boolean used(String run) {
    return byRun.containsKey(run);
  }
}
