package dev.plumbline.cost.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** GPU time of a machine in one hour, and who had what of it. */
final class MachineHour {
  private final long hour;
  private final TreeMap<String, BigDecimal> held = new TreeMap<>();
  private BigDecimal accounted = BigDecimal.ZERO;

  MachineHour(long hour) {
    this.hour = hour;
  }

  /** Adds GPU-seconds of a holder; null is nobody. */
  void add(String owner, BigDecimal seconds) {
    accounted = accounted.add(seconds);
    if (owner != null) {
      held.merge(owner, seconds, BigDecimal::add);
    }
  }

  /** GPU-seconds that were paid for or seen. */
  BigDecimal accounted() {
    return accounted;
  }

  /**
   * What each holder had, by name; null where nobody knows it of one.
   *
   * @param requests of all holders of the machine on the date
   */
  SortedMap<String, Demand> demands(List<NodeRequest> requests) {
    TreeMap<String, List<NodeRequest>> asked = new TreeMap<>();
    held.forEach(
        (owner, seconds) -> {
          if (seconds.signum() > 0) {
            asked.put(owner, new ArrayList<>());
          }
        });
    for (NodeRequest request : requests) {
      if (request.seconds(hour).signum() > 0) {
        asked.computeIfAbsent(request.owner(), o -> new ArrayList<>()).add(request);
      }
    }
    TreeMap<String, Demand> demands = new TreeMap<>();
    for (String owner : asked.keySet()) {
      List<NodeRequest> own = asked.get(owner);
      if (own.isEmpty() || !own.stream().allMatch(NodeRequest::isWhole)) {
        return null;
      }
      demands.put(owner, demand(owner, own));
    }
    return demands;
  }

  private Demand demand(String owner, List<NodeRequest> requests) {
    BigDecimal gpus = BigDecimal.ZERO;
    BigDecimal cpus = BigDecimal.ZERO;
    BigDecimal memory = BigDecimal.ZERO;
    for (NodeRequest request : requests) {
      BigDecimal seconds = request.seconds(hour);
      long whole = request.gpus() == null ? 0 : request.gpus();
      gpus = gpus.add(seconds.multiply(BigDecimal.valueOf(whole)));
      cpus = cpus.add(seconds.multiply(request.cpus()));
      memory = memory.add(seconds.multiply(BigDecimal.valueOf(request.memoryBytes())));
    }
    return new Demand(gpus.max(held.getOrDefault(owner, BigDecimal.ZERO)), cpus, memory);
  }
}
