package dev.plumbline.jobs;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.ChargeLineJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bills, segments and a context for tests of the money side. */
public final class MoneyGiven {
  public static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  /** 8 × H100. */
  public static final Configuration.Node P5 =
      new Configuration.Node("ip-11", "train", "AWS", "222", "i-p5", "p5.48xlarge");

  /** 8 × A100. */
  public static final Configuration.Node P4 =
      new Configuration.Node("ip-12", "train", "AWS", "222", "i-p4", "p4d.24xlarge");

  /** 2 × L4. */
  public static final Configuration.Node G2 =
      new Configuration.Node("gke-e3", null, "GCP", null, "vm-e3", "g2-standard-24");

  /** 8 × H100, billed by the day. */
  public static final Configuration.Node CW =
      new Configuration.Node(
          "g1f4a2c", "ord", "CoreWeave", "acme", "cw/g1f4a2c", "gd-8xh100ib-i128");

  private MoneyGiven() {}

  public static BigDecimal decimal(String value) {
    return new BigDecimal(value).setScale(12);
  }

  public static Instant at(String utc) {
    return Instant.parse(utc.length() == 16 ? utc + ":00Z" : utc + "Z");
  }

  public static RunContext context(LocalDate... dates) {
    return context(List.of(), dates);
  }

  public static RunContext context(List<Configuration.Price> prices, LocalDate... dates) {
    Configuration configuration =
        new Configuration(
            "lake", Duration.ZERO, 0.02, 5, List.of(), List.of(P5, P4, G2, CW), List.of(), prices);
    List<LocalDate> periods = Stream.of(dates).map(date -> date.withDayOfMonth(1)).toList();
    return new TestContext(Slice.of(List.of(dates), periods), configuration, Policies.DEFAULT);
  }

  public static Configuration.Price price(String type, LocalDate from, String perGpuHour) {
    return new Configuration.Price("AWS", type, from, new BigDecimal(perGpuHour), "USD");
  }

  /** The rows of the one table a job writes. */
  public static Frame run(Job job, RunContext context, Frame... inputs) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      frames.put(job.spec().reads().get(i).table(), inputs[i]);
    }
    if (frames.containsKey(ChargeLine.TABLE)) {
      frames.compute(ChargeLine.TABLE, (table, charges) -> lines(charges, context));
    }
    TableSpec written = job.spec().writes().get(0);
    return job.apply(new Inputs(frames), context).frames().get(written);
  }

  /** What charges pay for, for jobs that read that. */
  private static Frame lines(Frame charges, RunContext context) {
    Inputs inputs = new Inputs(Map.of(FocusCharge.TABLE, charges));
    return new ChargeLineJob().apply(inputs, context).frames().get(ChargeLine.TABLE);
  }

  /** The physical plan, for what must not be in it. */
  public static String plan(Frame frame) {
    return frame.rows().queryExecution().executedPlan().toString();
  }

  /** Starts a bill of July 2026 in USD. */
  public static Bill bill() {
    return new Bill();
  }

  /** Starts a table of segments. */
  public static Segments segments() {
    return new Segments();
  }

  /** Charge lines; columns not named are null. */
  public static final class Bill {
    private final List<Object[]> rows = new ArrayList<>();

    /** A charge of hourly usage unless the columns say otherwise. */
    public Bill charge(
        String start, String end, String billed, String effective, Object... columns) {
      Map<Col, Object> values = new HashMap<>();
      values.put(FocusCharge.PERIOD, DAY.withDayOfMonth(1));
      values.put(FocusCharge.BILLING_PERIOD_START, at("2026-07-01T00:00"));
      values.put(FocusCharge.BILLING_PERIOD_END, at("2026-08-01T00:00"));
      values.put(FocusCharge.SOURCE, "test");
      values.put(FocusCharge.LINE_NUMBER, rows.size() + 1L);
      values.put(FocusCharge.CHARGE_PERIOD_START, at(start));
      values.put(FocusCharge.CHARGE_PERIOD_END, at(end));
      values.put(FocusCharge.BILLED_COST, decimal(billed));
      values.put(FocusCharge.EFFECTIVE_COST, decimal(effective));
      values.put(FocusCharge.BILLING_CURRENCY, "USD");
      values.put(FocusCharge.BILLING_ACCOUNT_ID, "111");
      values.put(FocusCharge.SUB_ACCOUNT_ID, "222");
      values.put(FocusCharge.INVOICE_ID, "inv-1");
      values.put(FocusCharge.INVOICE_ISSUER_NAME, "Issuer");
      values.put(FocusCharge.PROVIDER_NAME, "AWS");
      values.put(FocusCharge.CHARGE_CATEGORY, "Usage");
      values.put(FocusCharge.SERVICE_CATEGORY, "Compute");
      for (int i = 0; i < columns.length; i += 2) {
        values.put((Col) columns[i], columns[i + 1]);
      }
      rows.add(FocusCharge.TABLE.columns().stream().map(values::get).toArray());
      return this;
    }

    /** An hour of DAY on a resource, in a time unit. */
    public Bill hour(int hour, String resource, String cost, String quantity, String unit) {
      String start = "%sT%02d:00".formatted(DAY, hour);
      String end = at(start).plusSeconds(3600).atOffset(ZoneOffset.UTC).toString().substring(0, 16);
      return charge(
          start,
          end,
          cost,
          cost,
          FocusCharge.RESOURCE_ID,
          resource,
          FocusCharge.CONSUMED_QUANTITY,
          decimal(quantity),
          FocusCharge.CONSUMED_UNIT,
          unit);
    }

    public Frame frame() {
      Given given = Given.table(FocusCharge.TABLE, FocusCharge.TABLE.columns().toArray(Col[]::new));
      rows.forEach(given::row);
      return given.frame();
    }
  }

  /** Segments; stages not named have no time. */
  public static final class Segments {
    private final List<Object[]> rows = new ArrayList<>();

    /** A segment of one device, whose whole time is in the named stages (column, milliseconds). */
    public Segments seen(
        Configuration.Node node,
        String device,
        String owner,
        String start,
        String end,
        Object... columns) {
      Map<Col, Object> values = new HashMap<>();
      Instant from = at(start);
      values.put(GpuSegment.SEGMENT_DATE, from.atOffset(ZoneOffset.UTC).toLocalDate());
      values.put(GpuSegment.HOUR_AT, from.truncatedTo(java.time.temporal.ChronoUnit.HOURS));
      values.put(GpuSegment.DEVICE_ID, device);
      values.put(GpuSegment.GPU_UUID, device);
      values.put(GpuSegment.NODE, node.node());
      values.put(GpuSegment.CLUSTER, node.cluster());
      values.put(GpuSegment.GPU_MODEL, "NVIDIA H100");
      values.put(GpuSegment.OWNER, owner);
      values.put(GpuSegment.START_AT, from);
      values.put(GpuSegment.END_AT, at(end));
      GpuSegment.TABLE.columns().stream()
          .filter(c -> c.type().equals(org.apache.spark.sql.types.DataTypes.LongType))
          .forEach(c -> values.put(c, 0L));
      values.put(GpuSegment.GPU_MILLISECONDS, Duration.between(from, at(end)).toMillis());
      for (int i = 0; i < columns.length; i += 2) {
        values.put((Col) columns[i], columns[i + 1]);
      }
      rows.add(GpuSegment.TABLE.columns().stream().map(values::get).toArray());
      return this;
    }

    public Frame frame() {
      Given given = Given.table(GpuSegment.TABLE, GpuSegment.TABLE.columns().toArray(Col[]::new));
      rows.forEach(given::row);
      return given.frame();
    }
  }
}
