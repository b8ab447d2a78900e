package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.Confidence;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;

/**
 * What to do about idle waste, what that would save, and what was saved since. Each second of waste
 * is in one row, so claims may be added per currency and basis of the price.
 */
public final class RecommendationDaily {
  private static final TableBuilder T =
      gold("recommendation_daily")
          .grain("date × billing resource × device × owner × rule × cause × currency × price basis")
          .doc("What to do about idle waste, the saving that is claimed, and what became of it.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col RECOMMENDATION_ID =
      T.string("recommendation_id")
          .required()
          .doc("128-bit hash of rule, cause, resource, device and owner: the same on all dates");
  public static final Col RULE = T.string("rule").required().doc("what is recommended");
  public static final Col STATE =
      T.string("state")
          .required()
          .doc(
              "open; realised: the waste of the date before is gone and its device was observed;"
                  + " not_measured: it is not seen, and neither is its device");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id").required().doc("ResourceId or commitment");
  public static final Col DEVICE_ID =
      T.string("device_id").doc("device; null for unused commitments");
  public static final Col OWNER = T.string("owner").required().doc("holder, or unallocated");
  public static final Col CAUSE = T.string("cause").required().doc("why it is waste");
  public static final Col PROVIDER = T.string("provider").doc("provider");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col NODE = T.string("node").doc("host");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col GPU_INDEX = T.string("gpu_index").doc("the GPU's number on its host");
  public static final Col TEAM = T.string("team").doc("team");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col PRICE_SOURCE = T.string("price_source").required().doc("what priced it");
  public static final Col PRICE_STATE = T.string("price_state").required().doc("how final it is");
  public static final Col GPU_SECONDS =
      T.seconds("gpu_seconds")
          .doc("the waste: of the date while open, else of the date before; null when not known");
  public static final Col COST =
      T.money("cost").doc("what it cost on that date; null where nothing prices the time");
  public static final Col CLAIMED_SAVING =
      T.money("claimed_monthly_saving")
          .doc("cost × 30: what is saved in 30 dates like this one; null unless open and priced");
  public static final Col REALISED_SAVING =
      T.money("realised_saving")
          .doc("cost of the date before that the date does not have; null unless realised");
  public static final Col CONFIDENCE =
      T.string("confidence")
          .required()
          .doc("low: one date; medium: two in a row or more; high: seven or more");
  public static final Col FIRST_SEEN_DATE =
      T.date("first_seen_date").required().doc("first date of the unbroken run of dates");
  public static final Col EVIDENCE =
      T.string("evidence")
          .required()
          .doc("the rows of idle_waste_daily that show it, as a condition in standard SQL");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(RULE, OWNER)
          .oneOf(RULE, RecommendationRule.class)
          .oneOf(STATE, RecommendationState.class)
          .oneOf(CONFIDENCE, Confidence.class)
          .oneOf(PRICE_SOURCE, PriceSource.class)
          .oneOf(PRICE_STATE, PriceState.class)
          .fail("first seen is not later than the date", FIRST_SEEN_DATE.of().leq(USAGE_DATE.of()))
          .fail(
              "only what is open claims, only what is realised has saved",
              STATE
                  .of()
                  .equalTo(RecommendationState.OPEN.text())
                  .or(CLAIMED_SAVING.of().isNull())
                  .and(
                      STATE
                          .of()
                          .equalTo(RecommendationState.REALISED.text())
                          .or(REALISED_SAVING.of().isNull())))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private RecommendationDaily() {}
}
