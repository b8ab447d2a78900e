package dev.plumbline.jobs.build;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.P5;
import static dev.plumbline.jobs.MoneyGiven.at;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.MoneyGiven.decimal;
import static dev.plumbline.jobs.MoneyGiven.segments;

import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;

/** Paid capacity and segments of one node, for tests of what its hours cost. */
final class PaidGiven {
  static final String TEN = "2026-07-14T10:00";
  static final String ELEVEN = "2026-07-14T11:00";

  private PaidGiven() {}

  static Given capacity() {
    return Given.table(
        PaidCapacity.TABLE,
        PaidCapacity.CAPACITY_DATE,
        PaidCapacity.HOUR_AT,
        PaidCapacity.BILLING_RESOURCE_ID,
        PaidCapacity.CHARGE_KIND,
        PaidCapacity.INVOICE,
        PaidCapacity.CURRENCY,
        PaidCapacity.PROVIDER,
        PaidCapacity.INSTANCE_TYPE,
        PaidCapacity.GPU_MODEL,
        PaidCapacity.PAID_GPU_SECONDS,
        PaidCapacity.EFFECTIVE_COST,
        PaidCapacity.PRICE_SOURCE,
        PaidCapacity.PRICE_STATE);
  }

  static Given paid(
      Given given, String hour, String resource, String kind, String seconds, String cost) {
    return paid(given, hour, resource, kind, "inv-1", "USD", seconds, cost);
  }

  static Given paid(
      Given given,
      String hour,
      String resource,
      String kind,
      String invoice,
      String currency,
      String seconds,
      String cost) {
    return given.row(
        at(hour).atOffset(java.time.ZoneOffset.UTC).toLocalDate(),
        at(hour),
        resource,
        kind,
        invoice,
        currency,
        "AWS",
        "p5.48xlarge",
        "H100 SXM",
        seconds == null ? null : decimal(seconds),
        decimal(cost),
        "billed",
        "billed");
  }

  static Frame costs(Given capacity, MoneyGiven.Segments segments) {
    return costs(context(DAY), capacity, segments);
  }

  static Frame costs(RunContext context, Given capacity, MoneyGiven.Segments segments) {
    return MoneyGiven.run(new GpuHourCostJob(), context, capacity.frame(), segments.frame());
  }

  /** gpu-0 computes for an hour; gpu-1 is held idle for 20 minutes and works for 40. */
  static MoneyGiven.Segments twoGpus(String start, String middle, String end) {
    return segments()
        .seen(P5, "gpu-0", "llm/a", start, end, GpuSegment.DELIVERED, 3_600_000L)
        .seen(P5, "gpu-1", "llm/b", start, middle, GpuSegment.HELD_IDLE, 1_200_000L)
        .seen(P5, "gpu-1", "llm/b", middle, end, GpuSegment.NON_TENSOR, 2_400_000L);
  }

  static MoneyGiven.Segments twoGpus() {
    return twoGpus(TEN, "2026-07-14T10:20", ELEVEN);
  }
}
