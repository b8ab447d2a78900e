package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.PriceKind;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;

/** What GPU time cost on one date, on one basis, by GPU model and kind of price. */
final class PaidPrices {
  private static final Col WASTED =
      Col.temporary("wasted_gpu_seconds", DataTypes.createDecimalType(38, 12));

  /** An hour of a model at a kind and basis of the price. */
  static final RowLayout HOUR =
      RowLayout.of(
          RecommendationDaily.USAGE_DATE,
          GpuHourCost.HOUR_AT,
          RecommendationDaily.PROVIDER,
          RecommendationDaily.GPU_MODEL,
          RecommendationDaily.CURRENCY,
          RecommendationDaily.PRICE_SOURCE,
          RecommendationDaily.PRICE_STATE,
          PricedHours.KIND,
          RecommendationDaily.GPU_SECONDS,
          WASTED,
          RecommendationDaily.COST);

  /**
   * A price of GPU time.
   *
   * @param cost of so much time
   * @param seconds GPU-seconds
   */
  record Price(BigDecimal cost, BigDecimal seconds) {
    /** What so many GPU-seconds would have cost, to the last digit that is kept. */
    BigDecimal times(BigDecimal gpuSeconds) {
      return cost.multiply(gpuSeconds).divide(seconds, 12, RoundingMode.HALF_EVEN);
    }

    private Price plus(Price other) {
      return new Price(cost.add(other.cost), seconds.add(other.seconds));
    }
  }

  /**
   * GPU time of one hour.
   *
   * @param provider who provides it
   * @param model device name
   * @param hour of the day, UTC
   * @param price seconds and cost
   * @param wasted of the seconds, idle waste
   */
  record OnDemand(String provider, String model, int hour, Price price, BigDecimal wasted) {}

  private final Map<String, Map<PriceKind, Price>> byKind = new TreeMap<>();
  private final Map<String, Price> byModel = new TreeMap<>();
  private final List<OnDemand> onDemand = new ArrayList<>();

  /** Rows of {@link #HOUR}. */
  static Frame hours(Frame hours) {
    Object[] waste = Stage.Group.WASTE.stages().stream().map(Stage::text).toArray();
    return hours
        .where(
            GpuHourCost.GPU_MODEL
                .of()
                .isNotNull()
                .and(GpuHourCost.COST.of().isNotNull())
                .and(GpuHourCost.GPU_SECONDS.of().gt(0)))
        .select(
            RecommendationDaily.USAGE_DATE.is(GpuHourCost.COST_DATE.of()),
            GpuHourCost.HOUR_AT.is(GpuHourCost.HOUR_AT.of()),
            RecommendationDaily.PROVIDER.is(GpuHourCost.PROVIDER.of()),
            RecommendationDaily.GPU_MODEL.is(GpuHourCost.GPU_MODEL.of()),
            RecommendationDaily.CURRENCY.is(GpuHourCost.CURRENCY.of()),
            RecommendationDaily.PRICE_SOURCE.is(GpuHourCost.PRICE_SOURCE.of()),
            RecommendationDaily.PRICE_STATE.is(GpuHourCost.PRICE_STATE.of()),
            PricedHours.KIND.is(PricedHours.KIND.of()),
            RecommendationDaily.GPU_SECONDS.is(GpuHourCost.GPU_SECONDS.of()),
            WASTED.is(when(GpuHourCost.STAGE.of().isin(waste), GpuHourCost.GPU_SECONDS.of())),
            RecommendationDaily.COST.is(GpuHourCost.COST.of()))
        .groupBy(
            RecommendationDaily.USAGE_DATE,
            GpuHourCost.HOUR_AT,
            RecommendationDaily.PROVIDER,
            RecommendationDaily.GPU_MODEL,
            RecommendationDaily.CURRENCY,
            RecommendationDaily.PRICE_SOURCE,
            RecommendationDaily.PRICE_STATE,
            PricedHours.KIND)
        .sums(RecommendationDaily.GPU_SECONDS, WASTED, RecommendationDaily.COST)
        .select(HOUR.columns());
  }

  /** Takes a row of {@link #HOUR} in. */
  void add(Cells hour) {
    String model = hour.text(RecommendationDaily.GPU_MODEL);
    Price price =
        new Price(
            hour.decimal(RecommendationDaily.COST), hour.decimal(RecommendationDaily.GPU_SECONDS));
    byModel.merge(model, price, Price::plus);
    String kind = hour.text(PricedHours.KIND);
    if (kind == null) {
      return;
    }
    byKind
        .computeIfAbsent(model, name -> new TreeMap<>())
        .merge(Term.of(PriceKind.class, kind), price, Price::plus);
    if (PriceKind.STANDARD.text().equals(kind)) {
      BigDecimal wasted = hour.decimal(WASTED);
      onDemand.add(
          new OnDemand(
              hour.text(RecommendationDaily.PROVIDER),
              model,
              (int) (hour.instant(GpuHourCost.HOUR_AT).getEpochSecond() / 3600 % 24),
              price,
              wasted == null ? BigDecimal.ZERO : wasted));
    }
  }

  /** The models that were paid for. */
  Set<String> models() {
    return byModel.keySet();
  }

  /** What the model's time cost; empty where none was paid for. */
  Optional<Price> of(String model) {
    return Optional.ofNullable(byModel.get(model));
  }

  /** The same at one kind of price. */
  Optional<Price> of(String model, PriceKind kind) {
    return Optional.ofNullable(byKind.getOrDefault(model, Map.of()).get(kind));
  }

  /** The hours that were paid on demand. */
  List<OnDemand> onDemand() {
    return onDemand;
  }
}
