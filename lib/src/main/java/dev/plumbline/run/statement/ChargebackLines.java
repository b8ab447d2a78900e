package dev.plumbline.run.statement;

import dev.plumbline.cost.statement.Account;
import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.cost.statement.ChargedLines;
import dev.plumbline.cost.statement.LineKey;
import dev.plumbline.cost.statement.LineKind;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.Term;
import java.util.List;

/**
 * The lines that {@code gold.chargeback_monthly} has for each team and for nobody: what a period
 * said when it was closed, and what was seen since.
 */
final class ChargebackLines {
  private ChargebackLines() {}

  /** Adds the lines of these rows. */
  static ChargedLines addTo(ChargedLines lines, List<Cells> rows) {
    for (Cells row : rows) {
      ShareKind kind = Term.of(ShareKind.class, row.text(ChargebackMonthly.SHARE_KIND));
      lines.add(
          account(kind, row.text(ChargebackMonthly.TEAM), row.text(ChargebackMonthly.CURRENCY)),
          new LineKey(
              LineKind.of(kind),
              row.text(ChargebackMonthly.PROJECT),
              row.date(ChargebackMonthly.PERIOD),
              row.text(ChargebackMonthly.INVOICE)),
          Amounts.of(row));
    }
    return lines;
  }

  /** Whose a part of a charge is, as its line is. */
  static Account accountOf(Cells part) {
    return account(
        Term.of(ShareKind.class, part.text(CostAllocation.SHARE_KIND)),
        part.text(CostAllocation.TEAM),
        part.text(CostAllocation.of(FocusCharge.BILLING_CURRENCY)));
  }

  private static Account account(ShareKind kind, String team, String currency) {
    return new Account(kind.isAllocated() ? team : null, currency);
  }
}
