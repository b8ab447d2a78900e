package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * What stands beside each invoice's BilledCost: lines that were rejected, exports that were
 * superseded or copied, and the total that finance received, with the difference.
 */
public final class InvoiceReconciliation {
  private static final TableBuilder T =
      gold("invoice_reconciliation")
          .grain("billing period × invoice × currency")
          .doc("What was billed beside what was left out of it and what finance received.");

  public static final Col PERIOD = T.date("billing_period_start").required().doc("billing period");
  public static final Col INVOICE =
      T.string("invoice").required().doc("InvoiceId, else issuer, account, period and currency");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("BillingCurrency; empty where no line names one");
  public static final Col BILLED_COST =
      T.money("billed_cost")
          .doc("Σ BilledCost of the lines in force; null where no bill of the period was read");
  public static final Col REJECTED_LINES =
      T.count("rejected_lines").required().doc("lines that could not be used: bronze.reject");
  public static final Col REJECTED_BILLED_COST =
      T.money("rejected_billed_cost")
          .doc("Σ BilledCost of them; null when one of them cannot be read");
  public static final Col UNREADABLE_LINES =
      T.count("unreadable_lines").required().doc("of them those whose amount cannot be read");
  public static final Col SUPERSEDED_BILLED_COST =
      T.money("superseded_billed_cost")
          .required()
          .doc("Σ BilledCost of lines that newer runs of their exports replace");
  public static final Col COPIED_BILLED_COST =
      T.money("copied_billed_cost")
          .required()
          .doc("Σ BilledCost of files whose bytes count already");
  public static final Col INVOICE_TOTAL =
      T.money("invoice_total").doc("what finance received: invoice_totals of the configuration");
  public static final Col DIFFERENCE =
      T.money("difference")
          .doc("billed_cost − invoice_total, all of it without a bill; null without a total");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(PERIOD, INVOICE, CURRENCY)
          .partitionedBy(PERIOD)
          .warn(
              "an invoice's lines come to the total that finance received",
              DIFFERENCE.of().isNull().or(DIFFERENCE.of().equalTo(0)))
          .warn("no invoice was received without a bill", BILLED_COST.of().isNotNull())
          .warn("no line of an invoice was rejected", REJECTED_LINES.of().equalTo(0))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private InvoiceReconciliation() {}
}
