package dev.plumbline.attention;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Hours in which GPU time was seen on unmapped nodes while machines were billed that nobody saw.
 * They may be the same machines: their time then stands twice in the accounted hours. At stake is,
 * hour by hour, the lesser of the two: so much can stand twice and no more.
 */
final class UnjoinedTime {
  private static final String SUBJECT = "accounted GPU-hours";

  private UnjoinedTime() {}

  /** Its rows of a date. */
  static Stream<Row> rows(LocalDate date, Collection<MachineDay> machines, Nodes nodes) {
    List<MachineDay> unmapped = machines.stream().filter(MachineDay::isUnmapped).toList();
    List<MachineDay> unseen = machines.stream().filter(MachineDay::isNeverSeen).toList();
    TreeMap<Instant, BigDecimal> seen = byHour(unmapped, MachineDay::observed);
    TreeMap<Instant, BigDecimal> billed = byHour(unseen, MachineDay::unobserved);
    BigDecimal twice = BigDecimal.ZERO;
    for (Instant hour : seen.keySet()) {
      twice = twice.add(seen.get(hour).min(billed.getOrDefault(hour, BigDecimal.ZERO)));
    }
    if (twice.signum() == 0) {
      return Stream.empty();
    }
    String detail =
        ("%s seen on %s without a bill (%s), %s billed for %s that nobody saw (%s); up to %s stand"
                + " twice")
            .formatted(
                Words.gpuHours(sum(seen)),
                Words.count(unmapped.size(), "node", "nodes"),
                names(unmapped, MachineDay::host),
                Words.gpuHours(sum(billed)),
                Words.count(unseen.size(), "machine", "machines"),
                names(unseen, MachineDay::resource),
                Words.gpuHours(twice));
    String remedy = "map the nodes as their own rows say" + Words.rerun(date);
    return Stream.of(
        new Found(AttentionKind.UNJOINED_TIME, date, SUBJECT, detail, remedy).row(twice));
  }

  private static TreeMap<Instant, BigDecimal> byHour(
      List<MachineDay> machines, Function<MachineDay, TreeMap<Instant, BigDecimal>> hours) {
    TreeMap<Instant, BigDecimal> all = new TreeMap<>();
    machines.forEach(
        machine ->
            hours
                .apply(machine)
                .forEach((hour, seconds) -> all.merge(hour, seconds, BigDecimal::add)));
    return all;
  }

  private static BigDecimal sum(TreeMap<Instant, BigDecimal> hours) {
    return hours.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String names(List<MachineDay> machines, Function<MachineDay, String> name) {
    return Words.names(new TreeSet<>(machines.stream().map(name).toList()));
  }
}
