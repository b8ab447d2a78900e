package dev.plumbline.jobs;

import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.closed.Closing;
import dev.plumbline.cost.hour.ListPrice;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.job.Job;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.terms.Stage;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Bills, paid capacity, segments and a fleet for tests of the money side. */
public final class MoneyGiven {
  /** The date of the tables, unless they say otherwise. */
  public static final LocalDate DAY = Given.DAY;

  private static final List<Node> FLEET =
      List.of(
          // 8 × H100, 8 × A100, 2 × L4, and 8 × H100 that are billed by the day
          new Node("ip-11", "train", "AWS", "222", "i-p5", "p5.48xlarge"),
          new Node("ip-12", "train", "AWS", "222", "i-p4", "p4d.24xlarge"),
          new Node("gke-e3", null, "GCP", null, "vm-e3", "g2-standard-24"),
          new Node("g1f4a2c", "ord", "CoreWeave", "acme", "cw/g1f4a2c", "gd-8xh100ib-i128"));

  private static final Col COST = Col.temporary("cost", PaidCapacity.EFFECTIVE_COST.type());
  private static final Col STAGE = Col.temporary("stage", DataTypes.StringType);

  private MoneyGiven() {}

  /** A night over these dates. */
  public static RunContext context(LocalDate... dates) {
    return context(List.of(), dates);
  }

  /** These dates, and no other date is a night. */
  public static RunContext nights(LocalDate... dates) {
    TestContext usual = (TestContext) context(dates);
    Closing closing = new Closing(usual.slice().dates(), new TreeSet<>(), true);
    return new TestContext(usual.slice(), usual.configuration(), usual.policies(), closing);
  }

  /** A night over these dates, with a price list. */
  public static RunContext context(List<ListPrice> prices, LocalDate... dates) {
    return OneJob.context(
        new Configuration(
            "lake",
            new Configuration.Limits(Duration.ZERO, 0.02, 5),
            List.of(),
            FLEET,
            List.of(),
            prices),
        dates);
  }

  /** A list price in USD. */
  public static ListPrice price(String type, LocalDate from, String perGpuHour) {
    return new ListPrice("AWS", type, from, new BigDecimal(perGpuHour), "USD");
  }

  /**
   * Starts a bill of July 2026 in USD: an hour of compute per line, from midnight, unless the
   * columns say otherwise. {@code cost} is both billed and effective.
   */
  public static Given bill() {
    return Given.table(FocusCharge.TABLE)
        .as("cost", COST)
        .as("billed", FocusCharge.BILLED_COST)
        .as("effective", FocusCharge.EFFECTIVE_COST)
        .as("start", FocusCharge.CHARGE_PERIOD_START)
        .as("end", FocusCharge.CHARGE_PERIOD_END)
        .as("resource", FocusCharge.RESOURCE_ID)
        .as("provider", FocusCharge.PROVIDER_NAME)
        .as("quantity", FocusCharge.CONSUMED_QUANTITY)
        .as("unit", FocusCharge.CONSUMED_UNIT)
        .as("priced", FocusCharge.PRICING_QUANTITY)
        .as("priced_unit", FocusCharge.PRICING_UNIT)
        .as("sku", FocusCharge.SKU_ID)
        .as("meter", FocusCharge.SKU_METER)
        .as("details", FocusCharge.SKU_PRICE_DETAILS)
        .as("category", FocusCharge.CHARGE_CATEGORY)
        .as("class", FocusCharge.CHARGE_CLASS)
        .as("service_category", FocusCharge.SERVICE_CATEGORY)
        .as("service", FocusCharge.SERVICE_NAME)
        .as("commitment", FocusCharge.COMMITMENT_DISCOUNT_ID)
        .as("use", FocusCharge.COMMITMENT_DISCOUNT_STATUS)
        .as("reservation", FocusCharge.CAPACITY_RESERVATION_ID)
        .as("reservation_use", FocusCharge.CAPACITY_RESERVATION_STATUS)
        .as("currency", FocusCharge.BILLING_CURRENCY)
        .as("invoice", FocusCharge.INVOICE_ID)
        .as("period_start", FocusCharge.BILLING_PERIOD_START)
        .as("period_end", FocusCharge.BILLING_PERIOD_END)
        .every(FocusCharge.BILLING_PERIOD_START, "2026-07-01 00:00")
        .every(FocusCharge.BILLING_PERIOD_END, "2026-08-01 00:00")
        .every(FocusCharge.CHARGE_PERIOD_START, "00:00")
        .every(FocusCharge.SOURCE, "test")
        .every(FocusCharge.BILLING_CURRENCY, "USD")
        .every(FocusCharge.BILLING_ACCOUNT_ID, "111")
        .every(FocusCharge.SUB_ACCOUNT_ID, "222")
        .every(FocusCharge.INVOICE_ID, "inv-1")
        .every(FocusCharge.INVOICE_ISSUER_NAME, "Issuer")
        .every(FocusCharge.PROVIDER_NAME, "AWS")
        .every(FocusCharge.CHARGE_CATEGORY, "Usage")
        .every(FocusCharge.SERVICE_CATEGORY, "Compute")
        .numbered(FocusCharge.LINE_NUMBER)
        .following(
            FocusCharge.PERIOD.is(to_date(FocusCharge.BILLING_PERIOD_START.of())),
            FocusCharge.CHARGE_PERIOD_END.is(
                FocusCharge.CHARGE_PERIOD_START.of().plus(expr("interval 1 hour"))),
            FocusCharge.BILLED_COST.is(COST.of()),
            FocusCharge.EFFECTIVE_COST.is(COST.of()));
  }

