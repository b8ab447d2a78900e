package dev.plumbline.run.explain;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IngestFileDay;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Looks behind rows by hour and device.
 *
 * <ol>
 *   <li>Their billed resources, hour by hour, and what those hours cost whoever held them.
 *   <li>The charges for GPU time of those resources, on the same invoice, whose charge period
 *       touches the span of those hours. One that is coarser than an hour was spread, so that only
 *       a part of it lies in them.
 *   <li>The sources whose samples hold those devices' time, and the landing files that have rows of
 *       such a source and the date.
 * </ol>
 */
final class OriginReader {
  private static final Col FIRST = Col.temporary("first_hour_at", DataTypes.TimestampType);
  private static final Col LAST = Col.temporary("last_hour_at", DataTypes.TimestampType);
  private static final RowLayout CHARGE =
      RowLayout.of(
          ChargeLine.SOURCE,
          ChargeLine.SOURCE_FILE,
          ChargeLine.LINE_NUMBER,
          ChargeLine.CHARGE_KIND,
          ChargeLine.BILLING_RESOURCE_ID,
          ChargeLine.INVOICE,
          ChargeLine.START_AT,
          ChargeLine.END_AT,
          ChargeLine.CURRENCY,
          ChargeLine.BILLED_COST,
          ChargeLine.EFFECTIVE_COST);
  private static final RowLayout FILE =
      RowLayout.of(
          IngestFileDay.SOURCE, IngestFileDay.PATH, IngestFileDay.SHA256, IngestFileDay.ROWS_OUT);
  private static final RowLayout MONEY =
      RowLayout.of(PaidCapacity.CURRENCY, PaidCapacity.EFFECTIVE_COST);

  private final Published published;
  private final LocalDate date;
  private final int shown;

  OriginReader(Published published, LocalDate date, int shown) {
    this.published = published;
    this.date = date;
    this.shown = shown;
  }

  Origins behind(Frame hours) {
    Frame resources =
        hours
            .where(GpuHourCost.INVOICE.of().isNotNull())
            .select(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.HOUR_AT, GpuHourCost.CURRENCY)
            .distinct();
    List<Row> charges = first(charges(hours).select(CHARGE.columns()), byCost());
    Frame files = files(hours).select(FILE.columns());
    return new Origins(
        resources.rows().count(),
        cost(resources),
        charges(hours).rows().count(),
        charges.stream().map(CHARGE::read).toList(),
        files.rows().count(),
        first(files, IngestFileDay.SOURCE.of(), IngestFileDay.PATH.of()).stream()
            .map(FILE::read)
            .toList());
  }

  private static Column[] byCost() {
    return new Column[] {
      ChargeLine.EFFECTIVE_COST.of().desc(),
      ChargeLine.SOURCE.of(),
      ChargeLine.SOURCE_FILE.of(),
      ChargeLine.LINE_NUMBER.of()
    };
  }

  private List<Row> first(Frame rows, Column... order) {
    return rows.rows().orderBy(order).takeAsList(shown);
  }

  private List<Origins.Money> cost(Frame resources) {
    Stream<Cells> sums =
        published
            .read(PaidCapacity.TABLE)
            .where(PaidCapacity.CAPACITY_DATE.of().equalTo(date))
            .where(
                PaidCapacity.CHARGE_KIND
                    .of()
                    .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text()))
            .semiJoin(
                resources,
                PaidCapacity.BILLING_RESOURCE_ID,
                PaidCapacity.HOUR_AT,
                PaidCapacity.CURRENCY)
            .groupBy(PaidCapacity.CURRENCY)
            .sums(PaidCapacity.EFFECTIVE_COST)
            .select(MONEY.columns())
            .rows()
            .collectAsList()
            .stream()
            .map(MONEY::read);
    return sums.map(
            row ->
                new Origins.Money(
                    row.text(PaidCapacity.CURRENCY), row.decimal(PaidCapacity.EFFECTIVE_COST)))
        .sorted(Comparator.comparing(Origins.Money::currency))
        .toList();
  }

  private Frame charges(Frame hours) {
    Frame resources =
        hours
            .where(GpuHourCost.INVOICE.of().isNotNull())
            .groupBy(
                GpuHourCost.BILLING_RESOURCE_ID,
                GpuHourCost.INVOICE,
                GpuHourCost.CURRENCY,
                GpuHourCost.BILLING_PERIOD_START)
            .values(
                FIRST.is(functions.min(GpuHourCost.HOUR_AT.of())),
                LAST.is(functions.max(GpuHourCost.HOUR_AT.of())));
    Column end = seconds(LAST).plus(functions.lit(Duration.ofHours(1).toSeconds()));
    return published
        .read(ChargeLine.TABLE)
        .where(
            ChargeLine.CHARGE_KIND
                .of()
                .isin(ChargeKind.COMPUTE.text(), ChargeKind.COMMITMENT_UNUSED.text()))
        .join(
            resources,
            ChargeLine.BILLING_RESOURCE_ID,
            ChargeLine.INVOICE,
            ChargeLine.CURRENCY,
            ChargeLine.PERIOD)
        .where(seconds(ChargeLine.START_AT).lt(end))
        .where(ChargeLine.END_AT.of().gt(FIRST.of()));
  }

  private static Column seconds(Col instant) {
    return instant.of().cast(DataTypes.LongType);
  }

  private Frame files(Frame hours) {
    Frame devices =
        hours
            .where(GpuHourCost.DEVICE_ID.of().isNotNull())
            .select(GpuHourCost.DEVICE_ID, GpuHourCost.HOUR_AT)
            .distinct();
    Frame sources =
        published
            .read(GpuSegment.TABLE)
            .where(GpuSegment.SEGMENT_DATE.of().equalTo(date))
            .semiJoin(devices, GpuSegment.DEVICE_ID, GpuSegment.HOUR_AT)
            .select(GpuSegment.SOURCE)
            .distinct();
    return published
        .arrived(IngestFileDay.TABLE)
        .where(IngestFileDay.ROW_DATE.of().equalTo(date))
        .semiJoin(sources, IngestFileDay.SOURCE);
  }
}
