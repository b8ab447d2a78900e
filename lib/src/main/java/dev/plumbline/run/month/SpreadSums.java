package dev.plumbline.run.month;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.terms.Term;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums what is charged directly and what is spread, in one currency. */
final class SpreadSums {
  private final CurrencySheet direct;
  private final SortedMap<String, SpreadTeam> teams =
      new TreeMap<>(Comparator.nullsLast(Comparator.<String>naturalOrder()));
  private final SortedMap<ShareKind, Cost> left = new TreeMap<>();
  private final SortedMap<String, Cost> invoices = new TreeMap<>();

  /** Period, invoice, kind and closing night of what has spread rows. */
  private final Set<List<Object>> spread = new HashSet<>();

  private Cost later = Cost.NOTHING;

  /**
   * Sums of a month.
   *
   * @param direct the currency as it is charged directly, with its invoices
   * @param charged the month's rows of what is charged directly, and of what nobody is charged with
   * @param shared its rows of what is spread
   */
  SpreadSums(CurrencySheet direct, List<Cells> charged, List<Cells> shared) {
    this.direct = direct;
    shared.stream()
        .filter(row -> row.text(SharedCostMonthly.CURRENCY).equals(direct.currency()))
        .forEach(this::addShared);
    charged.stream()
        .filter(row -> row.text(ChargebackMonthly.CURRENCY).equals(direct.currency()))
        .filter(row -> !row.has(ChargebackMonthly.SEEN_DATE))
        .forEach(this::addCharged);
  }

  private void addShared(Cells row) {
    Cost cost =
        Cost.known(
            row.decimal(SharedCostMonthly.BILLED_COST),
            row.decimal(SharedCostMonthly.EFFECTIVE_COST));
    if (row.has(SharedCostMonthly.SEEN_DATE)) {
      later = later.plus(cost);
      return;
    }
    ShareKind kind = Term.of(ShareKind.class, row.text(SharedCostMonthly.SHARE_KIND));
    SharedCostRule rule = Term.of(SharedCostRule.class, row.text(SharedCostMonthly.RULE));
    team(row.text(SharedCostMonthly.TEAM))
        .shared()
        .merge(new SpreadTeam.Shared(kind, rule), cost, Cost::plus);
    String invoice = row.text(SharedCostMonthly.INVOICE);
    invoices.merge(invoice, cost, Cost::plus);
    LocalDate period = row.date(SharedCostMonthly.PERIOD);
    spread.add(Arrays.asList(period, invoice, kind, row.date(SharedCostMonthly.CLOSED_DATE)));
  }

  private void addCharged(Cells row) {
    Cost cost = Cost.of(Amounts.of(row));
    ShareKind kind = Term.of(ShareKind.class, row.text(ChargebackMonthly.SHARE_KIND));
    String invoice = row.text(ChargebackMonthly.INVOICE);
    LocalDate period = row.date(ChargebackMonthly.PERIOD);
    LocalDate closed = row.date(ChargebackMonthly.CLOSED_DATE);
    if (kind.isAllocated()) {
      String team = row.text(ChargebackMonthly.TEAM);
      SpreadTeam before = team(team);
      teams.put(team, new SpreadTeam(team, before.direct().plus(cost), before.shared()));
    } else if (spread.contains(Arrays.asList(period, invoice, kind, closed))) {
      return; // its spread rows stand for it
    } else {
      left.merge(kind, cost, Cost::plus);
    }
    invoices.merge(invoice, cost, Cost::plus);
  }

  private SpreadTeam team(String name) {
    return teams.computeIfAbsent(name, n -> new SpreadTeam(n, Cost.NOTHING, new TreeMap<>()));
  }

  /** What is charged beside what the invoices say. */
  SpreadSheet sheet() {
    SortedMap<String, Cost> differences = new TreeMap<>(invoices);
    for (MonthInvoice invoice : direct.invoices()) {
      Cost charged = differences.getOrDefault(invoice.name(), Cost.NOTHING);
      Cost said = new Cost(invoice.billed(), invoice.effectiveCost());
      differences.put(invoice.name(), charged.minus(said));
    }
    Cost difference = Cost.sum(differences.values());
    differences.values().removeIf(Cost::isNothing);
    return new SpreadSheet(
        direct.currency(), List.copyOf(teams.values()), left, differences, difference, later);
  }
}
