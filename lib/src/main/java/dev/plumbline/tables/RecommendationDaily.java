package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.Unit;
import dev.plumbline.terms.AbsentSaving;
import dev.plumbline.terms.Confidence;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.RecommendationState;

/**
 * What to do about idle waste, and about work that could cost less; what that would save, and what
 * was saved since. Each second of waste is in one row. What is claimed of work may be claimed by
 * several rows: counted savings may be added per currency and basis of the price, claims may not.
 */
public final class RecommendationDaily {
  private static final TableBuilder T =
      gold("recommendation_daily")
          .grain(
              "date × billing resource × device × owner × GPU model × rule × cause × currency ×"
                  + " price basis")
          .doc("What would cost less, the saving that is claimed, and what became of it.");

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
              "open; realised: the waste of the date before is gone and its device was observed, or"
                  + " the work runs where it should; not_measured: it is not seen, and neither is"
                  + " its device or holder; withdrawn: the work is there and does not fit any"
                  + " more");
  public static final Col BILLING_RESOURCE_ID =
      T.string("billing_resource_id")
          .doc("ResourceId or commitment; null where it is about several");
  public static final Col DEVICE_ID =
      T.string("device_id").doc("device; null for commitments, and where it is about several");
  public static final Col OWNER =
      T.string("owner").doc("holder, or unallocated; null where it is about all holders");
  public static final Col CAUSE =
      T.string("cause").doc("why it is waste; null where it is about work");
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
          .doc(
              "the waste, or the work: of the date while open, else of the date before; null when"
                  + " not known");
  public static final Col COST =
      T.money("cost").doc("what it cost on that date; null where nothing prices the time");
  public static final Col GPU_COUNT =
      T.count("gpu_count").doc("GPUs that it is about; null of waste, whose rows have one");
  public static final Col TARGET =
      T.string("target")
          .doc(
              "what to move to: MIG profile, GPU model; hours (UTC) to stop in; how many nodes"
                  + " could be given back; null where the rule says it all");
  public static final Col PEAK_ACTIVITY =
      T.ratio("peak_activity_ratio")
          .doc("activity in the busiest stretch, of an hour or less; null of waste");
  public static final Col PEAK_TENSOR =
      T.ratio("peak_tensor_active_ratio").doc("the same of the tensor cores");
  public static final Col PEAK_DRAM =
      T.ratio("peak_dram_active_ratio").doc("the same of the memory interface");
  public static final Col PEAK_MEMORY =
      T.measure("peak_framebuffer_used_bytes", Unit.BYTES)
          .doc("most memory in use on one of the GPUs; null of waste");
  public static final Col CLAIMED_SAVING =
      T.money("claimed_monthly_saving")
          .doc("what it alone saves in 30 dates like this one; null unless open and known");
  public static final Col COUNTED_SAVING =
      T.money("counted_monthly_saving")
          .doc(
              "of it, what no other row counts: these may be added; null where nothing is claimed");
  public static final Col ABSENT_REASON =
      T.string("saving_absent_reason").doc("why nothing is claimed; null where something is");
  public static final Col REALISED_SAVING =
      T.money("realised_saving")
          .doc(
              "cost of the date before that the date does not have; of work, what as much time"
                  + " costs its holder less; null unless realised");
  public static final Col CONFIDENCE =
      T.string("confidence")
          .required()
          .doc(
              "low: one date, or capacity that may be taken back; medium: two dates in a row or"
                  + " more; high: seven or more");
  public static final Col FIRST_SEEN_DATE =
      T.date("first_seen_date").required().doc("first date of the unbroken run of dates");
  public static final Col EVIDENCE =
      T.string("evidence")
          .required()
          .doc("the rows that show it, as a condition on evidence_table in standard SQL");
  public static final Col EVIDENCE_TABLE =
      T.string("evidence_table").doc("the table that has these rows");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(RULE, OWNER)
          .oneOf(RULE, RecommendationRule.class)
          .oneOf(STATE, RecommendationState.class)
          .oneOf(ABSENT_REASON, AbsentSaving.class)
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
          .fail(
              "no more is counted than claimed",
              CLAIMED_SAVING
                  .of()
                  .isNull()
                  .equalTo(COUNTED_SAVING.of().isNull())
                  .and(coalesce(COUNTED_SAVING.of().leq(CLAIMED_SAVING.of()), lit(true))))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private RecommendationDaily() {}
}
