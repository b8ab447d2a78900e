package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.gold;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * GPU time and cost of each training run, by date and currency: sums of {@link GpuHourCost}, whose
 * rows without a run are in no row here. Few rows, which lie together whatever their date.
 */
public final class RunCostDaily {
  private static final TableBuilder T =
      gold("run_cost_daily")
          .grain("date × run × currency")
          .doc("What each run used on each date, and what it cost.");

  public static final Col USAGE_DATE =
      T.date("usage_date")
          .required()
          .doc("date (UTC); of a correction to a closed period the night that saw it");
  public static final Col RUN_ID = T.string("run_id").required().doc("training run, lower case");
  public static final Col CURRENCY =
      T.string("billing_currency").required().doc("currency; none where nothing prices the time");
  public static final Col GPU_SECONDS =
      T.signedSeconds("gpu_seconds").doc("the known time; null when none is known");
  public static final Col COST = T.money("cost").doc("null where nothing prices the time");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(USAGE_DATE, RUN_ID, CURRENCY)
          .keyProvenBy("one row per group of these")
          .filteredBy(USAGE_DATE, RUN_ID)
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private RunCostDaily() {}
}
