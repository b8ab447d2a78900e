package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The last reconciled price of a SKU: what its charged resource-hours of the day before cost, over
 * the GPU-seconds accounted in them (billed or observed, whichever is more). It reaches one day
 * back: a SKU without a charge on the day before has none, and the catalog prices it.
 *
 * <p>Where a SKU was charged in several currencies, the one that priced most GPU-seconds speaks for
 * it, ties to the first by name: currencies are never added.
 */
final class LastReconciled {
  /** Provider and instance type. */
  static final Col KEY = Col.temporary("price_key", DataTypes.StringType);

  /** Currency of the price. */
  static final Col CURRENCY = Col.temporary("price_currency", DataTypes.StringType);

  /** The price's numerator. */
  static final Col COST = Col.temporary("price_cost", PaidCapacity.EFFECTIVE_COST.type());

  /** The price's denominator. */
  static final Col SECONDS =
      Col.temporary("price_gpu_seconds", PaidCapacity.PAID_GPU_SECONDS.type());

  /** The date that is priced: the day after the one whose charges price it. */
  static final Col PRICED_DATE = Col.temporary("priced_date", DataTypes.DateType);

  private static final Col RESOURCE = Col.temporary("resource", DataTypes.StringType);
  private static final Col HOUR_AT = Col.temporary("hour_at", DataTypes.TimestampType);
  private static final Col OBSERVED = Col.temporary("seen_milliseconds", DataTypes.LongType);

  private static final RowLayout PRICE = RowLayout.of(KEY, PRICED_DATE, CURRENCY, COST, SECONDS);
  private static final RowLayout CHARGED = PRICE.and(RESOURCE, HOUR_AT);
  private static final RowLayout SEEN = RowLayout.of(RESOURCE, HOUR_AT, OBSERVED);

  private LastReconciled() {}

  /**
   * One row per SKU and date that is to be priced; the price is {@link #COST} ÷ {@link #SECONDS}.
   *
   * @param paid paid capacity, of the days before too
   * @param segments observed time, of the days before too
   * @param dates the dates to be priced
   */
  static Frame prices(Frame paid, Frame segments, Nodes nodes, NavigableSet<LocalDate> dates) {
    Object[] daysBefore = dates.stream().map(date -> date.minusDays(1)).toArray();
    Side hours = new Side(List.of(RESOURCE, HOUR_AT), List.of());
    return charged(paid.where(PaidCapacity.CAPACITY_DATE.of().isin(daysBefore)))
        .eachGroup(
            hours,
            seen(segments.where(GpuSegment.SEGMENT_DATE.of().isin(daysBefore)), nodes),
            hours,
            PRICE.schema(),
            LastReconciled::hour)
        .eachGroup(List.of(KEY, PRICED_DATE), List.of(), PRICE.schema(), LastReconciled::price);
  }

  private static Frame charged(Frame paid) {
    return paid.where(
            PaidCapacity.CHARGE_KIND
                .of()
                .equalTo(ChargeKind.COMPUTE.text())
                .and(PaidCapacity.CORRECTS_DATE.of().isNull())
                .and(PaidCapacity.EFFECTIVE_COST.of().isNotNull())
                .and(PaidCapacity.INSTANCE_TYPE.of().isNotNull())
                .and(PaidCapacity.PROVIDER.of().isNotNull()))
        .select(
            KEY.is(Nodes.priceKey(PaidCapacity.PROVIDER.of(), PaidCapacity.INSTANCE_TYPE.of())),
            PRICED_DATE.is(functions.date_add(PaidCapacity.CAPACITY_DATE.of(), 1)),
            CURRENCY.is(PaidCapacity.CURRENCY.of()),
            COST.is(PaidCapacity.EFFECTIVE_COST.of()),
            SECONDS.is(PaidCapacity.PAID_GPU_SECONDS.of()),
            RESOURCE.is(PaidCapacity.BILLING_RESOURCE_ID.of()),
            HOUR_AT.is(PaidCapacity.HOUR_AT.of()));
  }

  private static Frame seen(Frame segments, Nodes nodes) {
    return segments
        .select(
            RESOURCE.is(
                nodes.resource(
                    GpuSegment.NODE.of(), GpuSegment.CLUSTER.of(), GpuSegment.HOUR_AT.of())),
            HOUR_AT.is(GpuSegment.HOUR_AT.of()),
            OBSERVED.is(GpuSegment.GPU_MILLISECONDS.of()))
        .where(RESOURCE.of().isNotNull())
        .groupBy(RESOURCE, HOUR_AT)
        .sums(OBSERVED);
  }

  /** One resource-hour: per SKU and currency its cost, and the seconds accounted in the hour. */
  private static Iterator<Row> hour(Iterator<Row> charged, Iterator<Row> seen) {
    BigDecimal billed = BigDecimal.ZERO;
    Map<String, Row> charges = new TreeMap<>();
    Map<String, BigDecimal> costs = new TreeMap<>();
    while (charged.hasNext()) {
      Row row = charged.next();
      String each = CHARGED.text(row, KEY) + "\n" + CHARGED.text(row, CURRENCY);
      charges.putIfAbsent(each, row);
      costs.merge(each, CHARGED.decimal(row, COST), BigDecimal::add);
      BigDecimal seconds = CHARGED.decimal(row, SECONDS);
      billed = seconds == null ? billed : billed.add(seconds);
    }
    BigDecimal observed = BigDecimal.ZERO;
    while (seen.hasNext()) {
      observed = observed.add(BigDecimal.valueOf(SEEN.whole(seen.next(), OBSERVED), 3));
    }
    BigDecimal accounted = billed.max(observed);
    return charges.entrySet().stream()
        .map(charge -> price(charge.getValue(), costs.get(charge.getKey()), accounted))
        .iterator();
  }

  /** One SKU and date: the currency that priced most of it. */
  private static Iterator<Row> price(Iterator<Row> group) {
    Map<String, Row> first = new TreeMap<>();
    Map<String, BigDecimal> costs = new TreeMap<>();
    Map<String, BigDecimal> seconds = new TreeMap<>();
    while (group.hasNext()) {
      Row row = group.next();
      String currency = PRICE.text(row, CURRENCY);
      first.putIfAbsent(currency, row);
      costs.merge(currency, PRICE.decimal(row, COST), BigDecimal::add);
      seconds.merge(currency, PRICE.decimal(row, SECONDS), BigDecimal::add);
    }
    Comparator<String> most = Comparator.comparing(seconds::get);
    String currency = first.keySet().stream().min(most.reversed()).orElseThrow();
    return seconds.get(currency).signum() == 0
        ? Collections.emptyIterator()
        : List.of(price(first.get(currency), costs.get(currency), seconds.get(currency)))
            .iterator();
  }

  private static Row price(Row of, BigDecimal cost, BigDecimal seconds) {
    return PRICE
        .draft()
        .set(KEY, PRICE.text(of, KEY))
        .set(PRICED_DATE, PRICE.date(of, PRICED_DATE))
        .set(CURRENCY, PRICE.text(of, CURRENCY))
        .set(COST, cost)
        .set(SECONDS, seconds)
        .row();
  }
}
