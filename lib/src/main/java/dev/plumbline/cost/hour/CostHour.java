package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * One billing resource in one UTC hour: what was paid, what was seen, and the rows of both.
 *
 * <ol>
 *   <li>accounted is what was seen, by holder and stage, and what was paid beyond it, as {@code
 *       unobserved};
 *   <li>one machine has its GPUs × 3,600 s: what is accounted beyond, because more GPUs were seen
 *       than its type has, is told on the hour's first row, and a check stops it;
 *   <li>each compute charge is divided over all accounted time, by largest remainder, in the order
 *       of {@link CostPart};
 *   <li>the seconds stand on the rows of the first charge by invoice and currency, and are 0 on the
 *       others; where there is no time at all they are null;
 *   <li>without a compute charge the time costs the last reconciled price, else the catalog's, else
 *       nothing is known of its cost;
 *   <li>what later nights saw of a closed charge is added to it first, so that the hour is priced
 *       as if it had been there from the start;
 *   <li>an unused commitment has its own seconds and cost, outside the price of the hour.
 * </ol>
 */
final class CostHour {
  private static final RowLayout PAID = CostInput.PAID;
  private static final RowLayout SEEN = CostInput.SEEN;
  private static final RowLayout OUT = RowLayout.of(GpuHourCost.TABLE);
  private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
  private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Row> BY_INVOICE =
      Comparator.comparing((Row row) -> PAID.text(row, PaidCapacity.INVOICE), TEXT)
          .thenComparing(row -> PAID.text(row, PaidCapacity.CURRENCY));

  private final List<Row> compute = new ArrayList<>();
  private final List<Row> unused = new ArrayList<>();
  private final TreeMap<CostPart, Long> seen = new TreeMap<>();
  private String resource;
  private Instant hour;
  private Row priced;
  private BigDecimal beyond;

  /** Adds a charge of the hour: compute, or a commitment that nothing used. */
  void pay(Row row) {
    resource = PAID.text(row, PaidCapacity.BILLING_RESOURCE_ID);
    hour = PAID.instant(row, PaidCapacity.HOUR_AT);
    ChargeKind kind = Term.of(ChargeKind.class, PAID.text(row, PaidCapacity.CHARGE_KIND));
    ClosedCharges.add(kind == ChargeKind.COMPUTE ? compute : unused, row);
  }

  /** Adds a stretch of observed time of the hour. */
  void see(Row row) {
    resource = SEEN.text(row, CostInput.RESOURCE);
    hour = SEEN.instant(row, GpuSegment.HOUR_AT);
    priced = row;
    CostPart holder = holder(row);
    for (Stage stage : Stage.OBSERVED) {
      // null where the segment was written before there was such a stage
      Long milliseconds = SEEN.whole(row, GpuSegment.time(stage));
      if (milliseconds != null && milliseconds > 0) {
        seen.merge(holder.in(stage), milliseconds, Long::sum);
      }
    }
  }

  private static CostPart holder(Row row) {
    return new CostPart(
        new CostPart.Holding(
            SEEN.text(row, GpuSegment.DEVICE_ID),
            SEEN.text(row, GpuSegment.OWNER),
            SEEN.text(row, GpuSegment.RUN_ID)),
        Stage.UNKNOWN,
        SEEN.text(row, GpuSegment.CAUSE),
        SEEN.text(row, GpuSegment.TEAM),
        SEEN.text(row, GpuSegment.PROJECT),
        new CostPart.Place(
            SEEN.text(row, GpuSegment.CLUSTER),
            SEEN.text(row, GpuSegment.NODE),
            SEEN.text(row, GpuSegment.GPU_MODEL)));
  }

  List<Row> rows(Nodes nodes, PriceList catalog) {
    List<Row> rows = new ArrayList<>();
    TreeMap<CostPart, BigDecimal> accounted = new TreeMap<>();
    seen.forEach((part, time) -> accounted.put(part, BigDecimal.valueOf(time, 3)));
    if (!compute.isEmpty()) {
      billed(accounted, rows);
    } else if (!accounted.isEmpty()) {
      unbilled(accounted, nodes, catalog, rows);
    }
    unused.sort(BY_INVOICE);
    unused.forEach(row -> rows.add(unused(row)));
    return rows;
  }

  private void billed(TreeMap<CostPart, BigDecimal> accounted, List<Row> rows) {
    compute.sort(BY_INVOICE);
    BigDecimal observed = sum(accounted.values());
    BigDecimal paid = BigDecimal.ZERO;
    for (Row row : compute) {
      BigDecimal seconds = PAID.decimal(row, PaidCapacity.PAID_GPU_SECONDS);
      paid = seconds == null ? paid : paid.add(seconds);
    }
    if (paid.compareTo(observed) > 0) {
      accounted.put(unobserved(), paid.subtract(observed));
    }
    beyond = beyond(sum(accounted.values()));
    for (Row charge : compute) {
      boolean first = charge == compute.get(0);
      BigDecimal cost = PAID.decimal(charge, PaidCapacity.EFFECTIVE_COST);
      if (accounted.isEmpty()) {
        rows.add(priced(unobserved(), null, cost, charge));
      } else {
        List<BigDecimal> shares =
            cost == null
                ? Collections.nCopies(accounted.size(), null)
                : Apportionment.divide(cost, List.copyOf(accounted.values()));
        int next = 0;
        for (Map.Entry<CostPart, BigDecimal> part : accounted.entrySet()) {
          BigDecimal seconds = first ? part.getValue() : BigDecimal.ZERO;
          rows.add(priced(part.getKey(), seconds, shares.get(next++), charge));
        }
      }
    }
  }

