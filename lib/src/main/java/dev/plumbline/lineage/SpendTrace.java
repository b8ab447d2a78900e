package dev.plumbline.lineage;

import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.RunCost;
import dev.plumbline.lineage.known.Spend;
import dev.plumbline.tables.LineageReachDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How far what GPUs cost is traced: to a run, on to a model version, and on to its data. Each step
 * is a part of the one before, by currency; where nothing is priced there is none.
 *
 * <ol>
 *   <li>What is followed is everything that GPUs cost on the {@value LineageReachDaily#SPEND_DATES}
 *       dates up to the one that is ruled, idle time and time that nobody holds included.
 *   <li>It traces to a run where the GPU's label names one of which something tells but the label.
 *   <li>It traces to a model where that run is the training run of a registered version, or lies
 *       behind one; to data where the way back of such a version ends in origins everywhere.
 *   <li>Of a currency in which GPUs are priced and no run is, nothing is traced: zero is known.
 * </ol>
 */
final class SpendTrace {
  private final SortedMap<String, BigDecimal> all = new TreeMap<>();
  private final Set<LocalDate> dates = new HashSet<>();
  private final RunCosts costs;
  private final BitSet known = new BitSet();

  /** What GPUs cost up to and including this date, and the runs of the graph of these facts. */
  SpendTrace(LineageFacts facts, LineageGraph graph, LocalDate date) {
    LocalDate first = date.minusDays(LineageReachDaily.SPEND_DATES - 1L);
    for (Spend spend : facts.spend) {
      boolean isWithin = !spend.date().isBefore(first) && !spend.date().isAfter(date);
      if (isWithin && spend.cost() != null) {
        all.merge(spend.currency(), spend.cost(), BigDecimal::add);
        dates.add(spend.date());
      }
    }
    List<RunCost> within = facts.costs.stream().filter(c -> !c.date().isBefore(first)).toList();
    costs = new RunCosts(graph, within, date);
    IntStream.range(0, graph.size())
        .filter(run -> graph.run(graph.runId(run)).isPresent())
        .forEach(known::set);
  }

  /** All that GPUs cost; null where nothing is priced. */
  SortedMap<String, BigDecimal> all() {
    return all.isEmpty() ? null : all;
  }

  /** On how many dates anything is priced. */
  long dates() {
    return dates.size();
  }

  /** What of it is of known runs; null where nothing is priced. */
  SortedMap<String, BigDecimal> ofRuns() {
    return of(known);
  }

  /** What of that is of these runs; null where nothing is priced. */
  SortedMap<String, BigDecimal> of(BitSet runs) {
    if (all.isEmpty()) {
      return null;
    }
    BitSet both = (BitSet) runs.clone();
    both.and(known);
    SortedMap<String, BigDecimal> traced = new TreeMap<>();
    all.keySet().forEach(currency -> traced.put(currency, BigDecimal.ZERO));
    SortedMap<String, BigDecimal> used = costs.of(both.stream().toArray()).costs();
    if (used != null) {
      traced.putAll(used);
    }
    return traced;
  }
}
