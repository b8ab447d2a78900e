package dev.plumbline.lineage;

import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.Walks;
import dev.plumbline.lineage.known.RunCost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** GPU-seconds and cost by run up to a date. What no row tells is unknown, not zero. */
public final class RunCosts {

  /**
   * A sum over runs.
   *
   * @param gpuSeconds null when no run has any
   * @param costs by currency; null when nothing prices any of them
   */
  record Total(BigDecimal gpuSeconds, SortedMap<String, BigDecimal> costs) {}

  /**
   * Amounts by run, exactly: whole ones and parts of 10⁻¹², each in a long, so that the sum over a
   * million runs is one over numbers.
   */
  private static final class Amounts {
    private static final int DIGITS = 12;
    private static final long PARTS = 1_000_000_000_000L;

    private final BitSet known = new BitSet();
    private final long[] wholes;
    private final long[] parts;

    Amounts(int runs) {
      wholes = new long[runs];
      parts = new long[runs];
    }

    void add(int run, BigDecimal amount) {
      // Fails rather than rounds: money has twelve digits, and time fewer.
      BigDecimal exact = amount.setScale(DIGITS);
      BigDecimal whole = exact.setScale(0, java.math.RoundingMode.DOWN);
      known.set(run);
      wholes[run] += whole.longValueExact();
      parts[run] += exact.subtract(whole).unscaledValue().longValueExact();
      wholes[run] += parts[run] / PARTS;
      parts[run] %= PARTS;
    }

    /** Adds what each run used to the sums of the walks that come by it. */
    void addTo(Sums sums, Walks walks) {
      for (int run = known.nextSetBit(0); run >= 0; run = known.nextSetBit(run + 1)) {
        sums.add(walks.joined(run), wholes[run], parts[run]);
      }
    }

    /** Adds what these runs used to the first sum. */
    void addTo(Sums sums, int[] runs) {
      for (int run : runs) {
        if (known.get(run)) {
          sums.add(1, wholes[run], parts[run]);
        }
      }
    }
  }

  /** A sum for each of sixty-four walks. */
  private static final class Sums {
    private final long[] wholes = new long[Long.SIZE];
    private final long[] parts = new long[Long.SIZE];
    private long known;

    void add(long walks, long whole, long part) {
      known |= walks;
      for (long rest = walks; rest != 0; rest &= rest - 1) {
        int walk = Long.numberOfTrailingZeros(rest);
        wholes[walk] += whole;
        parts[walk] = Math.addExact(parts[walk], part);
      }
    }

    /** Null where no amount is known. */
    BigDecimal of(int walk) {
      return (known >>> walk & 1) == 0
          ? null
          : BigDecimal.valueOf(wholes[walk]).add(BigDecimal.valueOf(parts[walk], Amounts.DIGITS));
    }
  }

  private final LineageGraph graph;
  private final Amounts gpuSeconds;
  private final SortedMap<String, Amounts> costs = new TreeMap<>();
  private final BitSet used = new BitSet();

  /** What the runs of the graph used up to and including this date. */
  public RunCosts(LineageGraph graph, Collection<RunCost> costs, LocalDate through) {
    this.graph = graph;
    this.gpuSeconds = new Amounts(graph.size());
    costs.stream().filter(cost -> !cost.date().isAfter(through)).forEach(this::add);
  }

  private void add(RunCost cost) {
    int run = graph.number(cost.runId()).orElseThrow();
    used.set(run);
    if (cost.gpuSeconds() != null) {
      gpuSeconds.add(run, cost.gpuSeconds());
    }
    if (cost.cost() != null) {
      costs.computeIfAbsent(cost.currency(), k -> new Amounts(graph.size())).add(run, cost.cost());
    }
  }

  /** The sum over these runs, each of which is named once. */
  Total of(int[] runs) {
    return totals(1, (amounts, sums) -> amounts.addTo(sums, runs)).get(0);
  }

  /** The sums over the runs of each of these walks. */
  List<Total> of(Walks walks, int count) {
    return totals(count, (amounts, sums) -> amounts.addTo(sums, walks));
  }

  private List<Total> totals(int count, BiConsumer<Amounts, Sums> adding) {
    Sums seconds = new Sums();
    adding.accept(gpuSeconds, seconds);
    SortedMap<String, Sums> byCurrency = new TreeMap<>();
    costs.forEach(
        (currency, amounts) ->
            adding.accept(amounts, byCurrency.computeIfAbsent(currency, k -> new Sums())));
    List<Total> totals = new ArrayList<>();
    for (int walk = 0; walk < count; walk++) {
      SortedMap<String, BigDecimal> known = new TreeMap<>();
      for (Map.Entry<String, Sums> sums : byCurrency.entrySet()) {
        BigDecimal sum = sums.getValue().of(walk);
        if (sum != null) {
          known.put(sums.getKey(), sum);
        }
      }
      totals.add(new Total(seconds.of(walk), known.isEmpty() ? null : known));
    }
    return totals;
  }

  /** True when nothing was observed on any GPU for any run. */
  boolean isEmpty() {
    return used.isEmpty();
  }

  /** True when GPU time of the run of this number was observed. */
  boolean used(int run) {
    return used.get(run);
  }
}
