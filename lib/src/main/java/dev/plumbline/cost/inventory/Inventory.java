package dev.plumbline.cost.inventory;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.NodeInventory;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The way from nodes to billing resources and back as lists of machines tell it:
 *
 * <ol>
 *   <li>A date knows what was listed on it and before it in its calendar month, so that it is the
 *       same whether it is computed alone or with later ones. A list counts for its own date and
 *       for the date before.
 *   <li>Of a machine the newest words count.
 *   <li>A machine has its name for the hours in which it was there. Of two of one name in one hour
 *       the younger has it; where none is the younger, none has it.
 *   <li>A name is the list's, one of its other names, or what stands before the first dot of one
 *       that is no address.
 *   <li>A machine that no list names a bill for is not in it.
 * </ol>
 */
public final class Inventory implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How many dates a date may know of its month: the longest month's. */
  public static final int DAYS = 31;

  /** No list was read. */
  public static final Inventory NONE = new Inventory(List.of());

  static final Col FIRST = Col.temporary("first_listed_date", DataTypes.DateType);
  private static final Col[] SAID = {
    NodeInventory.NODE,
    NodeInventory.ALIASES,
    NodeInventory.CLUSTER,
    NodeInventory.PROVIDER,
    NodeInventory.SUB_ACCOUNT,
    NodeInventory.RESOURCE_ID,
    NodeInventory.INSTANCE_TYPE,
    NodeInventory.CREATED_AT,
    NodeInventory.ENDED_AT
  };

  /** The columns of {@link #entries}. */
  public static final RowLayout ENTRY = RowLayout.of(SAID).and(FIRST);

  private static final Comparator<Listed> OLDEST_WORDS_FIRST =
      Comparator.comparing(Listed::first)
          .thenComparing(Listed::since)
          .thenComparing(listed -> String.valueOf(listed.ended()))
          .thenComparing(listed -> String.valueOf(listed.node()));

  private final Map<String, List<Listed>> byName = new HashMap<>();
  private final Map<String, List<Listed>> byResource = new HashMap<>();

  /** What is said of each machine, each thing once a month with the first date it was said. */
  public static Frame entries(Frame inventory) {
    Col month = Col.temporary("listed_month", DataTypes.DateType);
    Col[] each = Stream.concat(Stream.of(SAID), Stream.of(month)).toArray(Col[]::new);
    return inventory
        .where(NodeInventory.RESOURCE_ID.of().isNotNull())
        .with(month.is(functions.trunc(NodeInventory.INVENTORY_DATE.of(), "month")))
        .groupBy(each)
        .values(FIRST.is(functions.min(NodeInventory.INVENTORY_DATE.of())));
  }

  /** The inventory of these {@link #entries}. */
  public Inventory(List<Cells> entries) {
    entries.forEach(this::add);
    byName.values().forEach(known -> known.sort(OLDEST_WORDS_FIRST));
    byResource.values().forEach(known -> known.sort(OLDEST_WORDS_FIRST));
  }

  private void add(Cells entry) {
    String name = entry.text(NodeInventory.NODE);
    Node node =
        new Node(
            name,
            entry.text(NodeInventory.CLUSTER),
            entry.text(NodeInventory.PROVIDER),
            entry.text(NodeInventory.SUB_ACCOUNT),
            entry.text(NodeInventory.RESOURCE_ID),
            entry.text(NodeInventory.INSTANCE_TYPE));
    Listed listed =
        new Listed(
            entry.date(FIRST),
            entry.instant(NodeInventory.CREATED_AT),
            entry.instant(NodeInventory.ENDED_AT),
            node);
    Stream.concat(Stream.of(name), entry.<String>list(NodeInventory.ALIASES).stream())
        .flatMap(Inventory::names)
        .distinct()
        .forEach(known -> byName.computeIfAbsent(known, n -> new ArrayList<>()).add(listed));
    byResource.computeIfAbsent(node.resourceId(), id -> new ArrayList<>()).add(listed);
  }

  /** The name, and its part before the first dot unless it is an address. */
  public static Stream<String> names(String name) {
    int dot = name.indexOf('.');
    boolean isHost = dot > 0 && !name.matches("[0-9.:]+");
    return isHost ? Stream.of(name, name.substring(0, dot)) : Stream.of(name);
  }

  /** True when nothing was listed. */
  boolean isEmpty() {
    return byResource.isEmpty();
  }

  /** The node of this name in the hour that begins then. */
  Optional<Node> ofHost(String name, String cluster, Instant hour) {
    if (name == null) {
      return Optional.empty();
    }
    List<Listed> there =
        newest(byName.getOrDefault(name, List.of()), hour).stream()
            .filter(listed -> isIn(listed.node(), cluster))
            .toList();
    Optional<Listed> youngest = there.stream().max(Comparator.comparing(Listed::since));
    return youngest
        .filter(one -> there.stream().noneMatch(other -> isRival(one, other)))
        .map(listed -> listed.node());
  }

  private static boolean isIn(Node node, String cluster) {
    return node.cluster() == null || cluster == null || node.cluster().equals(cluster);
  }

  private static boolean isRival(Listed one, Listed other) {
    return other.since().equals(one.since())
        && !other.node().resourceId().equals(one.node().resourceId());
  }

  /** The node billed under this resource in the hour; of a pool, what its nodes have in common. */
  Optional<Node> ofResource(String resource, Instant hour) {
    return newest(byResource.getOrDefault(resource, List.of()), hour).stream()
        .map(Listed::node)
        .reduce(Node::inCommon);
  }

  /** The newest words about each machine, of those that were there in the hour. */
  private static List<Listed> newest(List<Listed> known, Instant hour) {
    LocalDate date = hour.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate month = date.withDayOfMonth(1);
    Map<String, Listed> newest = new TreeMap<>();
    for (Listed listed : known) {
      if (!listed.first().isAfter(date) && !listed.first().isBefore(month)) {
        Node node = listed.node();
        newest.put(node.resourceId() + "\n" + node.node() + "\n" + node.cluster(), listed);
      }
    }
    return newest.values().stream().filter(listed -> listed.isThere(hour)).toList();
  }
}
