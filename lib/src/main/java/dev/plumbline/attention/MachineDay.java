package dev.plumbline.attention;

import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One billing resource, or one node without any, on one date: what was seen and what was billed.
 */
final class MachineDay {
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final String UNMAPPED = "unmapped:";

  private final String resource;
  private final TreeSet<String> gpus = new TreeSet<>();
  private final TreeMap<Instant, BigDecimal> observed = new TreeMap<>();
  private final TreeMap<Instant, BigDecimal> unobserved = new TreeMap<>();
  private final TreeMap<String, KnownSum> costs = new TreeMap<>();
  private final Map<MachineName, String> names = new TreeMap<>();

  /** What else is known of a machine. */
  enum MachineName {
    NODE,
    CLUSTER,
    PROVIDER,
    SUB_ACCOUNT,
    INSTANCE_TYPE
  }

  MachineDay(String resource) {
    this.resource = resource;
  }

  /** Adds what an hour's row of {@link Machines} says. */
  void add(RowLayout.Cells hour) {
    name(MachineName.NODE, hour.text(GpuHourCost.NODE));
    name(MachineName.CLUSTER, hour.text(GpuHourCost.CLUSTER));
    name(MachineName.PROVIDER, hour.text(GpuHourCost.PROVIDER));
    name(MachineName.SUB_ACCOUNT, hour.text(GpuHourCost.SUB_ACCOUNT));
    name(MachineName.INSTANCE_TYPE, hour.text(GpuHourCost.INSTANCE_TYPE));
    boolean isSeen = hour.isTrue(Machines.IS_SEEN);
    if (isSeen) {
      String device = hour.text(GpuHourCost.DEVICE_ID);
      int slash = device.indexOf('/');
      gpus.add(slash < 0 ? device : device.substring(0, slash));
    }
    BigDecimal seconds = hour.decimal(GpuHourCost.GPU_SECONDS);
    if (seconds != null) {
      (isSeen ? observed : unobserved)
          .merge(hour.instant(GpuHourCost.HOUR_AT), seconds, BigDecimal::add);
    }
    costs
        .computeIfAbsent(hour.text(GpuHourCost.CURRENCY), currency -> KnownSum.ofKnown())
        .add(hour.decimal(GpuHourCost.COST));
  }

  private void name(MachineName what, String text) {
    if (text != null) {
      names.merge(what, text, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }
  }

  /** The ResourceId. */
  String resource() {
    return resource;
  }

  /** What is known under this name, or null. */
  String name(MachineName what) {
    return names.get(what);
  }

  /** The node of an unmapped machine as telemetry calls it; null where telemetry does not say. */
  String nodeName() {
    return name(MachineName.NODE);
  }

  /** The same for a sentence, behind its cluster where that is known. */
  String host() {
    String node = nodeName() == null ? "telemetry without a node" : nodeName();
    String cluster = names.get(MachineName.CLUSTER);
    return cluster == null ? node : cluster + "/" + node;
  }

  /** True for observed time that no billing resource is configured for. */
  boolean isUnmapped() {
    return isUnmapped(resource);
  }

  /** True where observed time stands under this name because no billing resource is configured. */
  static boolean isUnmapped(String resource) {
    return resource.startsWith(UNMAPPED);
  }

  /** True where GPU time was billed and none of the whole date was seen. */
  boolean isNeverSeen() {
    return !isUnmapped() && sum(observed).signum() == 0 && sum(unobserved).signum() > 0;
  }

  /** GPU-seconds seen by the hour. */
  TreeMap<Instant, BigDecimal> observed() {
    return observed;
  }

  /** GPU-seconds billed and not seen by the hour. */
  TreeMap<Instant, BigDecimal> unobserved() {
    return unobserved;
  }

  /** GPU-seconds that were seen. */
  BigDecimal seen() {
    return sum(observed);
  }

  /** GPU-seconds that were billed and not seen. */
  BigDecimal unseen() {
    return sum(unobserved);
  }

  /** What is known of the cost, by currency; only currencies in which something is known. */
  TreeMap<String, BigDecimal> costs() {
    TreeMap<String, BigDecimal> known = new TreeMap<>();
    costs.forEach(
        (currency, sum) -> {
          if (sum.value() != null) {
            known.put(currency, sum.value());
          }
        });
    return known;
  }

  /** How many GPUs: those seen; else those that the fullest billed hour needs. */
  int gpuCount() {
    if (!gpus.isEmpty()) {
      return gpus.size();
    }
    return unobserved.values().stream()
        .max(BigDecimal::compareTo)
        .map(most -> most.divide(HOUR, 0, RoundingMode.CEILING).intValue())
        .orElse(0);
  }

  private static BigDecimal sum(Map<Instant, BigDecimal> hours) {
    return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
