package dev.plumbline.cost.charge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import org.apache.spark.sql.types.DataTypes;

/**
 * Finds files of a source that bill the same usage twice: actual beside amortized costs, or exports
 * that overlap. Usage is the same where account, resource, SKU, charge period and quantity are.
 * Corrections repeat what they correct and are left out.
 */
public final class RepeatedUsage {
  /** Source of both files. */
  public static final Col SOURCE = FocusCharge.SOURCE;

  /** Their billing period. */
  public static final Col PERIOD = FocusCharge.PERIOD;

  /** One of the files. */
  public static final Col ONE = Col.temporary("one_file", DataTypes.StringType);

  /** The other one. */
  public static final Col OTHER = Col.temporary("other_file", DataTypes.StringType);

  /** Usage that both bill. */
  public static final Col SHARED = Col.temporary("shared", DataTypes.LongType);

  /** Usage of it that they bill at different costs. */
  public static final Col CONFLICTING = Col.temporary("conflicting", DataTypes.LongType);

  /** All usage of a file. */
  public static final Col ALL = Col.temporary("all_usage", DataTypes.LongType);

  private static final Col SKU = Col.temporary("sku", DataTypes.StringType);
  private static final Col QUANTITY = Col.temporary("quantity", DataTypes.StringType);
  private static final Col COST = Col.temporary("cost", FocusCharge.EFFECTIVE_COST.type());
  private static final Col FILES = Col.temporary("files", DataTypes.LongType);
  private static final Col COSTS = Col.temporary("costs", DataTypes.LongType);

  private RepeatedUsage() {}

  /** Usage by file: one row per file and usage. */
  private static Frame usage(Frame charges) {
    return charges
        .where(
            FocusCharge.CHARGE_CATEGORY
                .of()
                .equalTo("Usage")
                .and(FocusCharge.CHARGE_CLASS.of().isNull())
                .and(FocusCharge.RESOURCE_ID.of().isNotNull()))
        .with(
            SKU.is(coalesce(FocusCharge.SKU_ID.of(), lit(""))),
            QUANTITY.is(
                coalesce(FocusCharge.CONSUMED_QUANTITY.of(), FocusCharge.PRICING_QUANTITY.of())
                    .cast("string")))
        .groupBy(
            SOURCE,
            PERIOD,
            FocusCharge.BILLING_ACCOUNT_ID,
            FocusCharge.RESOURCE_ID,
            SKU,
            FocusCharge.CHARGE_PERIOD_START,
            FocusCharge.CHARGE_PERIOD_END,
            QUANTITY,
            FocusCharge.SOURCE_FILE)
        .values(COST.is(sum(FocusCharge.EFFECTIVE_COST.of())));
  }

  /** Pairs of files that share usage, with how much of it. */
  public static Frame pairs(Frame charges) {
    return usage(charges)
        .groupBy(
            SOURCE,
            PERIOD,
            FocusCharge.BILLING_ACCOUNT_ID,
            FocusCharge.RESOURCE_ID,
            SKU,
            FocusCharge.CHARGE_PERIOD_START,
            FocusCharge.CHARGE_PERIOD_END,
            QUANTITY)
        .values(
            FILES.is(count(lit(1))),
            COSTS.is(countDistinct(COST.of())),
            ONE.is(min(FocusCharge.SOURCE_FILE.of())),
            OTHER.is(max(FocusCharge.SOURCE_FILE.of())))
        .where(FILES.of().gt(1))
        .groupBy(SOURCE, PERIOD, ONE, OTHER)
        .values(
            SHARED.is(count(lit(1))), CONFLICTING.is(sum(when(COSTS.of().gt(1), 1).otherwise(0))));
  }

  /** How much usage each file bills. */
  public static Frame files(Frame charges) {
    return usage(charges)
        .groupBy(SOURCE, PERIOD, FocusCharge.SOURCE_FILE)
        .values(ALL.is(count(lit(1))));
  }
}
