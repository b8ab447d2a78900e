package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ShareKind;

/**
 * What each invoice charges to each team and project, and what to nobody: the sums of {@code
 * gold.cost_allocation}, beside the GPU-seconds of the same invoice, which stand once however many
 * charges pay for an hour.
 */
public final class ChargebackMonthly {
  private static final TableBuilder T =
      gold("chargeback_monthly")
          .grain(
              "billing period × invoice × currency × share_kind × team × project × closed_date"
                  + " × seen_date")
          .doc("What each invoice charges to each team and project, and what to nobody.");

  public static final Col PERIOD = T.date("billing_period_start").required().doc("billing period");
  public static final Col INVOICE =
      T.string("invoice").required().doc("InvoiceId, else issuer, account, period and currency");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col SHARE_KIND =
      T.string("share_kind").required().doc("held; else why nobody is charged");
  public static final Col TEAM = T.string("team").doc("team; null where nobody owns the holder");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col CLOSED_DATE =
      T.date("closed_date").doc("night that closed the billing period; null while it is open");
  public static final Col SEEN_DATE =
      T.date("seen_date").doc("night that saw a difference to a closed period; else null");
  public static final Col BILLED_COST = T.money("billed_cost").doc("Σ BilledCost");
  public static final Col EFFECTIVE_COST = T.money("effective_cost").doc("Σ EffectiveCost");
  public static final Col WASTE_COST =
      T.money("idle_waste_cost").doc("of effective_cost, what paid for idle waste");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("accounted GPU-seconds of the invoice; null without any");
  public static final Col WASTE_SECONDS =
      T.signedSeconds("idle_waste_gpu_seconds").doc("of gpu_seconds, idle waste");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(PERIOD)
          .oneOf(SHARE_KIND, ShareKind.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private ChargebackMonthly() {}
}
