package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/** Where every accounted GPU-second of a day went, and what it cost. */
public final class GpuWaterfallDaily {
  private static final TableBuilder T =
      gold("gpu_waterfall_daily")
          .grain(
              "date × provider × sub account × cluster × team × project × GPU model × stage ×"
                  + " currency × price_source × price_state × corrects_date")
          .doc("Accounted GPU-seconds and cost by waterfall stage.");

  public static final Col USAGE_DATE = T.date("usage_date").required().doc("date (UTC)");
  public static final Col PROVIDER = T.string("provider").doc("provider");
  public static final Col SUB_ACCOUNT = T.string("sub_account").doc("SubAccountId");
  public static final Col CLUSTER = T.string("cluster").doc("cluster");
  public static final Col TEAM = T.string("team").doc("team; null when nobody is known");
  public static final Col PROJECT = T.string("project").doc("project");
  public static final Col GPU_MODEL = T.string("gpu_model").doc("device name");
  public static final Col STAGE = T.string("stage").required().doc("waterfall stage");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("the known time; null when none is known");
  public static final Col COST = T.money("cost").doc("null where nothing prices the time");
  public static final Col UNQUANTIFIED_COST =
      T.money("unquantified_cost").doc("part of cost whose GPU time is unknown; null when none");
  public static final Col CURRENCY = T.string("billing_currency").required().doc("currency");
  public static final Col PRICE_SOURCE = T.string("price_source").required().doc("what priced it");
  public static final Col PRICE_STATE = T.string("price_state").required().doc("how final it is");

  public static final Col CORRECTS_DATE =
      T.date("corrects_date")
          .doc(
              "date it is about, of a difference to a closed period seen on usage_date; else null");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.partitionedBy(USAGE_DATE)
          .filteredBy(STAGE)
          .fail(
              "GPU-seconds are negative in corrections only",
              GPU_SECONDS.of().geq(0).or(CORRECTS_DATE.of().isNotNull()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private GpuWaterfallDaily() {}
}
