package dev.plumbline.cost.shares;

import dev.plumbline.cost.capacity.LineSpreads;
import dev.plumbline.cost.capacity.PaidSpread;
import dev.plumbline.cost.capacity.PaidSpread.Stretch;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.terms.ShareKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * In which parts each charge is whose:
 *
 * <ol>
 *   <li>GPU time lies in the hours in which paid capacity has it ({@link LineSpreads}); each hour's
 *       part is divided over who held the resource in that hour, by GPU-seconds;
 *   <li>the part of dates that no night covers, and of those after the last night, is nobody's;
 *   <li>every other charge is nobody's as a whole, by what it pays for, and so is the fee of a
 *       block of capacity.
 * </ol>
 *
 * <p>Charges and hours of one resource meet in one group, each side read once: no row of one is
 * ever joined with a row of the other.
 *
 * @param nights every date that is a night
 */
record ChargeShares(NavigableSet<LocalDate> nights) implements PairKernel {
  /** The part; of one charge any numbers that are in proportion. */
  static final Col WEIGHT = Col.temporary("weight", GpuHourCost.GPU_SECONDS.type());

  /** The part of the weight that was waste. */
  static final Col WASTE = Col.temporary("waste_weight", GpuHourCost.GPU_SECONDS.type());

  /** The rows of this frame. */
  static final RowLayout COLUMNS =
      RowLayout.of(
          ChargeLine.PERIOD,
          ChargeLine.SOURCE,
          ChargeLine.SOURCE_FILE,
          ChargeLine.LINE_NUMBER,
          ChargeLine.INVOICE,
          ChargeLine.BILLING_RESOURCE_ID,
          ChargeLine.CLOSED_DATE,
          HeldHours.KIND,
          HeldHours.HOLDER,
          GpuHourCost.TEAM,
          GpuHourCost.PROJECT,
          WEIGHT,
          WASTE,
          GpuHourCost.GPU_SECONDS);

