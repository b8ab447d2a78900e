package dev.plumbline.run.month;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What is charged in one currency.
 *
 * @param payers by team, project or both
 * @param nobody what nobody is charged with, by why
 * @param invoices each with its difference
 * @param later what was seen of closed periods after they were closed: in none of the sums
 */
public record CurrencySheet(
    String currency,
    SortedMap<Payer, Amounts> payers,
    SortedMap<ShareKind, Amounts> nobody,
    List<MonthInvoice> invoices,
    Amounts later) {

  /** Everything, whoever is charged. */
  public Amounts total() {
    return Amounts.sum(payers.values()).plus(Amounts.sum(nobody.values()));
  }

  /** What is charged, less what the invoices say: 0, or the sheet is wrong. */
  public BigDecimal billedDifference() {
    return total()
        .billed()
        .subtract(
            invoices.stream().map(MonthInvoice::billed).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
