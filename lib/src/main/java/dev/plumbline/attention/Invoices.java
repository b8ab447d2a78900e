package dev.plumbline.attention;

import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.terms.BridgeStep;
import java.util.List;

/** Invoices that do not add up, are not what finance received, or were received alone. */
public final class Invoices implements Finding {
  private static final RowLayout AMOUNTS =
      RowLayout.of(
          InvoiceReconciliation.PERIOD,
          InvoiceReconciliation.INVOICE,
          InvoiceReconciliation.CURRENCY,
          InvoiceReconciliation.BILLED_COST,
          InvoiceReconciliation.INVOICE_TOTAL,
          InvoiceReconciliation.DIFFERENCE,
          InvoiceBridge.AMOUNT);
  private static final List<Look> LOOKS =
      List.of(new MissingBill(), new UnexplainedCost(), new InvoiceDifference());

  @Override
  public List<AttentionKind> kinds() {
    return Look.kinds(LOOKS);
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(InvoiceReconciliation.TABLE, InvoiceBridge.TABLE);
  }

  @Override
  public Frame rows(Facts facts) {
    Frame received =
        facts
            .of(InvoiceReconciliation.TABLE)
            .where(InvoiceReconciliation.DIFFERENCE.of().notEqual(lit(0)))
            .select(
                InvoiceReconciliation.PERIOD,
                InvoiceReconciliation.INVOICE,
                InvoiceReconciliation.CURRENCY,
                InvoiceReconciliation.BILLED_COST,
                InvoiceReconciliation.INVOICE_TOTAL,
                InvoiceReconciliation.DIFFERENCE);
    // What a night saw of a closed bridge is a difference to it, and stands on its own.
    Frame unexplained =
        facts
            .of(InvoiceBridge.TABLE)
            .where(
                InvoiceBridge.STEP
                    .of()
                    .equalTo(BridgeStep.UNEXPLAINED.text())
                    .and(InvoiceBridge.AMOUNT.of().notEqual(lit(0)))
                    .and(InvoiceBridge.SEEN_DATE.of().isNull()))
            .select(
                InvoiceBridge.PERIOD,
                InvoiceBridge.INVOICE,
                InvoiceBridge.CURRENCY,
                InvoiceBridge.AMOUNT);
    return new Looking(row -> AMOUNTS.read(row), LOOKS, facts.dates())
        .at(AMOUNTS, received.union(unexplained));
  }
}
