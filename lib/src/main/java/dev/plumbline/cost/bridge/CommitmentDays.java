package dev.plumbline.cost.bridge;

import dev.plumbline.cost.capacity.BlockFees;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The ledger of each commitment:
 *
 * <ol>
 *   <li>bought is what is billed for it, on the day its charge begins; what is given back is
 *       negative;
 *   <li>consumed and unused are EffectiveCost, divided over the days of the charge by time; of a
 *       block of capacity they are the parts of its fee;
 *   <li>what remains is what remained on the day before, and bought, less consumed and unused;
 *   <li>where more is used than was seen bought, the purchase is older than the lake: what remains
 *       is not known, and is counted anew from the next purchase;
 *   <li>a day on which nothing happens has a row while something remains.
 * </ol>
 *
 * @param dates the dates to compute
 */
public record CommitmentDays(NavigableSet<LocalDate> dates) implements PairKernel {
  private static final RowLayout LINE =
      RowLayout.of(
          ChargeLine.COMMITMENT,
          ChargeLine.CURRENCY,
          ChargeLine.COMMITMENT_USE,
          ChargeLine.PROVIDER,
          ChargeLine.START_AT,
          ChargeLine.END_AT,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST);
  private static final RowLayout TABLE = RowLayout.of(CommitmentDaily.TABLE);

  /**
   * The ledger of the dates.
   *
   * @param lines {@code silver.charge_line} of the billing periods
   * @param before the ledger of the day before each date
   */
  public Frame of(Frame lines, Frame before) {
    Frame parts =
        BlockFees.parts(lines)
            .with(
                ChargeLine.BILLED_COST.is(functions.lit(BigDecimal.ZERO)),
                ChargeLine.COMMITMENT_USE.is(
                    functions
                        .when(
                            ChargeLine.CHARGE_KIND.of().equalTo(ChargeKind.COMPUTE.text()),
                            CommitmentUse.USED.text())
                        .otherwise(CommitmentUse.UNUSED.text())));
    return lines
        .where(ChargeLine.COMMITMENT.of().isNotNull())
        .select(LINE.columns())
        .union(parts.select(LINE.columns()))
        .eachGroup(
            new Side(
                List.of(ChargeLine.COMMITMENT, ChargeLine.CURRENCY), List.of(ChargeLine.START_AT)),
            before.select(TABLE.columns()),
            new Side(
                List.of(CommitmentDaily.COMMITMENT, CommitmentDaily.CURRENCY),
                List.of(CommitmentDaily.USAGE_DATE)),
            CommitmentDaily.TABLE.schema(),
            this);
  }

  /** The amounts of one day. */
  private static final class Day {
    private final Map<CommitmentUse, BigDecimal> amounts = new EnumMap<>(CommitmentUse.class);

    private void add(CommitmentUse use, BigDecimal amount) {
      amounts.merge(use, amount, BigDecimal::add);
    }

    private BigDecimal of(CommitmentUse use) {
      return amounts.getOrDefault(use, BigDecimal.ZERO);
    }

    private BigDecimal net() {
      return of(CommitmentUse.BOUGHT)
          .subtract(of(CommitmentUse.USED))
          .subtract(of(CommitmentUse.UNUSED));
    }
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> charged, Iterator<Row> earlier) {
    TreeMap<LocalDate, Day> days = new TreeMap<>();
    TreeMap<LocalDate, BigDecimal> remaining = new TreeMap<>();
    Row any = null;
    String provider = null;
    while (earlier.hasNext()) {
      Row row = earlier.next();
      LocalDate date = TABLE.date(row, CommitmentDaily.USAGE_DATE);
      if (!dates.contains(date)) {
        remaining.put(date, TABLE.decimal(row, CommitmentDaily.REMAINING_COST));
      }
      provider = TABLE.text(row, CommitmentDaily.PROVIDER);
      any =
          TABLE
              .draft()
              .set(CommitmentDaily.COMMITMENT, TABLE.text(row, CommitmentDaily.COMMITMENT))
              .set(CommitmentDaily.CURRENCY, TABLE.text(row, CommitmentDaily.CURRENCY))
              .row();
    }
    while (charged.hasNext()) {
      Row row = charged.next();
      provider = provider == null ? LINE.text(row, ChargeLine.PROVIDER) : provider;
      any =
          TABLE
              .draft()
              .set(CommitmentDaily.COMMITMENT, LINE.text(row, ChargeLine.COMMITMENT))
              .set(CommitmentDaily.CURRENCY, LINE.text(row, ChargeLine.CURRENCY))
              .row();
      add(row, days);
    }
    return ledger(any, provider, days, remaining).iterator();
  }

  private static void add(Row row, TreeMap<LocalDate, Day> days) {
    CommitmentUse use = Term.of(CommitmentUse.class, LINE.text(row, ChargeLine.COMMITMENT_USE));
    Instant start = LINE.instant(row, ChargeLine.START_AT);
    LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
    BigDecimal billed = LINE.decimal(row, ChargeLine.BILLED_COST);
    if (use != CommitmentUse.USED) {
      days.computeIfAbsent(first, d -> new Day()).add(CommitmentUse.BOUGHT, billed);
    }
    if (use == CommitmentUse.BOUGHT) {
      return;
    }
    List<LocalDate> dates = new ArrayList<>();
    List<BigDecimal> weights = new ArrayList<>();
    long end = Math.max(LINE.milliseconds(row, ChargeLine.END_AT), start.toEpochMilli() + 1);
    for (LocalDate date = first; startOf(date) < end; date = date.plusDays(1)) {
      dates.add(date);
      weights.add(
          BigDecimal.valueOf(
              Math.min(end, startOf(date.plusDays(1)))
                  - Math.max(start.toEpochMilli(), startOf(date))));
    }
    List<BigDecimal> shares =
        Apportionment.divide(LINE.decimal(row, ChargeLine.EFFECTIVE_COST), weights);
    for (int i = 0; i < dates.size(); i++) {
      days.computeIfAbsent(dates.get(i), d -> new Day()).add(use, shares.get(i));
    }
  }

  private static long startOf(LocalDate date) {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  private List<Row> ledger(
      Row commitment,
      String provider,
      TreeMap<LocalDate, Day> days,
      TreeMap<LocalDate, BigDecimal> remaining) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate date : dates) {
      Day day = days.getOrDefault(date, new Day());
      BigDecimal left = remaining.get(date.minusDays(1));
      boolean isIdle = day.amounts.isEmpty() && (left == null || left.signum() == 0);
      if (isIdle) {
        continue;
      }
      BigDecimal now = (left == null ? BigDecimal.ZERO : left).add(day.net());
      boolean isKnown = now.signum() >= 0;
      remaining.put(date, isKnown ? now : null);
      rows.add(
          TABLE
              .draft()
              .set(CommitmentDaily.USAGE_DATE, date)
              .set(CommitmentDaily.COMMITMENT, TABLE.text(commitment, CommitmentDaily.COMMITMENT))
              .set(CommitmentDaily.CURRENCY, TABLE.text(commitment, CommitmentDaily.CURRENCY))
              .set(CommitmentDaily.PROVIDER, provider)
              .set(CommitmentDaily.BOUGHT_COST, day.of(CommitmentUse.BOUGHT))
              .set(CommitmentDaily.CONSUMED_COST, day.of(CommitmentUse.USED))
              .set(CommitmentDaily.UNUSED_COST, day.of(CommitmentUse.UNUSED))
              .set(CommitmentDaily.REMAINING_COST, isKnown ? now : null)
              .row());
    }
    return rows;
  }
}