  /** What is accounted beyond the hour of one machine; null where the resource is not one. */
  private BigDecimal beyond(BigDecimal accounted) {
    BigDecimal gpus = null;
    for (Row charge : compute) {
      BigDecimal own = PAID.decimal(charge, PaidCapacity.MACHINE_GPUS);
      gpus = gpus == null ? own : own == null ? gpus : gpus.max(own);
    }
    return gpus == null ? null : accounted.subtract(gpus.multiply(HOUR)).max(BigDecimal.ZERO);
  }

  /** Named after a device seen in the hour; where none was, after configuration and facts. */
  private CostPart unobserved() {
    CostPart.Place bill = place(compute.get(0));
    CostPart.Place sight = seen.isEmpty() ? bill : seen.firstKey().place();
    return CostPart.ofNobody(
        Stage.UNOBSERVED,
        new CostPart.Place(
            bill.cluster() == null ? sight.cluster() : bill.cluster(),
            bill.node(),
            sight.model() == null ? bill.model() : sight.model()));
  }

  private static CostPart.Place place(Row charge) {
    return new CostPart.Place(
        PAID.text(charge, PaidCapacity.CLUSTER),
        PAID.text(charge, PaidCapacity.NODE),
        PAID.text(charge, PaidCapacity.GPU_MODEL));
  }

  private Row unused(Row charge) {
    BigDecimal seconds = PAID.decimal(charge, PaidCapacity.PAID_GPU_SECONDS);
    BigDecimal cost = PAID.decimal(charge, PaidCapacity.EFFECTIVE_COST);
    return priced(CostPart.ofNobody(Stage.UNUSED_COMMITMENT, place(charge)), seconds, cost, charge);
  }

  private Row priced(CostPart part, BigDecimal seconds, BigDecimal cost, Row charge) {
    return here(part, seconds, cost)
        .set(GpuHourCost.CURRENCY, PAID.text(charge, PaidCapacity.CURRENCY))
        .set(GpuHourCost.PRICE_SOURCE, PriceSource.BILLED)
        .set(GpuHourCost.PRICE_STATE, PAID.text(charge, PaidCapacity.PRICE_STATE))
        .set(GpuHourCost.INVOICE, PAID.text(charge, PaidCapacity.INVOICE))
        .set(GpuHourCost.BILLING_PERIOD_START, PAID.date(charge, PaidCapacity.BILLING_PERIOD_START))
        .set(GpuHourCost.CLOSED_DATE, PAID.date(charge, PaidCapacity.CLOSED_DATE))
        .set(GpuHourCost.PROVIDER, PAID.text(charge, PaidCapacity.PROVIDER))
        .set(GpuHourCost.SUB_ACCOUNT, PAID.text(charge, PaidCapacity.SUB_ACCOUNT))
        .set(GpuHourCost.INSTANCE_TYPE, PAID.text(charge, PaidCapacity.INSTANCE_TYPE))
        .row();
  }

  /** Seen, and not charged yet: the last reconciled price, then the catalog, then none. */
  private void unbilled(
      TreeMap<CostPart, BigDecimal> accounted, Nodes nodes, PriceList catalog, List<Row> rows) {
    Node node = nodes.ofResource(resource, hour).orElse(null);
    Estimate estimate = estimate(sum(accounted.values()), node, catalog);
    List<BigDecimal> shares =
        estimate.cost() == null
            ? null
            : Apportionment.divide(estimate.cost(), List.copyOf(accounted.values()));
    int next = 0;
    for (Map.Entry<CostPart, BigDecimal> part : accounted.entrySet()) {
      BigDecimal cost = shares == null ? null : shares.get(next++);
      RowLayout.Draft draft =
          here(part.getKey(), part.getValue(), cost)
              .set(GpuHourCost.CURRENCY, estimate.currency())
              .set(GpuHourCost.PRICE_SOURCE, estimate.source())
              .set(GpuHourCost.PRICE_STATE, PriceState.PROVISIONAL);
      if (node != null) {
        draft
            .set(GpuHourCost.PROVIDER, node.provider())
            .set(GpuHourCost.SUB_ACCOUNT, node.subAccount())
            .set(GpuHourCost.INSTANCE_TYPE, node.instanceType());
      }
      rows.add(draft.row());
    }
  }

  private Estimate estimate(BigDecimal seconds, Node node, PriceList catalog) {
    String currency = SEEN.text(priced, LastReconciled.CURRENCY);
    if (currency != null) {
      return Estimate.lastReconciled(
          seconds,
          SEEN.decimal(priced, LastReconciled.COST),
          SEEN.decimal(priced, LastReconciled.SECONDS),
          currency);
    }
    return node == null
        ? Estimate.NONE
        : catalog
            .on(date(), node.provider(), node.instanceType())
            .map(price -> Estimate.catalog(seconds, price))
            .orElse(Estimate.NONE);
  }

  private LocalDate date() {
    return hour.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private RowLayout.Draft here(CostPart part, BigDecimal seconds, BigDecimal cost) {
    BigDecimal once = beyond;
    beyond = null;
    return part.draft(OUT)
        .set(GpuHourCost.BEYOND_MACHINE, once)
        .set(GpuHourCost.COST_DATE, date())
        .set(GpuHourCost.HOUR_AT, hour)
        .set(GpuHourCost.BILLING_RESOURCE_ID, resource)
        .set(GpuHourCost.GPU_SECONDS, seconds)
        .set(GpuHourCost.COST, cost);
  }

  private static BigDecimal sum(Iterable<BigDecimal> amounts) {
    BigDecimal total = BigDecimal.ZERO;
    for (BigDecimal amount : amounts) {
      total = total.add(amount);
    }
    return total;
  }
}
