package dev.plumbline.transform;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The dated price list, by provider and instance type. */
public final class CostCatalog implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, TreeMap<LocalDate, CostPrice>> prices = new HashMap<>();

  /** The prices of a configuration. */
  public CostCatalog(List<CostPrice> list) {
    for (CostPrice price : list) {
      String key = PaidNodes.priceKey(price.provider(), price.instanceType());
      prices.computeIfAbsent(key, k -> new TreeMap<>()).put(price.from(), price);
    }
  }

  /** The latest price that holds on the date, or empty. */
  Optional<CostPrice> on(LocalDate date, String provider, String instanceType) {
    TreeMap<LocalDate, CostPrice> dated = prices.get(PaidNodes.priceKey(provider, instanceType));
    return Optional.ofNullable(dated).map(known -> known.floorEntry(date)).map(Map.Entry::getValue);
  }
}
