package dev.plumbline.cost.spread;

import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.terms.WeightScope;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What teams are charged with directly in one billing period and currency, by invoice. */
final class DirectCost {
  private final Map<String, SortedMap<String, BigDecimal>> invoices = new TreeMap<>();
  private final SortedMap<String, BigDecimal> all = new TreeMap<>();

  /**
   * By what a cost is divided.
   *
   * @param scope of which invoices the direct cost is
   * @param teams each with what counts for it, more than 0, in order of their names
   */
  record Weights(WeightScope scope, SortedMap<String, BigDecimal> teams) {
    BigDecimal sum() {
      return teams.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  void add(String invoice, String team, BigDecimal cost) {
    BigDecimal known = cost == null ? BigDecimal.ZERO : cost;
    invoices.computeIfAbsent(invoice, i -> new TreeMap<>()).merge(team, known, BigDecimal::add);
    all.merge(team, known, BigDecimal::add);
  }

  /** The weights for a cost of an invoice; empty where no team has any. */
  Optional<Weights> weights(SharedCost rule, String invoice) {
    if (rule.rule() == SharedCostRule.TEAM) {
      SortedMap<String, BigDecimal> one = new TreeMap<>(Map.of(rule.team(), BigDecimal.ONE));
      return Optional.of(new Weights(WeightScope.NAMED_TEAM, one));
    }
    SortedMap<String, BigDecimal> own = invoices.getOrDefault(invoice, new TreeMap<>());
    return weights(rule, WeightScope.INVOICE, own)
        .or(() -> weights(rule, WeightScope.BILLING_PERIOD, all));
  }

  private static Optional<Weights> weights(
      SharedCost rule, WeightScope scope, SortedMap<String, BigDecimal> direct) {
    SortedMap<String, BigDecimal> teams = new TreeMap<>();
    direct.forEach(
        (team, cost) -> {
          if (rule.rule() == SharedCostRule.EVEN) {
            teams.put(team, BigDecimal.ONE);
          } else if (cost.signum() > 0) {
            teams.put(team, cost);
          }
        });
    return teams.isEmpty() ? Optional.empty() : Optional.of(new Weights(scope, teams));
  }
}
