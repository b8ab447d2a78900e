package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.ChargeKind;
import org.apache.spark.sql.Column;

/**
 * From list price to what was paid, for the charges of a billing period: what one's own contract
 * saves, what commitments save, and what of commitments nothing used. The words are FOCUS's:
 * ListCost − ContractedCost is the negotiated saving, ContractedCost − EffectiveCost that of
 * commitments. A charge is in exactly one of priced, unused, bought and unpriced.
 */
public final class PriceWalkMonthly {
  private static final TableBuilder T =
      gold("price_walk_monthly")
          .grain("billing period × provider × sub account × charge kind × currency")
          .doc("List price to contracted price to effective cost, and what commitments cover.");

  public static final Col PERIOD = T.date("billing_period_start").required().doc("billing period");
  public static final Col PROVIDER = T.string("provider").doc("provider");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col CHARGE_KIND =
      T.string("charge_kind").required().doc("what the charges pay for");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("BillingCurrency");
  public static final Col LIST_COST =
      T.money("list_cost").doc("Σ ListCost of priced charges; null without any");
  public static final Col NEGOTIATED_SAVING =
      T.money("negotiated_saving").doc("list_cost − contracted_cost");
  public static final Col CONTRACTED_COST =
      T.money("contracted_cost").doc("Σ ContractedCost of priced charges; null without any");
  public static final Col COMMITMENT_SAVING =
      T.money("commitment_saving")
          .doc("contracted_cost − priced_effective_cost; what nothing used is not taken off");
  public static final Col PRICED_COST =
      T.money("priced_effective_cost")
          .doc("Σ EffectiveCost of charges that state ListCost and ContractedCost");
  public static final Col UNUSED_COST =
      T.money("unused_commitment_cost")
          .doc("Σ EffectiveCost of commitments and reservations that nothing used");
  public static final Col BOUGHT_COST =
      T.money("bought_effective_cost")
          .doc("Σ EffectiveCost of commitments bought: they are priced where they are used");
  public static final Col UNPRICED_COST =
      T.money("unpriced_effective_cost")
          .doc("Σ EffectiveCost of other charges without ListCost or ContractedCost");
  public static final Col UNPRICED_LINES =
      T.count("unpriced_lines").required().doc("how many charges that is");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("billed GPU time that was used; null without any");
  public static final Col COVERED_GPU_SECONDS =
      T.signedSeconds("covered_gpu_seconds")
          .doc("of gpu_seconds, what a commitment or reservation paid for");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(PERIOD)
          .oneOf(CHARGE_KIND, ChargeKind.class)
          .fail(
              "list price less what the contract saves is the contracted price",
              is(LIST_COST, NEGOTIATED_SAVING, CONTRACTED_COST))
          .fail(
              "contracted price less what commitments save is the cost",
              is(CONTRACTED_COST, COMMITMENT_SAVING, PRICED_COST))
          .warn(
              "charges of GPU time state their list price",
              UNPRICED_LINES
                  .of()
                  .equalTo(0)
                  .or(CHARGE_KIND.of().notEqual(ChargeKind.COMPUTE.text())))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private PriceWalkMonthly() {}

  /** To the last digit, which a difference of two amounts of all digits would lose. */
  private static Column is(Col whole, Col less, Col rest) {
    return whole.of().isNull().or(whole.minus(less).equalTo(rest.of()));
  }
}
