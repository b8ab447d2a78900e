package dev.plumbline.cost.capacity;

import dev.plumbline.cost.capacity.PaidSpread.Stretch;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/**
 * Charges that are divided over the same hours alike and add up to the same rows.
 *
 * @param cell the row that they belong to, its hour not yet known
 * @param stretch the time they are for
 * @param time the statement of time they belong to, or null
 * @param isTimed true when they grow with the time the resource is up
 */
record PaidLine(Cell cell, Stretch stretch, PaidTime time, boolean isTimed) {
  private static final RowLayout LINE = RowLayout.of(ChargeLine.TABLE);
  private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1000);

  /** One row of the table; hour −1 while it is not known. */
  record Cell(
      long hour,
      ChargeKind kind,
      String currency,
      String invoice,
      LocalDate period,
      LocalDate about,
      LocalDate closed)
      implements Comparable<Cell> {
    private static final long DAY = 86_400_000L;
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

    /** Of a date that is no night: all of it in one row. */
    Cell on(LocalDate day) {
      LocalDate of = about == null ? day : about;
      return new Cell(day.toEpochDay() * DAY, kind, currency, invoice, period, of, closed);
    }

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  /** The line's own kind of charge. */
  static ChargeKind kind(Row row) {
    return Term.of(ChargeKind.class, LINE.text(row, ChargeLine.CHARGE_KIND));
  }

  /** Where a charge line belongs, as a charge of this kind. */
  static PaidLine of(Row row, ChargeKind kind) {
    Stretch stretch =
        new Stretch(
            LINE.milliseconds(row, ChargeLine.START_AT), LINE.milliseconds(row, ChargeLine.END_AT));
    Stretch period =
        new Stretch(
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
            corrects ? PaidHours.date(stretch.start()) : null,
            LINE.date(row, ChargeLine.CLOSED_DATE));
    return new PaidLine(
        cell,
        kind.isGpuTime() ? stretch : carried(stretch, period, outside),
        PaidTime.of(LINE.text(row, ChargeLine.METER), LINE.text(row, ChargeLine.SKU)),
        kind == ChargeKind.COMPUTE && Boolean.TRUE.equals(LINE.flag(row, ChargeLine.IS_TIMED)));
  }

  /** When a charge that is no GPU time is dated: always within its billing period, all of it. */
  private static Stretch carried(Stretch stretch, Stretch period, boolean outside) {
    return outside ? new Stretch(period.start(), period.start()) : stretch.within(period);
  }

  /** True for a charge that its hours divide by what was seen of the resource. */
  boolean mayFollowLife() {
    return isTimed && stretch.end() - stretch.start() > PaidSpread.HOUR;
  }

  /**
   * The milliseconds that are billed of one machine: of a pool as many machines are taken as the
   * billed time needs. Null where the time or the machine's GPUs are not known.
   */
  BigDecimal billedOfOne(PaidHour charged) {
    BigDecimal billed =
        time == null || !charged.seconds().containsKey(time)
            ? null
            : charged.seconds().get(time).value();
    BigDecimal gpus = charged.gpus();
    if (!mayFollowLife() || billed == null || gpus == null || billed.signum() <= 0) {
      return null;
    }
    BigDecimal milliseconds = billed.multiply(MILLISECONDS);
    BigDecimal machines =
        charged.machineGpus() == null
            ? milliseconds.divide(gpus.multiply(stretch.length()), 0, RoundingMode.CEILING)
            : BigDecimal.ONE;
    return milliseconds.divide(gpus.multiply(machines), 6, RoundingMode.HALF_EVEN);
  }
}
