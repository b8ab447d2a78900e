package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.BillingMatch;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;

/**
 * What was billed of each resource on a date beside what was seen of it: what is billed and never
 * seen, and what is seen and never billed, by name. Only GPU time: compute and unused commitments.
 */
public final class BillingReconciliationDaily {
  private static final TableBuilder T =
      gold("billing_reconciliation_daily")
          .grain(
              "date × provider × sub account × billing resource × currency × price_source ×"
                  + " price_state × corrects_date")
          .doc("GPU time and money that was billed, observed and allocated, resource by resource.");

  public static final Col USAGE_DATE =
      T.date("usage_date").required().doc("date (UTC); of a correction the night that saw it");
  public static final Col PROVIDER = T.string("provider").doc("provider of the resource");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id").required().doc("ResourceId, commitment, or unmapped:NODE");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col PRICE_SOURCE =
      T.string("price_source").required().doc("billed, last_reconciled, catalog or none");
  public static final Col PRICE_STATE =
      T.string("price_state").required().doc("provisional, billed or closed");
  public static final Col CORRECTS_DATE =
      T.date("corrects_date").doc("date a row is about that a later night saw of a closed period");
  public static final Col STATUS =
      T.string("status").required().doc("how billed and seen agree: matched, billed_never_seen, …");
  public static final Col BILLED_SECONDS =
      T.signedSeconds("billed_gpu_seconds").doc("GPUs × billed time; null without a stated time");
  public static final Col OBSERVED_SECONDS =
      T.signedSeconds("observed_gpu_seconds").doc("GPU time that samples hold; null without any");
  public static final Col ALLOCATED_SECONDS =
      T.signedSeconds("allocated_gpu_seconds").doc("observed GPU time that somebody held");
  public static final Col RESIDUAL_SECONDS =
      T.signedSeconds("residual_gpu_seconds")
          .doc("billed − observed: more than 0 was not seen, less was not billed");
  public static final Col BILLED_COST =
      T.money("billed_cost").doc("EffectiveCost charged; null where nothing is charged yet");
  public static final Col OBSERVED_COST =
      T.money("observed_cost").doc("cost of the observed time; estimated where not billed");
  public static final Col ALLOCATED_COST =
      T.money("allocated_cost").doc("cost of the time that somebody held");
  public static final Col RESIDUAL_COST =
      T.money("residual_cost").doc("billed_cost − observed_cost; null where nothing is charged");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(BILLING_RESOURCE_ID)
          .oneOf(STATUS, BillingMatch.class)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private BillingReconciliationDaily() {}
}
