package dev.plumbline.cost.recommendation;

import dev.plumbline.policies.RecommendationPolicy;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.PriceKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/**
 * What one holder used of one GPU model on a date, at one kind and basis of the price.
 *
 * @param cells the row, of {@link #LAYOUT}
 */
record Use(Cells cells) {
  static final Col MIG_PROFILE = Col.temporary("mig_profile", DataTypes.StringType);
  static final Col ENDS = Col.temporary("ends", DataTypes.BooleanType);
  static final Col IS_WHOLE = Col.temporary("is_whole", DataTypes.BooleanType);
  static final Col HELD = Col.temporary("held_milliseconds", DataTypes.LongType);
  static final Col MEASURED = Col.temporary("measured_milliseconds", DataTypes.LongType);
  static final Col ALL_SECONDS =
      Col.temporary("all_gpu_seconds", DataTypes.createDecimalType(38, 12));
  static final Col ALL_COST = Col.temporary("all_cost", DataTypes.createDecimalType(38, 12));

  /** What one row is of. */
  static final List<Col> GROUP =
      List.of(
          RecommendationDaily.USAGE_DATE,
          RecommendationDaily.OWNER,
          RecommendationDaily.PROVIDER,
          RecommendationDaily.CLUSTER,
          RecommendationDaily.GPU_MODEL,
          MIG_PROFILE,
          RecommendationDaily.TEAM,
          RecommendationDaily.PROJECT,
          RecommendationDaily.CURRENCY,
          RecommendationDaily.PRICE_SOURCE,
          RecommendationDaily.PRICE_STATE,
          PricedHours.KIND);

  static final RowLayout LAYOUT =
      RowLayout.of(
          Stream.concat(
                  GROUP.stream(),
                  Stream.of(
                      RecommendationDaily.GPU_COUNT,
                      RecommendationDaily.DEVICE_ID,
                      RecommendationDaily.BILLING_RESOURCE_ID,
                      RecommendationDaily.NODE,
                      RecommendationDaily.GPU_INDEX,
                      ENDS,
                      IS_WHOLE,
                      HELD,
                      MEASURED,
                      RecommendationDaily.PEAK_ACTIVITY,
                      RecommendationDaily.PEAK_TENSOR,
                      RecommendationDaily.PEAK_DRAM,
                      RecommendationDaily.PEAK_MEMORY,
                      ALL_SECONDS,
                      ALL_COST,
                      RecommendationDaily.GPU_SECONDS,
                      RecommendationDaily.COST))
              .toArray(Col[]::new));

  /** What of a use stands in a recommendation as it is. */
  static final List<Col> SHOWN =
      Stream.of(LAYOUT.columns()).filter(RecommendationDaily.TABLE.columns()::contains).toList();

  LocalDate date() {
    return cells.date(RecommendationDaily.USAGE_DATE);
  }

  String owner() {
    return cells.text(RecommendationDaily.OWNER);
  }

  /** Device name; null where nobody knows it. */
  String model() {
    return cells.text(RecommendationDaily.GPU_MODEL);
  }

  /** MIG profile; null of a whole GPU. */
  String profile() {
    return cells.text(MIG_PROFILE);
  }

  /** How many GPUs. */
  long gpus() {
    return cells.whole(RecommendationDaily.GPU_COUNT);
  }

  /** At which kind of price; empty where that is not known. */
  Optional<PriceKind> kind() {
    return Optional.ofNullable(cells.text(PricedHours.KIND))
        .map(text -> Term.of(PriceKind.class, text));
  }

  /** True of work that ends by itself. */
  boolean ends() {
    return cells.isTrue(ENDS);
  }

  /** GPU-seconds that were no waste; null where there are none. */
  BigDecimal seconds() {
    return cells.decimal(RecommendationDaily.GPU_SECONDS);
  }

  /** Their cost; null where nothing prices them. */
  BigDecimal cost() {
    return cells.decimal(RecommendationDaily.COST);
  }

  /** What all of its time cost, waste included; null where nothing prices it. */
  BigDecimal allCost() {
    return cells.decimal(ALL_COST);
  }

  /** How long it held devices, or parts of them. */
  BigDecimal heldSeconds() {
    return BigDecimal.valueOf(cells.whole(HELD), 3);
  }

  /** True where it holds whole GPUs. */
  boolean isWhole() {
    return cells.isTrue(IS_WHOLE);
  }

  /** True where it is paid on demand. */
  boolean isOnDemand() {
    return kind().equals(Optional.of(PriceKind.STANDARD));
  }

  /** True where it runs on capacity that may be taken back. */
  boolean isSpot() {
    return kind().equals(Optional.of(PriceKind.DYNAMIC));
  }

  /** A peak; NaN where nobody measured it. */
  double peak(Col column) {
    Double value = cells.real(column);
    return value == null ? Double.NaN : value;
  }

  /** True of whole GPUs whose work is priced, went on for long enough and was measured. */
  boolean isEvident(RecommendationPolicy.Evidence evidence) {
    return isWhole()
        && model() != null
        && cost() != null
        && cost().signum() > 0
        && seconds().compareTo(BigDecimal.valueOf(gpus() * evidence.held().toSeconds())) >= 0
        && cells.whole(MEASURED) >= evidence.measured() * cells.whole(HELD)
        && !Double.isNaN(peak(RecommendationDaily.PEAK_MEMORY));
  }
}