  private static final List<Col> CARRIED =
      List.of(
          ChargeLine.PERIOD,
          ChargeLine.SOURCE,
          ChargeLine.SOURCE_FILE,
          ChargeLine.LINE_NUMBER,
          ChargeLine.INVOICE,
          ChargeLine.BILLING_RESOURCE_ID,
          ChargeLine.CLOSED_DATE);
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout HELD = HeldHours.COLUMNS;
  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1000);
  private static final BigDecimal HOUR = BigDecimal.valueOf(PaidSpread.HOUR);

  /** One row per charge and holder. */
  Frame of(Frame lines, Frame costs) {
    Frame all = lines.select(LINE.columns());
    return all.where(isSplit())
        .eachGroup(
            new Side(
                List.of(ChargeLine.BILLING_RESOURCE_ID),
                List.of(
                    ChargeLine.PERIOD,
                    ChargeLine.SOURCE,
                    ChargeLine.SOURCE_FILE,
                    ChargeLine.LINE_NUMBER)),
            HeldHours.of(costs),
            new Side(List.of(GpuHourCost.BILLING_RESOURCE_ID), List.of(GpuHourCost.HOUR_AT)),
            COLUMNS.schema(),
            this)
        .union(whole(all.where(functions.not(isSplit()))));
  }

  private static Column isFee() {
    return ChargeLine.COMMITMENT_USE.of().eqNullSafe(CommitmentUse.BOUGHT.text());
  }

  private static Column isCompute() {
    return ChargeLine.CHARGE_KIND.of().equalTo(ChargeKind.COMPUTE.text());
  }

  private static Column isSplit() {
    return isCompute().and(functions.not(isFee()));
  }

  /**
   * The charges that are not split; an unused commitment comes in its part of GPUs and the rest.
   */
  private static Frame whole(Frame lines) {
    Column other =
        functions.coalesce(ChargeLine.UNUSED_OTHER_COST.of(), functions.lit(BigDecimal.ZERO));
    Column isUnused = ChargeLine.CHARGE_KIND.of().equalTo(ChargeKind.COMMITMENT_UNUSED.text());
    Column isParted = isUnused.and(other.notEqual(functions.lit(BigDecimal.ZERO)));
    Column ofGpus = functions.abs(ChargeLine.EFFECTIVE_COST.of().minus(other));
    Column nothing = functions.lit(BigDecimal.ZERO);
    Frame parted = lines.where(isParted);
    return nobody(
            lines.where(functions.not(isParted)),
            kind(),
            functions.lit(BigDecimal.ONE),
            functions.when(isUnused, BigDecimal.ONE).otherwise(BigDecimal.ZERO))
        .union(nobody(parted, functions.lit(ShareKind.COMMITMENT_UNUSED.text()), ofGpus, ofGpus))
        .union(
            nobody(
                parted,
                functions.lit(ShareKind.UNUSED_COMMITMENT_OTHER.text()),
                functions.abs(other),
                nothing))
        .where(WEIGHT.of().gt(nothing));
  }

  private static Frame nobody(Frame lines, Column kind, Column weight, Column waste) {
    return lines
        .with(
            HeldHours.KIND.is(kind),
            HeldHours.HOLDER.is((Object) null),
            GpuHourCost.TEAM.is((Object) null),
            GpuHourCost.PROJECT.is((Object) null),
            WEIGHT.is(weight),
            WASTE.is(waste),
            GpuHourCost.GPU_SECONDS.is((Object) null))
        .select(COLUMNS.columns());
  }

  private static Column kind() {
    Column kind = functions.when(isFee().and(isCompute()), ShareKind.CAPACITY_FEE.text());
    for (ChargeKind charge : ChargeKind.values()) {
      kind =
          kind.when(
              ChargeLine.CHARGE_KIND.of().equalTo(charge.text()), ShareKind.ofWhole(charge).text());
    }
    return kind;
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> charged, Iterator<Row> held) {
    List<Row> lines = new ArrayList<>();
    charged.forEachRemaining(lines::add);
    TreeMap<Long, HeldHour> hours = new TreeMap<>();
    while (!lines.isEmpty() && held.hasNext()) {
      Row row = held.next();
      hours
          .computeIfAbsent(HELD.milliseconds(row, GpuHourCost.HOUR_AT), h -> new HeldHour())
          .add(row);
    }
    LineSpreads spreads = LineSpreads.ofCompute(lines, observed(hours, gpus(lines)));
    List<Row> rows = new ArrayList<>();
    lines.forEach(line -> add(line, shares(spreads.of(line), hours), rows));
    return rows.iterator();
  }

  private static BigDecimal gpus(List<Row> lines) {
    BigDecimal most = null;
    for (Row line : lines) {
      BigDecimal own = LINE.decimal(line, ChargeLine.GPUS);
      most = most == null ? own : own == null ? most : most.max(own);
    }
    return most;
  }

  /**
   * When the resource was observed. The edges of a life are known by how much of its first and last
   * hour was: what its GPUs have of that hour.
   */
  private static List<Stretch> observed(TreeMap<Long, HeldHour> hours, BigDecimal gpus) {
    List<Stretch> observed = new ArrayList<>();
    TreeMap<Long, BigDecimal> seen = new TreeMap<>();
    hours.forEach(
        (hour, holders) -> {
          BigDecimal seconds = holders.observed();
          if (seconds.signum() > 0) {
            seen.put(hour, seconds);
          }
        });
    seen.forEach(
        (hour, seconds) -> {
          boolean isFirst = !seen.containsKey(hour - PaidSpread.HOUR);
          boolean isLast = !seen.containsKey(hour + PaidSpread.HOUR);
          long length = isFirst || isLast ? length(seconds, gpus) : PaidSpread.HOUR;
          long start = isFirst && !isLast ? hour + PaidSpread.HOUR - length : hour;
          observed.add(new Stretch(start, start + length));
        });
    return observed;
  }

  private static long length(BigDecimal seconds, BigDecimal gpus) {
    if (gpus == null || gpus.signum() <= 0) {
      return PaidSpread.HOUR;
    }
    return seconds
        .multiply(MILLISECONDS)
        .divide(gpus, 0, RoundingMode.CEILING)
        .min(HOUR)
        .longValueExact();
  }

  private Map<Holder, Share> shares(PaidSpread spread, Map<Long, HeldHour> hours) {
    Map<Holder, Share> shares = new TreeMap<>();
    for (int i = 0; i < spread.hours().size(); i++) {
      BigDecimal weight = spread.weights().get(i);
      if (weight.signum() == 0) {
        continue;
      }
      long hour = spread.hours().get(i);
      LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(hour, 24 * PaidSpread.HOUR));
      HeldHour held = hours.get(hour);
      if (nights.contains(date) && held != null) {
        held.divide(weight, shares);
      } else {
        HeldHour.share(shares, Holder.nobody(why(date))).add(weight, BigDecimal.ZERO, false);
      }
    }
    return shares;
  }

  private ShareKind why(LocalDate date) {
    if (nights.contains(date)) {
      return ShareKind.NO_HOURS;
    }
    return nights.ceiling(date) == null ? ShareKind.NOT_YET_DUE : ShareKind.OUTSIDE_NIGHTS;
  }

  private static void add(Row line, Map<Holder, Share> shares, List<Row> rows) {
    shares.forEach(
        (holder, share) -> {
          if (share.weight().signum() == 0) {
            return;
          }
          RowLayout.Draft draft = COLUMNS.draft();
          CARRIED.forEach(column -> draft.set(column, LINE.value(line, column)));
          rows.add(
              draft
                  .set(HeldHours.KIND, holder.kind())
                  .set(HeldHours.HOLDER, holder.name())
                  .set(GpuHourCost.TEAM, holder.team())
                  .set(GpuHourCost.PROJECT, holder.project())
                  .set(WEIGHT, share.weight())
                  .set(WASTE, share.waste())
                  .set(GpuHourCost.GPU_SECONDS, share.seconds())
                  .row());
        });
  }
}
