package dev.plumbline.cost.capacity;

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
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
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
 *   <li>an hour takes only charges of the billing period it lies in, whatever other dates are
 *       computed with it, so that a date always gets the same rows; GPU time that is billed for
 *       hours outside its billing period belongs to no night and stands in the invoice bridge
 *       alone;
 *   <li>any other charge is spread over the part of its charge period that the billing period
 *       covers; one that lies outside altogether (a correction of last month) is dated the first
 *       hour of the billing period that carries it, with the date it corrects;
 *   <li>what lies on a date that is no night is dated the next night, one row a date, with the date
 *       it is about; what lies after the last night has no row yet;
 *   <li>of several statements of one machine's time in an hour the one counts that {@link
 *       PaidTime#counted} names; of an unused commitment all are its time;
 *   <li>a row is closed when its billing period is.
 * </ol>
 *
 * @param dates the dates to compute
 * @param nights every date that is a night
 */
public record PaidHours(NavigableSet<LocalDate> dates, NavigableSet<LocalDate> nights)
    implements PairKernel {
  private static final long DAY = 86_400_000L;

  /** Commitments are sold for up to five years. */
  private static final int LONGEST_CHARGE_DAYS = 5 * 366;

  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final RowLayout SEEN = PaidObserved.COLUMNS;
  private static final RowLayout TABLE = RowLayout.of(PaidCapacity.TABLE);

  /** Charges that state the same amounts over the same period. */
  private record Line(
      Cell cell, PaidSpread.Stretch period, PaidSpread.Stretch stretch, PaidTime time) {
    /** True for an hour that lies, if only in part, in the billing period. */
    boolean mayTake(long hour) {
      return hour < period.end() && hour + PaidSpread.HOUR > period.start();
    }
  }

  /** One row of the table; hour −1 while it is not known. */
  private record Cell(
      long hour,
      ChargeKind kind,
      String currency,
      String invoice,
      LocalDate period,
      LocalDate about,
      LocalDate closed)
      implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
        Comparator.comparingLong(Cell::hour)
            .thenComparing(Cell::kind)
            .thenComparing(Cell::invoice)
            .thenComparing(Cell::currency)
            .thenComparing(Cell::period)
            .thenComparing(Cell::about, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Cell::closed, Comparator.nullsFirst(Comparator.naturalOrder()));

    Cell at(long when) {
      return new Cell(when, kind, currency, invoice, period, about, closed);
    }

    /** Of a date that is no night. */
    Cell on(LocalDate day) {
      LocalDate of = about == null ? day : about;
      return new Cell(day.toEpochDay() * DAY, kind, currency, invoice, period, of, closed);
    }

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  /** The hours of dates that no night has reached yet. */
  public static PaidHours after(NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    LocalDate first = nights.last().plusDays(1);
    first.datesUntil(first.plusDays(LONGEST_CHARGE_DAYS)).forEach(dates::add);
    NavigableSet<LocalDate> all = new TreeSet<>(nights);
    all.addAll(dates);
    return new PaidHours(dates, all);
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
    return concerned(lines)
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
    Map<Line, PaidHour> lines = new HashMap<>();
    String resource = null;
    while (charged.hasNext()) {
      Row row = charged.next();
      resource = LINE.text(row, ChargeLine.BILLING_RESOURCE_ID);
      lines.computeIfAbsent(line(row), l -> new PaidHour()).add(row);
    }
    List<PaidSpread.Stretch> observed = new ArrayList<>();
    while (!lines.isEmpty() && seen.hasNext()) {
      Row row = seen.next();
      observed.add(
          new PaidSpread.Stretch(
              SEEN.milliseconds(row, PaidObserved.START),
              SEEN.milliseconds(row, PaidObserved.END)));
    }
    TreeMap<Cell, PaidHour> hours = new TreeMap<>();
    lines.forEach((line, sums) -> spread(line, sums, observed, hours));
    return rows(resource, hours);
  }

  private static Line line(Row row) {
    ChargeKind kind = Term.of(ChargeKind.class, LINE.text(row, ChargeLine.CHARGE_KIND));
    PaidSpread.Stretch stretch =
        new PaidSpread.Stretch(
            LINE.milliseconds(row, ChargeLine.START_AT), LINE.milliseconds(row, ChargeLine.END_AT));
    PaidSpread.Stretch period =
        new PaidSpread.Stretch(
            LINE.milliseconds(row, ChargeLine.PERIOD_START_AT),
            LINE.milliseconds(row, ChargeLine.PERIOD_END_AT));
    boolean outside =
        stretch.start() >= period.end()
            || stretch.end() <= period.start() && stretch.start() < period.start();
    boolean corrects = outside && !kind.isGpuTime() || kind == ChargeKind.CORRECTION;
    Cell cell =
        new Cell(
            -1,
            kind,
            LINE.text(row, ChargeLine.CURRENCY),
            LINE.text(row, ChargeLine.INVOICE),
            LINE.date(row, ChargeLine.PERIOD),
            corrects ? date(stretch.start()) : null,
            LINE.date(row, ChargeLine.CLOSED_DATE));
    PaidTime time = PaidTime.of(LINE.text(row, ChargeLine.METER), LINE.text(row, ChargeLine.SKU));
    return new Line(
        cell, period, kind.isGpuTime() ? stretch : carried(stretch, period, outside), time);
  }

  /** When a charge that is no GPU time is dated: always within its billing period, all of it. */
  private static PaidSpread.Stretch carried(
      PaidSpread.Stretch stretch, PaidSpread.Stretch period, boolean outside) {
    return outside
        ? new PaidSpread.Stretch(period.start(), period.start())
        : stretch.within(period);
  }

  private void spread(
      Line line, PaidHour whole, List<PaidSpread.Stretch> observed, Map<Cell, PaidHour> hours) {
    PaidSpread spread = PaidSpread.of(line.stretch, observed);
    Map<KnownSum, List<BigDecimal>> shares = new IdentityHashMap<>();
    whole.amounts().forEach(amount -> shares.put(amount, spread.shares(amount.value())));
    for (int h = 0; h < spread.hours().size(); h++) {
      long hour = spread.hours().get(h);
      LocalDate day = date(hour);
      LocalDate night = nights.ceiling(day);
      if (line.mayTake(hour) && night != null && dates.contains(night)) {
        int place = h;
        hours
            .computeIfAbsent(
                night.equals(day) ? line.cell.at(hour) : line.cell.on(day), c -> new PaidHour())
            .addPart(whole, amount -> shares.get(amount).get(place));
      }
    }
  }

  private Iterator<Row> rows(String resource, TreeMap<Cell, PaidHour> hours) {
    Map<Long, List<PaidHour>> compute =
        hours.entrySet().stream()
            .filter(e -> e.getKey().kind == ChargeKind.COMPUTE)
            .collect(
                Collectors.groupingBy(
                    e -> e.getKey().hour,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<Long, Optional<PaidTime>> counted = new HashMap<>();
    compute.forEach((hour, lines) -> counted.put(hour, PaidTime.counted(lines)));
    return hours.entrySet().stream()
        .map(
            e ->
                row(
                    resource,
                    e.getKey(),
                    e.getValue(),
                    counted.getOrDefault(e.getKey().hour, Optional.empty())))
        .iterator();
  }

  private Row row(String resource, Cell cell, PaidHour paid, Optional<PaidTime> counted) {
    return paid.draft(TABLE)
        .set(PaidCapacity.CAPACITY_DATE, nights.ceiling(date(cell.hour)))
        .set(PaidCapacity.HOUR_AT, Instant.ofEpochMilli(cell.hour))
        .set(PaidCapacity.BILLING_RESOURCE_ID, resource)
        .set(PaidCapacity.CHARGE_KIND, cell.kind)
        .set(PaidCapacity.CURRENCY, cell.currency)
        .set(PaidCapacity.INVOICE, cell.invoice)
        .set(PaidCapacity.BILLING_PERIOD_START, cell.period)
        .set(PaidCapacity.CORRECTS_DATE, cell.about)
        .set(PaidCapacity.CLOSED_DATE, cell.closed)
        .set(PaidCapacity.PAID_GPU_SECONDS, seconds(cell.kind, paid, counted))
        .set(PaidCapacity.PRICE_SOURCE, PriceSource.BILLED)
        .set(PaidCapacity.PRICE_STATE, cell.closed == null ? PriceState.BILLED : PriceState.CLOSED)
        .row();
  }

  private static BigDecimal seconds(ChargeKind kind, PaidHour paid, Optional<PaidTime> counted) {
    if (kind == ChargeKind.COMMITMENT_UNUSED) {
      KnownSum all = KnownSum.ofAll();
      paid.seconds().values().forEach(sum -> all.add(sum.value()));
      return all.value();
    }
    return counted.map(paid.seconds()::get).map(KnownSum::value).orElse(null);
  }

  private static LocalDate date(long at) {
    return LocalDate.ofEpochDay(Math.floorDiv(at, DAY));
  }
}
