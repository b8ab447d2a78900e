package dev.plumbline.cost.method;

import dev.plumbline.cost.inventory.Inventory;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.NodeInventory;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * What machines have, as lists say it: GPUs, CPUs and memory together, and as {@link Inventory}
 * knows names, what was listed in the month up to the date, the newest words of each machine. A
 * machine is found by what it is billed under, else by its name.
 */
public final class MachineSizes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Col FIRST = Col.temporary("first_listed_date", DataTypes.DateType);
  private static final Col[] SAID = {
    NodeInventory.NODE,
    NodeInventory.CLUSTER,
    NodeInventory.RESOURCE_ID,
    NodeInventory.GPU_COUNT,
    NodeInventory.CPU_COUNT,
    NodeInventory.MEMORY_BYTES,
    NodeInventory.CREATED_AT,
    NodeInventory.ENDED_AT
  };

  /** The columns of {@link #entries}. */
  public static final RowLayout ENTRY = RowLayout.of(SAID).and(FIRST);

  /** What is said of one machine from a date on. */
  private record Listed(
      LocalDate first, Names names, Instant created, Instant ended, MachineSize size)
      implements Serializable {
    boolean isThere(LocalDate date) {
      Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
      return !first.isAfter(date)
          && !first.isBefore(date.withDayOfMonth(1))
          && (created == null || created.isBefore(start.plus(DAY)))
          && (ended == null || ended.isAfter(start));
    }
  }

  /** What it is called. */
  private record Names(String host, String cluster, String resource) implements Serializable {}

  private final Map<String, List<Listed>> byResource = new HashMap<>();
  private final Map<String, List<Listed>> byHost = new HashMap<>();

  /** What is said of each machine, each thing once a month with the first date it was said. */
  public static Frame entries(Frame inventory) {
    Col month = Col.temporary("listed_month", DataTypes.DateType);
    Col[] each = Stream.concat(Stream.of(SAID), Stream.of(month)).toArray(Col[]::new);
    return inventory
        .where(
            NodeInventory.GPU_COUNT
                .of()
                .gt(0)
                .and(NodeInventory.CPU_COUNT.of().gt(0))
                .and(NodeInventory.MEMORY_BYTES.of().gt(0)))
        .with(month.is(functions.trunc(NodeInventory.INVENTORY_DATE.of(), "month")))
        .groupBy(each)
        .values(FIRST.is(functions.min(NodeInventory.INVENTORY_DATE.of())));
  }

  /** The sizes of these {@link #entries}. */
  public MachineSizes(List<Cells> entries) {
    entries.forEach(this::add);
    Comparator<Listed> oldestFirst =
        Comparator.comparing(Listed::first)
            .thenComparing(listed -> String.valueOf(listed.created()))
            .thenComparing(listed -> String.valueOf(listed.size()));
    byResource.values().forEach(known -> known.sort(oldestFirst));
    byHost.values().forEach(known -> known.sort(oldestFirst));
  }

  private void add(Cells entry) {
    Names names =
        new Names(
            host(entry.text(NodeInventory.NODE)),
            entry.text(NodeInventory.CLUSTER),
            entry.text(NodeInventory.RESOURCE_ID));
    Listed listed =
        new Listed(
            entry.date(FIRST),
            names,
            entry.instant(NodeInventory.CREATED_AT),
            entry.instant(NodeInventory.ENDED_AT),
            new MachineSize(
                BigDecimal.valueOf(entry.whole(NodeInventory.GPU_COUNT)),
                entry.decimal(NodeInventory.CPU_COUNT),
                BigDecimal.valueOf(entry.whole(NodeInventory.MEMORY_BYTES))));
    if (names.resource() != null) {
      byResource.computeIfAbsent(names.resource(), r -> new ArrayList<>()).add(listed);
    }
    byHost.computeIfAbsent(names.host(), h -> new ArrayList<>()).add(listed);
  }

  /** A host without its domain, in lower case. */
  static String host(String node) {
    int dot = node.indexOf('.');
    boolean isName = dot > 0 && !node.matches("[0-9.:]+");
    return (isName ? node.substring(0, dot) : node).toLowerCase(Locale.ROOT);
  }

  /**
   * What the machines have that this may be; one where it is known. Of a name that several lists
   * have, they only need to agree.
   *
   * @param resource what it is billed under
   * @param host its name without domain; null where nobody says it
   * @param cluster its cluster, or null
   */
  Collection<MachineSize> of(String resource, String host, String cluster, LocalDate date) {
    Map<String, MachineSize> billed = new TreeMap<>();
    byResource.getOrDefault(resource, List.of()).stream()
        .filter(listed -> listed.isThere(date))
        .forEach(listed -> billed.put(listed.names().host(), listed.size()));
    if (!billed.isEmpty() || host == null) {
      return billed.values();
    }
    Map<String, MachineSize> named = new TreeMap<>();
    byHost.getOrDefault(host, List.of()).stream()
        .filter(listed -> listed.isThere(date) && isIn(listed.names().cluster(), cluster))
        .forEach(listed -> named.put(String.valueOf(listed.names()), listed.size()));
    return Set.copyOf(named.values());
  }

  private static boolean isIn(String listed, String cluster) {
    return listed == null || cluster == null || listed.equals(cluster);
  }
}
