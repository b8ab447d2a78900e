package dev.plumbline.cost.capacity;

import dev.plumbline.cost.capacity.PaidLine.Cell;
import dev.plumbline.cost.capacity.PaidSpread.Stretch;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Brings the charges of each billing resource into UTC hours:
 *
 * <ol>
 *   <li>lines that state the same amounts over the same stretch are added before they are divided;
 *   <li>a stretch is divided over its hours as {@link PaidSpread} says, each amount by largest
 *       remainder;
 *   <li>GPU time has its hours when it ran, also where another month's invoice carries it;
 *   <li>any other charge is spread over the part of its charge period that the billing period
 *       covers; one that lies outside altogether (a correction of last month) is dated the first
 *       hour of the billing period that carries it, with the date it corrects;
 *   <li>what lies on a date that is no night is dated the next night, one row a date, with the date
 *       it is about; what lies after the last night has no row yet, and is what the invoice bridge
 *       calls not yet due;
 *   <li>the fee of a block of capacity comes in parts, as {@link BlockFees} says, and what waits
 *       for hours of the block is not yet due; an unused commitment comes in its part of GPUs and
 *       the rest;
 *   <li>the seconds of an hour are those of {@link MachineHour}; of an unused commitment all lines
 *       together are its time;
 *   <li>an hour at no cost whose fee the bill of its period does not have is no free hour: its
 *       EffectiveCost is unknown;
 *   <li>a row is closed when its billing period is.
 * </ol>
 *
 * @param dates the dates to compute
 * @param nights every date that is a night
 */
