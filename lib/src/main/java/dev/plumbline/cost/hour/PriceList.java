package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The dated price list, by provider and instance type. */
public final class PriceList implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, TreeMap<LocalDate, ListPrice>> prices = new HashMap<>();

  /** The prices of a configuration. */
  public PriceList(List<ListPrice> list) {
    for (ListPrice price : list) {
      String key = Nodes.priceKey(price.provider(), price.instanceType());
      prices.computeIfAbsent(key, k -> new TreeMap<>()).put(price.from(), price);
    }
  }

  /** The latest price that holds on the date, or empty. */
  Optional<ListPrice> on(LocalDate date, String provider, String instanceType) {
    TreeMap<LocalDate, ListPrice> dated = prices.get(Nodes.priceKey(provider, instanceType));
    return Optional.ofNullable(dated).map(known -> known.floorEntry(date)).map(Map.Entry::getValue);
  }
}
