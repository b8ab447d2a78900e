package dev.plumbline.cost.budget;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * Everybody's cost by date. A date is known in a currency where anything at all has a cost in it;
 * then who has no row cost nothing on it, but for those who have time that nothing prices: of them
 * it is not known.
 */
final class Spending {
  private final NavigableMap<SpendKey, NavigableMap<LocalDate, DaySpend>> spends = new TreeMap<>();
  private final Map<String, Set<LocalDate>> priced = new HashMap<>();
  private final Map<SpendKey, NavigableMap<LocalDate, BigDecimal>> unpriced = new HashMap<>();
  private final List<Budget> budgets;

  /**
   * Nobody's cost yet.
   *
   * @param budgets projects with one of their own stand beside their teams
   */
  Spending(List<Budget> budgets) {
    this.budgets = budgets;
  }

  static Spending of(Iterator<Row> rows, List<Budget> budgets) {
    Spending all = new Spending(budgets);
    RowLayout layout = SpendRows.layout();
    rows.forEachRemaining(row -> all.add(layout.read(row)));
    return all;
  }

  private void add(Cells row) {
    LocalDate date = row.date(GpuWaterfallDaily.USAGE_DATE);
    String team = row.text(GpuWaterfallDaily.TEAM);
    String project = row.text(GpuWaterfallDaily.PROJECT);
    String currency = row.text(GpuWaterfallDaily.CURRENCY);
    DaySpend spend = DaySpend.of(row);
    if (spend.cost() != null) {
      priced.computeIfAbsent(currency, any -> new HashSet<>()).add(date);
    }
    add(new SpendKey(team, null, currency), date, spend);
    if (project != null && hasBudget(team, project)) {
      add(new SpendKey(team, project, currency), date, spend);
    }
  }

  private boolean hasBudget(String team, String project) {
    return budgets.stream()
        .anyMatch(one -> one.team().equals(team) && project.equals(one.project()));
  }

  private void add(SpendKey key, LocalDate date, DaySpend spend) {
    spends.computeIfAbsent(key, any -> new TreeMap<>()).merge(date, spend, DaySpend::plus);
    if (spend.isUnpriced()) {
      unpriced
          .computeIfAbsent(key.in(null), any -> new TreeMap<>())
          .merge(date, spend.unpriced(), BigDecimal::add);
    }
  }

  /** Whoever has a cost or time in the dates, or a budget in the month, in order. */
  NavigableSet<SpendKey> keys(LocalDate first, LocalDate last) {
    NavigableSet<SpendKey> keys = new TreeSet<>();
    spends.forEach(
        (key, days) -> {
          if (!days.subMap(first, true, last, true).isEmpty()) {
            keys.add(key);
          }
        });
    LocalDate month = last.withDayOfMonth(1);
    for (Budget budget : budgets) {
      SpendKey key = new SpendKey(budget.team(), budget.project(), budget.currency());
      if (budget.isOf(key, month)) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** The budget of the month, the first that holds; null without one. */
  BigDecimal budget(SpendKey key, LocalDate month) {
    return budgets.stream()
        .filter(budget -> budget.isOf(key, month))
        .map(Budget::monthly)
        .findFirst()
        .orElse(null);
  }

  /** Rows of the dates, both ends included, added up. */
  DaySpend sum(SpendKey key, LocalDate first, LocalDate last) {
    return days(key).subMap(first, true, last, true).values().stream()
        .reduce(DaySpend.NONE, DaySpend::plus);
  }

  /** Time of the dates that nothing prices, in whatever currency the row says; null for none. */
  BigDecimal unpriced(SpendKey key, LocalDate first, LocalDate last) {
    return unpricedOf(key).subMap(first, true, last, true).values().stream()
        .reduce(BigDecimal::add)
        .orElse(null);
  }

  /** True where something has a cost in a currency on one of the dates. */
  boolean isPriced(SpendKey key, LocalDate first, LocalDate last) {
    return sum(key, first, last).cost() != null;
  }

  /** What is known of somebody's cost up to this date. */
  History history(SpendKey key, LocalDate last) {
    NavigableMap<LocalDate, DaySpend> days = days(key);
    NavigableMap<LocalDate, BigDecimal> unpriced = unpricedOf(key);
    Set<LocalDate> known = priced.getOrDefault(key.currency(), Set.of());
    return new History(
        last,
        date -> {
          BigDecimal cost = days.getOrDefault(date, DaySpend.NONE).cost();
          boolean isNothing = cost == null && known.contains(date) && !unpriced.containsKey(date);
          return isNothing ? BigDecimal.ZERO : cost;
        },
        date -> days.getOrDefault(date, DaySpend.NONE).cost() != null);
  }

  private NavigableMap<LocalDate, DaySpend> days(SpendKey key) {
    return spends.getOrDefault(key, Collections.emptyNavigableMap());
  }

  private NavigableMap<LocalDate, BigDecimal> unpricedOf(SpendKey key) {
    return unpriced.getOrDefault(key.in(null), Collections.emptyNavigableMap());
  }
}
