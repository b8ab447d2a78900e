package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.InvoiceReconciliation;

/**
 * Origins of {@link InvoiceReconciliation}: lines in force by invoice, and what of exports is not
 * in force. What finance received is configured, so its own column has none.
 */
final class ReconciliationOrigins {
  static final Origins ORIGINS =
      Origins.of(InvoiceReconciliation.TABLE)
          .same(InvoiceReconciliation.PERIOD, ChargeLine.PERIOD)
          .same(InvoiceReconciliation.PERIOD, BillingExport.PERIOD)
          .same(InvoiceReconciliation.INVOICE, ChargeLine.INVOICE)
          .same(InvoiceReconciliation.INVOICE, BillingExport.INVOICE_ID)
          .made(
              InvoiceReconciliation.INVOICE,
              BillingExport.ISSUER,
              BillingExport.BILLING_ACCOUNT,
              BillingExport.PERIOD,
              BillingExport.CURRENCY)
          .same(InvoiceReconciliation.CURRENCY, ChargeLine.CURRENCY)
          .same(InvoiceReconciliation.CURRENCY, BillingExport.CURRENCY)
          .summed(InvoiceReconciliation.BILLED_COST, ChargeLine.BILLED_COST)
          .summed(InvoiceReconciliation.REJECTED_LINES, BillingExport.REJECTED_LINES)
          .decided(InvoiceReconciliation.REJECTED_LINES, BillingExport.STANDING)
          .summed(InvoiceReconciliation.REJECTED_BILLED_COST, BillingExport.REJECTED_BILLED_COST)
          .decided(
              InvoiceReconciliation.REJECTED_BILLED_COST,
              BillingExport.STANDING,
              BillingExport.UNREADABLE_LINES)
          .summed(InvoiceReconciliation.UNREADABLE_LINES, BillingExport.UNREADABLE_LINES)
          .decided(InvoiceReconciliation.UNREADABLE_LINES, BillingExport.STANDING)
          .summed(InvoiceReconciliation.SUPERSEDED_BILLED_COST, BillingExport.BILLED_COST)
          .decided(InvoiceReconciliation.SUPERSEDED_BILLED_COST, BillingExport.STANDING)
          .summed(InvoiceReconciliation.COPIED_BILLED_COST, BillingExport.BILLED_COST)
          .decided(InvoiceReconciliation.COPIED_BILLED_COST, BillingExport.STANDING)
          .summed(InvoiceReconciliation.DIFFERENCE, ChargeLine.BILLED_COST)
          .rows(
              Influence.GROUP_BY,
              ChargeLine.PERIOD,
              ChargeLine.INVOICE,
              ChargeLine.CURRENCY,
              BillingExport.PERIOD,
              BillingExport.INVOICE_ID,
              BillingExport.ISSUER,
              BillingExport.BILLING_ACCOUNT,
              BillingExport.CURRENCY)
          .build();

  private ReconciliationOrigins() {}
}
