package dev.plumbline.jobs.assess;

import dev.plumbline.jobs.MoneyGiven;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import dev.plumbline.testing.Given;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Holders that work all day on whole GPUs, what that costs, and how their resources are paid. */
final class WorkGiven {
  private static final long HOUR = 3_600_000;

  private final LocalDate date;
  private final Given segments;
  private final Given costs;
  private final Given lines;

  /** What a holder does in every hour, as shares of the GPU, and how much memory it uses. */
  record Peaks(double activity, double tensor, double dram, double gigabytes) {}

  /** A date that is charged. */
  WorkGiven(LocalDate date) {
    this(date, null);
  }

  /** A date; with an earlier period that has all charges that there are. */
  private WorkGiven(LocalDate date, LocalDate before) {
    this.date = date;
    LocalDate period = before == null ? date.withDayOfMonth(1) : before;
    segments =
        Given.table(
                GpuSegment.TABLE,
                GpuSegment.DEVICE_ID,
                GpuSegment.OWNER,
                GpuSegment.GPU_MODEL,
                GpuSegment.MIG_PROFILE,
                GpuSegment.HOUR_AT,
                GpuSegment.START_AT,
                GpuSegment.OWNER_KIND,
                GpuSegment.SHARE,
                GpuSegment.ACTIVITY_INTEGRAL,
                GpuSegment.TENSOR_INTEGRAL,
                GpuSegment.DRAM_INTEGRAL,
                GpuSegment.MEMORY_PEAK)
            .every(GpuSegment.SEGMENT_DATE, date.toString())
            .every(GpuSegment.STATE, "active")
            .every(GpuSegment.ACTIVITY_SIGNAL, "sm_active")
            .every(GpuSegment.OBSERVED, "3600000")
            .every(GpuSegment.ACTIVITY_MEASURED, "3600000")
            .every(GpuSegment.TENSOR_MEASURED, "3600000")
            .every(GpuSegment.DRAM_MEASURED, "3600000");
    costs =
        Given.table(
                GpuHourCost.TABLE,
                GpuHourCost.BILLING_RESOURCE_ID,
                GpuHourCost.DEVICE_ID,
                GpuHourCost.OWNER,
                GpuHourCost.GPU_MODEL,
                GpuHourCost.NODE,
                GpuHourCost.HOUR_AT,
                GpuHourCost.STAGE,
                GpuHourCost.GPU_SECONDS,
                GpuHourCost.COST)
            .every(GpuHourCost.COST_DATE, date.toString())
            .every(GpuHourCost.PROVIDER, "AWS")
            .every(GpuHourCost.CLUSTER, "train")
            .every(GpuHourCost.CURRENCY, "USD")
            .every(GpuHourCost.PRICE_SOURCE, before == null ? "billed" : "last_reconciled")
            .every(GpuHourCost.PRICE_STATE, before == null ? "billed" : "provisional");
    if (before == null) {
      costs.every(GpuHourCost.BILLING_PERIOD_START, period.toString());
    }
    lines =
        Given.table(ChargeLine.TABLE)
            .every(ChargeLine.PERIOD, period.toString())
            .every(ChargeLine.CHARGE_KIND, "compute")
            .every(ChargeLine.GPU_SECONDS, "86400")
            .as("resource", ChargeLine.BILLING_RESOURCE_ID)
            .as("category", ChargeLine.PRICING_CATEGORY);
  }

  private Instant hour(int hour) {
    return date.atTime(LocalTime.of(hour, 0)).toInstant(ZoneOffset.UTC);
  }

  /** A holder of a whole GPU, all day, at so much an hour. */
  WorkGiven works(String owner, String device, String model, String hourly, Peaks peaks) {
    return works(owner, device, model, null, "1", hourly, peaks);
  }

  /** A holder of a part of a GPU. */
  WorkGiven works(
      String owner,
      String device,
      String model,
      String profile,
      String share,
      String hourly,
      Peaks peaks) {
    for (int hour = 0; hour < 24; hour++) {
      segments.row(
          device,
          owner,
          model,
          profile,
          hour(hour),
          hour(hour),
          owner.startsWith("slurm:") ? "slurm_job" : "pod",
          Double.valueOf(share),
          peaks.activity() * HOUR,
          peaks.tensor() * HOUR,
          peaks.dram() * HOUR,
          peaks.gigabytes() * 1e9);
      costs(owner, device, model, hour, "delivered", share, hourly);
    }
    return this;
  }

  /** An hour of a GPU, or of a part of one. */
  private void costs(
      String owner,
      String device,
      String model,
      int hour,
      String stage,
      String share,
      String cost) {
    costs.row(
        "i-" + device,
        device,
        owner,
        model,
        "node-" + device,
        hour(hour),
        stage,
        new BigDecimal(share).multiply(BigDecimal.valueOf(3600)),
        new BigDecimal(cost));
  }

  /** How resources are paid: a table of {@code resource} and {@code category}. */
  WorkGiven paid(String table) {
    lines.rows(table);
    return this;
  }

  /** What is recommended, after what was recommended the day before. */
  Frame recommended(Frame before) {
    return OneJob.run(
        new RecommendationJob(),
        MoneyGiven.context(date),
        Map.of(
            IdleWasteDaily.TABLE, Given.table(IdleWasteDaily.TABLE).frame(),
            GpuHourCost.TABLE, costs.frame(),
            GpuSegment.TABLE, segments.frame(),
            ChargeLine.TABLE, lines.frame(),
            RecommendationDaily.TABLE, before));
  }

  /** The same, where nothing was recommended before. */
  Frame recommended() {
    return recommended(Given.table(RecommendationDaily.TABLE).frame());
  }

  /** So many dates later, of which no charge is there yet. */
  WorkGiven uncharged(int days) {
    return new WorkGiven(date.plusDays(days), date.withDayOfMonth(1));
  }

  /** So many dates later. */
  WorkGiven later(int days) {
    return new WorkGiven(date.plusDays(days));
  }
}