public record PaidHours(NavigableSet<LocalDate> dates, NavigableSet<LocalDate> nights)
    implements PairKernel {
  /** Commitments are sold for up to five years. */
  private static final int LONGEST_CHARGE_DAYS = 5 * 366;

  private static final int HOURS_OF_DAY = 24;

  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout SEEN = PaidObserved.COLUMNS;
  private static final RowLayout TABLE = RowLayout.of(PaidCapacity.TABLE);

  /** Every line as it stands, but the fees of blocks: they come in parts, with their hours. */
  private static Frame placed(Frame lines) {
    Frame all = lines.select(LINE.columns());
    return all.where(functions.not(BlockFees.isFee())).union(BlockFees.parts(all));
  }

  /** The hours of dates that no night has reached yet. */
  private static PaidHours after(NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    LocalDate first = nights.last().plusDays(1);
    first.datesUntil(first.plusDays(LONGEST_CHARGE_DAYS)).forEach(dates::add);
    NavigableSet<LocalDate> all = new TreeSet<>(nights);
    all.addAll(dates);
    return new PaidHours(dates, all);
  }

  /**
   * What is charged for dates that no night has reached yet: EffectiveCost by billing period,
   * invoice, currency and kind, in rows like those of the table.
   *
   * @param nights every date that is a night
   * @param lines {@code silver.charge_line} of billing periods
   * @param observed of {@link PaidObserved}
   */
  public static Frame notYetDue(NavigableSet<LocalDate> nights, Frame lines, Frame observed) {
    Frame waiting =
        BlockFees.waiting(lines)
            .select(
                PaidCapacity.BILLING_PERIOD_START.is(ChargeLine.PERIOD.of()),
                PaidCapacity.INVOICE.is(ChargeLine.INVOICE.of()),
                PaidCapacity.CURRENCY.is(ChargeLine.CURRENCY.of()),
                PaidCapacity.CHARGE_KIND.is(ChargeLine.CHARGE_KIND.of()),
                PaidCapacity.EFFECTIVE_COST.is(ChargeLine.EFFECTIVE_COST.of()));
    return after(nights).of(lines, observed).union(waiting);
  }

  /** The charge lines that may lie in the dates: by their period, or by a correction's place. */
  private Frame concerned(Frame lines) {
    LocalDate before = nights.lower(dates.first());
    LocalDate from = before == null ? LocalDate.EPOCH : before.plusDays(1);
    Column first = functions.lit(from.atStartOfDay().toInstant(ZoneOffset.UTC));
    Column end = functions.lit(dates.last().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    Column overlaps = ChargeLine.START_AT.of().lt(end).and(ChargeLine.END_AT.of().geq(first));
    return lines.where(overlaps.or(ChargeLine.PERIOD.of().between(from, dates.last())));
  }

  /**
   * One row per resource, hour, kind, invoice and currency.
   *
   * @param lines {@code silver.charge_line} of the dates' billing periods
   * @param observed of {@link PaidObserved}
   */
  public Frame of(Frame lines, Frame observed) {
    return concerned(placed(lines))
        .select(LINE.columns())
        .eachGroup(
            new Side(
                List.of(ChargeLine.BILLING_RESOURCE_ID),
                List.of(ChargeLine.CHARGE_KIND, ChargeLine.START_AT)),
            observed.select(SEEN.columns()),
            new Side(List.of(PaidCapacity.BILLING_RESOURCE_ID), List.of(PaidObserved.START)),
            PaidCapacity.TABLE.schema(),
            this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> charged, Iterator<Row> seen) {
    Map<PaidLine, PaidHour> lines = new HashMap<>();
    String resource = null;
    while (charged.hasNext()) {
      Row row = charged.next();
      resource = LINE.text(row, ChargeLine.BILLING_RESOURCE_ID);
      add(row, lines);
    }
    List<Stretch> observed = new ArrayList<>();
    while (!lines.isEmpty() && seen.hasNext()) {
      Row row = seen.next();
      observed.add(
          new Stretch(
              SEEN.milliseconds(row, PaidObserved.START),
              SEEN.milliseconds(row, PaidObserved.END)));
    }
    LineSpreads spreads = new LineSpreads(lines, observed);
    TreeMap<Cell, PaidHour> hours = new TreeMap<>();
    lines.forEach((line, sums) -> spread(line, sums, spreads.of(line), hours));
    return rows(resource, hours);
  }

  private static void add(Row row, Map<PaidLine, PaidHour> lines) {
    ChargeKind kind = PaidLine.kind(row);
    BigDecimal other = LINE.decimal(row, ChargeLine.UNUSED_OTHER_COST);
    boolean isParted = kind == ChargeKind.COMMITMENT_UNUSED && other != null && other.signum() != 0;
    PaidHour whole = lines.computeIfAbsent(PaidLine.of(row, kind), l -> new PaidHour());
    if (!isParted) {
      whole.add(row);
      return;
    }
    BigDecimal all = LINE.decimal(row, ChargeLine.EFFECTIVE_COST);
    List<BigDecimal> weights = List.of(all.subtract(other).abs(), other.abs());
    whole.add(row, amount -> Apportionment.divide(amount, weights).get(0));
    lines
        .computeIfAbsent(PaidLine.of(row, ChargeKind.UNUSED_COMMITMENT_OTHER), l -> new PaidHour())
        .add(row, amount -> Apportionment.divide(amount, weights).get(1));
  }

  private void spread(PaidLine line, PaidHour whole, PaidSpread spread, Map<Cell, PaidHour> hours) {
    Map<KnownSum, List<BigDecimal>> shares = new IdentityHashMap<>();
    whole.amounts().forEach(amount -> shares.put(amount, spread.shares(amount.value())));
    for (int h = 0; h < spread.hours().size(); h++) {
      long hour = spread.hours().get(h);
      LocalDate day = date(hour);
      LocalDate night = nights.ceiling(day);
      if (night != null && dates.contains(night)) {
        int place = h;
        Cell cell = night.equals(day) ? line.cell().at(hour) : line.cell().on(day);
        hours
            .computeIfAbsent(cell, c -> new PaidHour())
            .addPart(whole, amount -> shares.get(amount).get(place));
      }
    }
  }

  private Iterator<Row> rows(String resource, TreeMap<Cell, PaidHour> hours) {
    Map<Long, List<PaidHour>> compute =
        hours.entrySet().stream()
            .filter(e -> e.getKey().kind() == ChargeKind.COMPUTE)
            .collect(
                Collectors.groupingBy(
                    e -> e.getKey().hour(),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<Long, MachineHour> machine = new HashMap<>();
    compute.forEach(
        (hour, charges) -> machine.put(hour, new MachineHour(charges, hoursOf(date(hour)))));
    return hours.entrySet().stream()
        .map(
            e ->
                row(
                    resource,
                    e.getKey(),
                    e.getValue(),
                    e.getKey().kind() == ChargeKind.COMPUTE ? machine.get(e.getKey().hour()) : null,
                    compute.get(e.getKey().hour())))
        .iterator();
  }

  private Row row(
      String resource, Cell cell, PaidHour paid, MachineHour machine, List<PaidHour> compute) {
    RowLayout.Draft row = draft(resource, cell, paid, machine, compute);
    boolean isUnpriced = cell.kind() == ChargeKind.COMPUTE && paid.isPaidElsewhere();
    return isUnpriced ? row.set(PaidCapacity.EFFECTIVE_COST, null).row() : row.row();
  }

  private RowLayout.Draft draft(
      String resource, Cell cell, PaidHour paid, MachineHour machine, List<PaidHour> compute) {
    PriceState open = paid.isProvisional() ? PriceState.PROVISIONAL : PriceState.BILLED;
    return paid.draft(TABLE)
        .set(PaidCapacity.CAPACITY_DATE, nights.ceiling(date(cell.hour())))
        .set(PaidCapacity.HOUR_AT, Instant.ofEpochMilli(cell.hour()))
        .set(PaidCapacity.BILLING_RESOURCE_ID, resource)
        .set(PaidCapacity.CHARGE_KIND, cell.kind())
        .set(PaidCapacity.CURRENCY, cell.currency())
        .set(PaidCapacity.INVOICE, cell.invoice())
        .set(PaidCapacity.BILLING_PERIOD_START, cell.period())
        .set(PaidCapacity.CORRECTS_DATE, cell.about())
        .set(PaidCapacity.CLOSED_DATE, cell.closed())
        .set(PaidCapacity.PAID_GPU_SECONDS, seconds(cell.kind(), paid, machine))
        .set(PaidCapacity.MACHINE_GPUS, machine == null ? null : paid.machineGpus())
        .set(
            PaidCapacity.EXCESS_GPU_SECONDS, machine == null ? null : machine.excess(paid, compute))
        .set(PaidCapacity.PRICE_SOURCE, PriceSource.BILLED)
        .set(PaidCapacity.PRICE_STATE, cell.closed() == null ? open : PriceState.CLOSED);
  }

  private static BigDecimal seconds(ChargeKind kind, PaidHour paid, MachineHour machine) {
    if (kind == ChargeKind.COMMITMENT_UNUSED) {
      KnownSum all = KnownSum.ofAll();
      paid.seconds().values().forEach(sum -> all.add(sum.value()));
      return all.value() == null ? null : all.value().max(BigDecimal.ZERO);
    }
    return machine == null ? null : machine.seconds(paid);
  }

  /** A date that is no night has one row for all of its hours. */
  private int hoursOf(LocalDate date) {
    return nights.contains(date) ? 1 : HOURS_OF_DAY;
  }

  /** The date of an instant. */
  static LocalDate date(long at) {
    return LocalDate.ofEpochDay(Math.floorDiv(at, 86_400_000L));
  }
}
