package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * Billing periods that are closed. Rows with cost of a closed period never change: what comes later
 * are rows dated the night it was seen, with the date they correct. A period once closed stays so.
 */
public final class ClosedPeriod {
  private static final TableBuilder T =
      silver("closed_period")
          .grain("invoice issuer × billing account × billing period")
          .doc("Which billing periods are closed, and since which night.");

  public static final Col PERIOD =
      T.date("billing_period_start").required().doc("date of BillingPeriodStart");
  public static final Col ISSUER =
      T.string("invoice_issuer").doc("InvoiceIssuerName; null where the bill names none");
  public static final Col BILLING_ACCOUNT =
      T.string("billing_account_id").doc("BillingAccountId; null where the bill names none");
  public static final Col PERIOD_END =
      T.date("billing_period_end").required().doc("date of BillingPeriodEnd, exclusive");
  public static final Col CLOSED_DATE =
      T.date("closed_date").required().doc("night that closed it: the newest landing date by then");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(PERIOD)
          .fail("a period closes after its end", CLOSED_DATE.of().geq(PERIOD_END.of()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ClosedPeriod() {}
}
