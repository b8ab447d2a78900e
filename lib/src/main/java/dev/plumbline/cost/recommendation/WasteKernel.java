package dev.plumbline.cost.recommendation;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.terms.Cause;
import dev.plumbline.terms.RecommendationRule;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The rule of each row of waste: that of its cause, but
 *
 * <ol>
 *   <li>a holder that idles in the same hours of two dates in a row, and works in others, is to be
 *       stopped in these hours;
 *   <li>empty time of nodes that are held in part, where nobody waits for GPUs of the model, is
 *       consolidated where whole nodes come free, and claims no more than these.
 * </ol>
 *
 * @param dates the dates to compute
 * @param offHours which hours count
 */
record WasteKernel(NavigableSet<LocalDate> dates, OffHours offHours) implements PairKernel {
  private static final BigDecimal MONTH = BigDecimal.valueOf(30);
  private static final RowLayout WASTE = RowLayout.of(IdleWasteDaily.TABLE);
  private static final Col EMPTY =
      Col.temporary("empty_gpu_seconds", DataTypes.createDecimalType(38, 12));
  private static final RowLayout NODE_HOUR =
      RowLayout.of(
          GpuHourCost.COST_DATE,
          GpuHourCost.CLUSTER,
          GpuHourCost.GPU_MODEL,
          GpuHourCost.NODE,
          GpuHourCost.HOUR_AT,
          GpuHourCost.GPU_SECONDS,
          EMPTY);

  /** Rows of waste with what is recommended about them. */
  static final RowLayout RULED =
      WASTE.and(
          RecommendationDaily.RULE, RecommendationDaily.TARGET, RecommendationDaily.CLAIMED_SAVING);

  private record Held(LocalDate date, String device, String owner) {}

  /**
   * The waste of the dates, as {@link #RULED}.
   *
   * @param waste {@code gold.idle_waste_daily} without corrections, of the dates and the date
   *     before
   * @param costs {@code silver.gpu_hour_cost} of the dates
   */
  Frame of(Frame waste, Frame costs) {
    return waste
        .select(WASTE.columns())
        .eachGroup(
            new Side(List.of(IdleWasteDaily.CLUSTER, IdleWasteDaily.GPU_MODEL), List.of()),
            nodeHours(costs),
            new Side(List.of(GpuHourCost.CLUSTER, GpuHourCost.GPU_MODEL), List.of()),
            RULED.schema(),
            this);
  }

  private static Frame nodeHours(Frame costs) {
    return costs
        .where(
            GpuHourCost.DEVICE_ID
                .of()
                .isNotNull()
                .and(GpuHourCost.NODE.of().isNotNull())
                .and(GpuHourCost.GPU_SECONDS.of().isNotNull())
                .and(GpuHourCost.CORRECTS_DATE.of().isNull()))
        .with(
            EMPTY.is(
                when(
                        GpuHourCost.STAGE.of().equalTo(Stage.EMPTY.text()),
                        GpuHourCost.GPU_SECONDS.of())
                    .otherwise(lit(0))))
        .groupBy(
            GpuHourCost.COST_DATE,
            GpuHourCost.CLUSTER,
            GpuHourCost.GPU_MODEL,
            GpuHourCost.NODE,
            GpuHourCost.HOUR_AT)
        .sums(GpuHourCost.GPU_SECONDS, EMPTY)
        .select(NODE_HOUR.columns());
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> waste, Iterator<Row> nodeHours) {
    Map<LocalDate, Pool> pools = new HashMap<>();
    nodeHours.forEachRemaining(
        row -> {
          Cells hour = NODE_HOUR.read(row);
          pools
              .computeIfAbsent(hour.date(GpuHourCost.COST_DATE), date -> new Pool())
              .add(
                  hour.text(GpuHourCost.NODE),
                  (int) (hour.instant(GpuHourCost.HOUR_AT).getEpochSecond() / 3600 % 24),
                  hour.decimal(GpuHourCost.GPU_SECONDS),
                  hour.decimal(EMPTY));
        });
    List<Cells> own = new ArrayList<>();
    Map<Held, List<Double>> activity = new HashMap<>();
    waste.forEachRemaining(
        row -> {
          Cells cells = WASTE.read(row);
          activity.put(held(cells, 0), cells.list(IdleWasteDaily.HOURLY_ACTIVITY));
          if (dates.contains(cells.date(IdleWasteDaily.USAGE_DATE))) {
            own.add(cells);
          }
        });
    Map<LocalDate, Consolidation> consolidations = new HashMap<>();
    pools.forEach(
        (date, pool) ->
            consolidations.put(
                date,
                Consolidation.of(pool, own.stream().filter(row -> isOf(row, date)).toList())));
    return own.stream().map(row -> ruled(row, activity, consolidations)).iterator();
  }

  private static boolean isOf(Cells row, LocalDate date) {
    return date.equals(row.date(IdleWasteDaily.USAGE_DATE));
  }

  private static Held held(Cells row, int daysBefore) {
    return new Held(
        row.date(IdleWasteDaily.USAGE_DATE).minusDays(daysBefore),
        row.text(IdleWasteDaily.DEVICE_ID),
        row.text(IdleWasteDaily.OWNER));
  }

  private Row ruled(
      Cells row, Map<Held, List<Double>> activity, Map<LocalDate, Consolidation> consolidations) {
    Cause cause = Term.of(Cause.class, row.text(IdleWasteDaily.CAUSE));
    BigDecimal cost = row.decimal(IdleWasteDaily.COST);
    BigDecimal claimed = cost == null ? null : cost.multiply(MONTH);
    RecommendationRule rule = RecommendationRule.of(cause);
    String target = null;
    Consolidation together = consolidations.get(row.date(IdleWasteDaily.USAGE_DATE));
    if (cause == Cause.HELD_IDLE) {
      target =
          offHours.of(
              activity.getOrDefault(held(row, 1), List.of()),
              row.list(IdleWasteDaily.HOURLY_ACTIVITY));
      rule = target == null ? rule : RecommendationRule.RELEASE_OFF_HOURS;
    } else if (together != null && together.isAbout(row)) {
      rule = RecommendationRule.CONSOLIDATE_NODES;
      target = together.target();
      claimed = claimed == null ? null : together.part(claimed);
    }
    RowLayout.Draft draft = RULED.draft();
    IdleWasteDaily.TABLE.columns().forEach(column -> draft.set(column, row.value(column)));
    return draft
        .set(RecommendationDaily.RULE, rule)
        .set(RecommendationDaily.TARGET, target)
        .set(RecommendationDaily.CLAIMED_SAVING, claimed)
        .row();
  }
}
