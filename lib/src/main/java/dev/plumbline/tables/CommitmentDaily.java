package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** The ledger of commitments, reservations and blocks of capacity, day by day. */
public final class CommitmentDaily {
  private static final TableBuilder T =
      gold("commitment_daily")
          .grain("date × commitment × currency")
          .doc("What was bought of each commitment, consumed, left unused, and what remains.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col COMMITMENT =
      T.string("commitment_id").required().doc("commitment, or capacity reservation");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col PROVIDER = T.string("provider").doc("provider");
  public static final Col BOUGHT_COST =
      T.money("bought_cost").required().doc("billed for it on the day; negative if given back");
  public static final Col CONSUMED_COST =
      T.money("consumed_cost").required().doc("EffectiveCost of what it paid for on the day");
  public static final Col UNUSED_COST =
      T.money("unused_cost").required().doc("EffectiveCost of what nothing used of it on the day");
  public static final Col REMAINING_COST =
      T.money("remaining_cost")
          .doc("the day before's + bought − consumed − unused; null: bought before the lake began");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(USAGE_DATE, COMMITMENT, CURRENCY)
          .partitionedBy(USAGE_DATE)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private CommitmentDaily() {}
}
