package dev.plumbline.cost.hour;

import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.schema.Apportionment;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.PriceSource;
import dev.plumbline.terms.PriceState;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** One billing resource in one UTC hour: what was paid, what was seen, and the rows of both. */
final class CostHour {
  private static final RowLayout IN = CostInput.COLUMNS;
  private static final RowLayout OUT = RowLayout.of(GpuHourCost.TABLE);
  private static final Comparator<String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Row> BY_INVOICE =
      Comparator.comparing((Row row) -> IN.text(row, GpuHourCost.INVOICE), TEXT)
          .thenComparing(row -> IN.text(row, GpuHourCost.CURRENCY));

  private final List<Row> compute = new ArrayList<>();
  private final List<Row> unused = new ArrayList<>();
  private final TreeMap<CostPart, Long> seen = new TreeMap<>();
  private String resource;
  private Instant hour;
  private Row priced;

  void pay(Row row) {
    place(row);
    String kind = IN.text(row, PaidCapacity.CHARGE_KIND);
    (Term.of(ChargeKind.class, kind) == ChargeKind.COMPUTE ? compute : unused).add(row);
  }

  void see(Row row) {
    place(row);
    priced = row;
    CostPart holder = holder(row);
    for (Stage stage : Stage.OBSERVED) {
      long milliseconds = IN.whole(row, GpuSegment.time(stage));
      if (milliseconds > 0) {
        seen.merge(holder.in(stage), milliseconds, Long::sum);
      }
    }
  }

  private void place(Row row) {
    resource = IN.text(row, GpuHourCost.BILLING_RESOURCE_ID);
    hour = IN.instant(row, GpuHourCost.HOUR_AT);
  }

  private static CostPart holder(Row row) {
    return new CostPart(
        IN.text(row, GpuHourCost.DEVICE_ID),
        IN.text(row, GpuHourCost.OWNER),
        IN.text(row, GpuHourCost.RUN_ID),
        Stage.UNKNOWN,
        IN.text(row, GpuHourCost.CAUSE),
        IN.text(row, GpuHourCost.TEAM),
        IN.text(row, GpuHourCost.PROJECT),
        IN.text(row, GpuHourCost.CLUSTER),
        IN.text(row, GpuHourCost.NODE),
        IN.text(row, GpuHourCost.GPU_MODEL));
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
      BigDecimal seconds = IN.decimal(row, GpuHourCost.GPU_SECONDS);
      paid = seconds == null ? paid : paid.add(seconds);
    }
    if (paid.compareTo(observed) > 0) {
      accounted.put(unobserved(), paid.subtract(observed));
    }
    for (Row charge : compute) {
      boolean first = charge == compute.get(0);
      BigDecimal cost = IN.decimal(charge, GpuHourCost.COST);
      if (accounted.isEmpty()) {
        rows.add(priced(unobserved(), null, cost, charge));
      } else {
        List<BigDecimal> shares = Apportionment.divide(cost, List.copyOf(accounted.values()));
        int next = 0;
        for (Map.Entry<CostPart, BigDecimal> part : accounted.entrySet()) {
          BigDecimal seconds = first ? part.getValue() : BigDecimal.ZERO;
          rows.add(priced(part.getKey(), seconds, shares.get(next++), charge));
        }
      }
    }
  }

  /** Named after a device seen in the hour; where none was, after configuration and facts. */
  private CostPart unobserved() {
    CostPart bill = nobody(compute.get(0), Stage.UNOBSERVED);
    if (seen.isEmpty()) {
      return bill;
    }
    CostPart sight = seen.firstKey();
    String cluster = bill.cluster() == null ? sight.cluster() : bill.cluster();
    return bill.of(cluster, sight.model() == null ? bill.model() : sight.model());
  }

  private static CostPart nobody(Row charge, Stage stage) {
    return new CostPart(
        null,
        OwnerKind.UNALLOCATED.text(),
        null,
        stage,
        stage.cause(null),
        null,
        null,
        IN.text(charge, GpuHourCost.CLUSTER),
        IN.text(charge, GpuHourCost.NODE),
        IN.text(charge, GpuHourCost.GPU_MODEL));
  }

  private Row unused(Row charge) {
    BigDecimal seconds = IN.decimal(charge, GpuHourCost.GPU_SECONDS);
    BigDecimal cost = IN.decimal(charge, GpuHourCost.COST);
    return priced(nobody(charge, Stage.UNUSED_COMMITMENT), seconds, cost, charge);
  }

  private Row priced(CostPart part, BigDecimal seconds, BigDecimal cost, Row charge) {
    return here(part, seconds, cost)
        .set(GpuHourCost.CURRENCY, IN.text(charge, GpuHourCost.CURRENCY))
        .set(GpuHourCost.PRICE_SOURCE, PriceSource.BILLED.text())
        .set(GpuHourCost.PRICE_STATE, IN.text(charge, GpuHourCost.PRICE_STATE))
        .set(GpuHourCost.INVOICE, IN.text(charge, GpuHourCost.INVOICE))
        .set(GpuHourCost.BILLING_PERIOD_START, IN.date(charge, GpuHourCost.BILLING_PERIOD_START))
        .set(GpuHourCost.PROVIDER, IN.text(charge, GpuHourCost.PROVIDER))
        .set(GpuHourCost.SUB_ACCOUNT, IN.text(charge, GpuHourCost.SUB_ACCOUNT))
        .set(GpuHourCost.INSTANCE_TYPE, IN.text(charge, GpuHourCost.INSTANCE_TYPE))
        .row();
  }

  /** Seen, and not charged yet: the last reconciled price, then the catalog, then none. */
  private void unbilled(
      TreeMap<CostPart, BigDecimal> accounted, Nodes nodes, PriceList catalog, List<Row> rows) {
    Node node = nodes.ofResource(resource).orElse(null);
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
              .set(GpuHourCost.PRICE_SOURCE, estimate.source().text())
              .set(GpuHourCost.PRICE_STATE, PriceState.PROVISIONAL.text());
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
    String currency = IN.text(priced, LastReconciled.CURRENCY);
    if (currency != null) {
      return Estimate.lastReconciled(
          seconds,
          IN.decimal(priced, LastReconciled.COST),
          IN.decimal(priced, LastReconciled.SECONDS),
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
    return part.draft(OUT)
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
