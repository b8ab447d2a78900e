package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Account;
import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.ChargedLines;
import dev.plumbline.cost.statement.LineKey;
import dev.plumbline.cost.statement.LineKind;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that {@code gold.shared_cost_monthly} has for each team, and the same with a minus for
 * nobody, so that the documents of a month stay the invoices.
 *
 * <ol>
 *   <li>What of a kind's cost paid for idle waste goes with the cost, in proportion: the rows of a
 *       kind are all of it, so nothing of the waste is left with nobody.
 *   <li>GPU-hours stay with nobody: a team is charged with them and did not hold them.
 * </ol>
 */
final class SharedCostLines {
  private SharedCostLines() {}

  /**
   * Adds the lines of these rows.
   *
   * @param charged the month's rows of {@code gold.chargeback_monthly}
   */
  static ChargedLines addTo(ChargedLines lines, List<Cells> shared, List<Cells> charged) {
    Map<List<Object>, BigDecimal> waste = waste(charged);
    for (Map.Entry<List<Object>, List<Cells>> group : groups(shared).entrySet()) {
      List<Cells> rows = group.getValue();
      BigDecimal wasted = waste.getOrDefault(group.getKey(), BigDecimal.ZERO);
      List<BigDecimal> parts = Apportionment.divide(wasted, weights(rows));
      for (int i = 0; i < rows.size(); i++) {
        add(lines, rows.get(i), parts.get(i));
      }
    }
    return lines;
  }

  /** What each has of the cost; where all have none of it, the same. */
  private static List<BigDecimal> weights(List<Cells> rows) {
    List<BigDecimal> weights =
        rows.stream()
            .map(row -> known(row.decimal(SharedCostMonthly.EFFECTIVE_COST)).abs())
            .toList();
    boolean isCost = weights.stream().anyMatch(weight -> weight.signum() > 0);
    return isCost ? weights : Collections.nCopies(rows.size(), BigDecimal.ONE);
  }

  private static void add(ChargedLines lines, Cells row, BigDecimal waste) {
    String currency = row.text(SharedCostMonthly.CURRENCY);
    LineKey key =
        new LineKey(
            new LineKind(Term.of(ShareKind.class, row.text(SharedCostMonthly.SHARE_KIND)), true),
            null,
            row.date(SharedCostMonthly.PERIOD),
            row.text(SharedCostMonthly.INVOICE));
    Amounts amounts =
        new Amounts(
            known(row.decimal(SharedCostMonthly.BILLED_COST)),
            known(row.decimal(SharedCostMonthly.EFFECTIVE_COST)),
            waste,
            null,
            null);
    lines.add(new Account(row.text(SharedCostMonthly.TEAM), currency), key, amounts);
    lines.add(new Account(null, currency), key, Amounts.NOTHING.minus(amounts));
  }

  /** By what the rows of one sum have in common, each group in the order of its teams. */
  private static Map<List<Object>, List<Cells>> groups(Collection<Cells> shared) {
    Map<List<Object>, List<Cells>> groups = new LinkedHashMap<>();
    shared.stream()
        .sorted(Comparator.comparing(row -> row.text(SharedCostMonthly.TEAM)))
        .forEach(
            row ->
                groups
                    .computeIfAbsent(
                        Arrays.asList(
                            row.date(SharedCostMonthly.PERIOD),
                            row.text(SharedCostMonthly.INVOICE),
                            row.text(SharedCostMonthly.CURRENCY),
                            row.text(SharedCostMonthly.SHARE_KIND),
                            row.date(SharedCostMonthly.SEEN_DATE)),
                        key -> new ArrayList<>())
                    .add(row));
    return groups;
  }

  private static Map<List<Object>, BigDecimal> waste(List<Cells> charged) {
    Map<List<Object>, BigDecimal> waste = new HashMap<>();
    for (Cells row : charged) {
      waste.merge(
          Arrays.asList(
              row.date(ChargebackMonthly.PERIOD),
              row.text(ChargebackMonthly.INVOICE),
              row.text(ChargebackMonthly.CURRENCY),
              row.text(ChargebackMonthly.SHARE_KIND),
              row.date(ChargebackMonthly.SEEN_DATE)),
          known(row.decimal(ChargebackMonthly.WASTE_COST)),
          BigDecimal::add);
    }
    return waste;
  }

  /** What is not known adds no money. */
  private static BigDecimal known(BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
