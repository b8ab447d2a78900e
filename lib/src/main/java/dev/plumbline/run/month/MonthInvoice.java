package dev.plumbline.run.month;

import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.BridgeStep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One invoice beside what was made of it.
 *
 * @param name InvoiceId, else issuer, account, period and currency
 * @param issuer who bills; null where the bill names none
 * @param steps from BilledCost to EffectiveCost, in order
 * @param closed night that closed the billing period; null while it is open
 * @param charged what its charges come to after the split, nobody's parts included
 * @param received the total that finance received; null where none is configured
 * @param rejected lines of it that could not be used
 */
public record MonthInvoice(
    String name,
    String issuer,
    List<Step> steps,
    LocalDate closed,
    Amounts charged,
    BigDecimal received,
    long rejected) {

  /**
   * A step of the bridge.
   *
   * @param name as the table writes it
   * @param isBalance true for a sum that was reached
   */
  public record Step(String name, BigDecimal amount, boolean isBalance) {}

  /** From the rows of one invoice's bridge, and the one that stands beside it, if any. */
  static MonthInvoice of(List<Cells> bridge, Cells beside, Amounts charged) {
    List<Step> steps = new ArrayList<>();
    bridge.stream()
        .sorted(Comparator.comparing(row -> row.whole(InvoiceBridge.STEP_NUMBER)))
        .takeWhile(row -> steps.isEmpty() || !last(steps).equals(effective()))
        .forEach(row -> steps.add(step(row)));
    Cells any = bridge.get(0);
    return new MonthInvoice(
        any.text(InvoiceBridge.INVOICE),
        any.text(InvoiceBridge.ISSUER),
        List.copyOf(steps),
        any.date(InvoiceBridge.CLOSED_DATE),
        charged,
        beside == null ? null : beside.decimal(InvoiceReconciliation.INVOICE_TOTAL),
        beside == null ? 0 : beside.whole(InvoiceReconciliation.REJECTED_LINES));
  }

  private static String last(List<Step> steps) {
    return steps.get(steps.size() - 1).name();
  }

  private static String effective() {
    return BridgeStep.EFFECTIVE_COST.text();
  }

  private static Step step(Cells row) {
    return new Step(
        row.text(InvoiceBridge.STEP),
        row.decimal(InvoiceBridge.AMOUNT),
        BridgeStep.Kind.BALANCE.text().equals(row.text(InvoiceBridge.STEP_KIND)));
  }

  private BigDecimal amount(String step) {
    return steps.stream()
        .filter(one -> one.name().equals(step))
        .map(Step::amount)
        .findFirst()
        .orElse(BigDecimal.ZERO);
  }

  /** What the invoice says. */
  public BigDecimal billed() {
    return amount(BridgeStep.BILLED_COST.text());
  }

  /** What the use of its period cost, by its bridge. */
  public BigDecimal effectiveCost() {
    return amount(effective());
  }

  /** What the split charges come to, less the invoice. */
  public BigDecimal billedDifference() {
    return charged.billed().subtract(billed());
  }

  /** What they come to in EffectiveCost, less what the bridge says. */
  public BigDecimal effectiveDifference() {
    return charged.effective().subtract(effectiveCost());
  }
}
