package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.BridgeStep;

/**
 * From an invoice's BilledCost to the stages of the waterfall, step by step. Rows of {@code
 * step_kind} {@code balance} are running sums of the {@code movement} rows before them; the stages
 * sum to the balance {@code gpu_compute}.
 */
public final class InvoiceBridge {
  private static final TableBuilder T =
      gold("invoice_bridge")
          .grain("billing period × invoice × currency × step × seen_date")
          .doc("How the invoice becomes the waterfall, without remainder.");

  public static final Col PERIOD = T.date("billing_period_start").required().doc("billing period");
  public static final Col INVOICE =
      T.string("invoice").required().doc("InvoiceId, else issuer, account, period and currency");
  public static final Col ISSUER = T.string("invoice_issuer").doc("InvoiceIssuerName");
  public static final Col BILLING_ACCOUNT = T.string("billing_account_id").doc("BillingAccountId");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col STEP_NUMBER = T.count("step_number").required().doc("order of the steps");
  public static final Col STEP =
      T.string("step")
          .required()
          .doc(
              "billed_cost, prepaid_bought, prepaid_consumed, …, gpu_compute, stage:NAME,"
                  + " paid_capacity, unaccounted");
  public static final Col STEP_KIND =
      T.string("step_kind").required().doc("balance, movement, stage or check");
  public static final Col AMOUNT =
      T.money("amount").required().doc("signed so that movements add up to the next balance");

  public static final Col SEEN_DATE =
      T.date("seen_date")
          .doc("night that saw a difference to the closed bridge; null of the bridge itself");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(PERIOD, INVOICE, CURRENCY, STEP)
          .keyProvenBy("one kernel makes each step once; differences are told by seen_date")
          .partitionedBy(PERIOD)
          .oneOf(STEP_KIND, BridgeStep.Kind.class)
          .warn(
              "what rounding does not explain is nothing: the bridge closes",
              STEP.of().notEqual(BridgeStep.UNEXPLAINED.text()).or(AMOUNT.of().equalTo(lit(0))))
          .fail(
              "every effective cost is in paid_capacity, or not yet due",
              STEP.of().notEqual(BridgeStep.UNACCOUNTED.text()).or(AMOUNT.of().equalTo(0)))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private InvoiceBridge() {}
}
