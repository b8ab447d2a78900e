package dev.plumbline.cost.method;

import dev.plumbline.schema.Apportionment;
import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One machine on one date: its hours, what they cost, who held its GPUs and what they requested. A
 * method that lacks a figure for one hour or one holder has none for the date.
 */
final class MachineDay {
  private final TreeMap<Long, MachineHour> hours = new TreeMap<>();
  private final TreeMap<Bearer, BigDecimal> seconds = new TreeMap<>();
  private final TreeMap<PaidCharge, TreeMap<Bearer, BigDecimal>> charged = new TreeMap<>();
  private final TreeMap<PaidCharge, TreeMap<Long, BigDecimal>> costs = new TreeMap<>();
  private final List<NodeRequest> requests = new ArrayList<>();

  /**
   * Adds cost of an hour.
   *
   * @param hour its start, epoch milliseconds
   * @param bearer whose it is
   * @param time GPU-seconds that stand beside it; null where none do
   * @param cost the cost
   */
  void pay(PaidCharge charge, long hour, Bearer bearer, BigDecimal time, BigDecimal cost) {
    charged.computeIfAbsent(charge, c -> new TreeMap<>()).merge(bearer, cost, BigDecimal::add);
    if (charge.isCorrection()) {
      return;
    }
    BigDecimal known = time == null ? BigDecimal.ZERO : time;
    costs.computeIfAbsent(charge, c -> new TreeMap<>()).merge(hour, cost, BigDecimal::add);
    hours.computeIfAbsent(hour, MachineHour::new).add(bearer.holder(), known);
    if (bearer.holder() != null) {
      seconds.merge(bearer, known, BigDecimal::add);
    }
  }

  /** Adds a request; of those who held no GPU of the machine it does not count. */
  void ask(NodeRequest request) {
    if (seconds.keySet().stream().anyMatch(b -> b.holder().equals(request.owner()))) {
      requests.add(request);
    }
  }

  /** True where somebody held a GPU, or a correction says that somebody did. */
  boolean isHeld() {
    return charged.values().stream()
        .anyMatch(parts -> parts.keySet().stream().anyMatch(b -> b.holder() != null));
  }

  /**
   * Every charge by every method.
   *
   * @param size what the machine has; null where it is not known
   * @param why why it is not known, or null
   */
  List<MethodPart> parts(MachineSize size, AbsentMethod why) {
    TreeMap<Long, SortedMap<String, Demand>> demands = size == null ? null : demands();
    AbsentMethod reason = size == null ? why : demands == null ? AbsentMethod.NO_REQUEST : null;
    List<MethodPart> parts = new ArrayList<>();
    charged.forEach(
        (charge, held) -> {
          for (CostMethod method : CostMethod.values()) {
            AbsentMethod absent = charge.isCorrection() ? AbsentMethod.CORRECTION : reason;
            if (method == CostMethod.HELD_TIME) {
              add(charge, method, held, held, null, parts);
            } else if (absent != null) {
              add(charge, method, held, null, absent, parts);
            } else {
              add(charge, method, held, split(charge, method, size, demands), null, parts);
            }
          }
        });
    return parts;
  }

  /** What each holder had in each hour; null where nobody knows it of one. */
  private TreeMap<Long, SortedMap<String, Demand>> demands() {
    TreeMap<Long, SortedMap<String, Demand>> demands = new TreeMap<>();
    for (Map.Entry<Long, MachineHour> hour : hours.entrySet()) {
      SortedMap<String, Demand> had = hour.getValue().demands(requests);
      if (had == null) {
        return null;
      }
      demands.put(hour.getKey(), had);
    }
    return demands;
  }

  private TreeMap<Bearer, BigDecimal> split(
      PaidCharge charge,
      CostMethod method,
      MachineSize size,
      TreeMap<Long, SortedMap<String, Demand>> demands) {
    TreeMap<Bearer, BigDecimal> parts = new TreeMap<>();
    costs
        .get(charge)
        .forEach(
            (hour, cost) -> {
              SortedMap<String, Demand> had = demands.get(hour);
              List<BigDecimal> divided =
                  new HourSplit(size, hours.get(hour).accounted())
                      .parts(method, cost, List.copyOf(had.values()));
              int next = 0;
              for (String owner : had.keySet()) {
                give(owner, divided.get(next++), parts);
              }
              parts.merge(Bearer.NOBODY, divided.get(next), BigDecimal::add);
            });
    return parts;
  }

  /** Where a holder changed its team within the date, by the GPU-seconds of each. */
  private void give(String owner, BigDecimal cost, Map<Bearer, BigDecimal> parts) {
    List<Bearer> bearers = seconds.keySet().stream().filter(b -> b.holder().equals(owner)).toList();
    List<BigDecimal> weights = bearers.stream().map(seconds::get).toList();
    boolean isTimeless = weights.stream().allMatch(weight -> weight.signum() == 0);
    List<BigDecimal> divided =
        Apportionment.divide(
            cost, isTimeless ? Collections.nCopies(weights.size(), BigDecimal.ONE) : weights);
    for (int i = 0; i < divided.size(); i++) {
      parts.merge(bearers.get(i), divided.get(i), BigDecimal::add);
    }
  }

  private static void add(
      PaidCharge charge,
      CostMethod method,
      Map<Bearer, BigDecimal> held,
      Map<Bearer, BigDecimal> borne,
      AbsentMethod absent,
      List<MethodPart> parts) {
    TreeMap<Bearer, BigDecimal> all = new TreeMap<>(held);
    all.putIfAbsent(Bearer.NOBODY, BigDecimal.ZERO);
    if (borne != null) {
      borne.keySet().forEach(bearer -> all.putIfAbsent(bearer, BigDecimal.ZERO));
    }
    all.forEach(
        (bearer, cost) ->
            parts.add(
                new MethodPart(
                    charge,
                    method,
                    bearer,
                    borne == null ? null : borne.getOrDefault(bearer, BigDecimal.ZERO),
                    cost,
                    absent)));
  }
}