  /** The rows that a job makes of what the lines of a bill pay for. */
  public static Frame run(Job job, RunContext context, Given bill, Given other) {
    Frame lines = OneJob.run(new ChargeLineJob(), context, bill);
    return OneJob.run(job, context, Map.of(ChargeLine.TABLE, lines, other.table(), other.frame()));
  }

  /** Starts paid capacity of an instance of 8 × H100, billed in USD. */
  public static Given capacity() {
    return Given.table(PaidCapacity.TABLE)
        .every(PaidCapacity.CHARGE_KIND, "compute")
        .every(PaidCapacity.INVOICE, "inv-1")
        .every(PaidCapacity.CURRENCY, "USD")
        .every(PaidCapacity.PROVIDER, "AWS")
        .every(PaidCapacity.INSTANCE_TYPE, "p5.48xlarge")
        .every(PaidCapacity.GPU_MODEL, "H100 SXM")
        .every(PaidCapacity.PRICE_SOURCE, "billed")
        .every(PaidCapacity.PRICE_STATE, "billed")
        .following(PaidCapacity.CAPACITY_DATE.is(to_date(PaidCapacity.HOUR_AT.of())));
  }

  /**
   * Starts segments of the node ip-11. The whole time is in the {@code stage}; where a table names
   * no stage but the stages' own columns, it is where they say.
   */
  public static Given segments() {
    Given segments =
        Given.table(GpuSegment.TABLE)
            .as("stage", STAGE)
            .every(GpuSegment.NODE, "ip-11")
            .every(GpuSegment.GPU_MODEL, "NVIDIA H100")
            .following(
                GpuSegment.SEGMENT_DATE.is(to_date(GpuSegment.START_AT.of())),
                GpuSegment.HOUR_AT.is(date_trunc("hour", GpuSegment.START_AT.of())),
                GpuSegment.GPU_UUID.is(GpuSegment.DEVICE_ID.of()),
                GpuSegment.CLUSTER.is(cluster()),
                GpuSegment.GPU_MILLISECONDS.is(
                    unix_millis(GpuSegment.END_AT.of())
                        .minus(unix_millis(GpuSegment.START_AT.of()))));
    List<Col> stages = Stage.OBSERVED.stream().map(GpuSegment::time).toList();
    GpuSegment.TABLE.columns().stream()
        .filter(column -> column.type().equals(DataTypes.LongType))
        .filter(column -> column != GpuSegment.GPU_MILLISECONDS && !stages.contains(column))
        .forEach(column -> segments.every(column, "0"));
    return segments.following(
        Stage.OBSERVED.stream()
            .map(stage -> GpuSegment.time(stage).is(whole(stage)))
            .toArray(Named[]::new));
  }

  private static Column whole(Stage stage) {
    return when(STAGE.of().equalTo(stage.text()), GpuSegment.GPU_MILLISECONDS.of()).otherwise(0L);
  }

  private static Column cluster() {
    Column cluster = lit(null);
    for (Node node : FLEET) {
      cluster = when(GpuSegment.NODE.of().equalTo(node.node()), node.cluster()).otherwise(cluster);
    }
    return cluster;
  }
}
