package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Efficiency and models of a made-up fleet. */
final class MadeUpGpus {
  private static final RowLayout EFFICIENCY = EfficiencySection.ROWS.layout();
  private static final RowLayout LINEAGE = LineageSection.ROWS.layout();

  private static final RowLayout SEGMENT = IdleGpus.SEGMENTS.layout();
  private static final RowLayout MACHINE = UnobservedSection.ROWS.layout();

  private MadeUpGpus() {}

  /** Seconds after the midnight that begins the date. */
  static Instant at(long seconds) {
    return Nights.DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(seconds);
  }

  /** The days of three idle GPUs: one of every state, one idle all day, one with a hole. */
  static List<Row> segments() {
    return List.of(
        segment("GPU-8f1c2d3e-0010", "active", 0, 21_600),
        segment("GPU-8f1c2d3e-0010", "held_idle", 21_600, 55_200),
        segment("GPU-8f1c2d3e-0010", "unknown", 55_200, 60_000),
        segment("GPU-8f1c2d3e-0010", "signals_disagree", 60_000, 78_000),
        segment("GPU-8f1c2d3e-0010", "held_idle", 78_000, 86_400),
        segment("GPU-8f1c2d3e-0011", "empty", 0, 43_200),
        segment("GPU-8f1c2d3e-0011", "empty", 43_200, 86_400),
        segment("GPU-8f1c2d3e-0012", "false_busy", 3_600, 7_200),
        segment("GPU-8f1c2d3e-0012", "active", 36_000, 72_000));
  }

  static Row segment(String device, String state, long from, long to) {
    return SEGMENT
        .draft()
        .set(GpuSegment.SEGMENT_DATE, Nights.DAY)
        .set(GpuSegment.DEVICE_ID, device)
        .set(GpuSegment.STATE, state)
        .set(GpuSegment.START_AT, at(from))
        .set(GpuSegment.END_AT, at(to))
        .row();
  }

  static List<Row> unobserved() {
    return List.of(
        machine("i-0aa7", "ip-10-0-1-14", 172_800, 691_200, "190.08", Nights.CHARGED),
        machine("i-0bb1", null, 86_400, 86_400, null, Nights.UNPRICED));
  }

  private static Row machine(
      String resource, String node, long seconds, long accounted, String cost, PriceBasis basis) {
    return MACHINE
        .draft()
        .set(GpuHourCost.BILLING_RESOURCE_ID, resource)
        .set(GpuHourCost.NODE, node)
        .set(GpuHourCost.PROVIDER, "AWS")
        .set(GpuHourCost.CLUSTER, "train-east")
        .set(GpuHourCost.INSTANCE_TYPE, "p5.48xlarge")
        .set(GpuHourCost.GPU_SECONDS, BigDecimal.valueOf(seconds))
        .set(Scope.UnobservedMachines.ACCOUNTED, BigDecimal.valueOf(accounted))
        .set(GpuHourCost.COST, Nights.decimal(cost))
        .set(GpuHourCost.CURRENCY, basis.currency())
        .set(GpuHourCost.PRICE_SOURCE, basis.priceSource())
        .set(GpuHourCost.PRICE_STATE, basis.priceState())
        .row();
  }

  static List<Row> efficiency() {
    return List.of(
        line("foundation", "NVIDIA H100 80GB HBM3", 3_200_000, 0.71, 0.38, 0.41, 0.78, 989.4),
        line("search-ranking", "NVIDIA H100 80GB HBM3", 1_050_000, 0.44, 0.12, 0.66, 0.55, 989.4),
        line("speech", "NVIDIA A100-SXM4-80GB", 650_000, 0.63, 0.29, 0.35, 1.02, 312.0),
        line(null, "Acme Accelerator X", 400_000, 0.22, -1, -1, 0.31, null));
  }

  private static Row line(
      String team,
      String model,
      double seconds,
      double activity,
      double tensor,
      double dram,
      double power,
      Double peak) {
    RowLayout.Draft row =
        EFFICIENCY
            .draft()
            .set(GpuEfficiencyDaily.USAGE_DATE, Nights.DAY)
            .set(GpuEfficiencyDaily.CLUSTER, "speech".equals(team) ? "speech-west" : "train-east")
            .set(GpuEfficiencyDaily.TEAM, team)
            .set(GpuEfficiencyDaily.GPU_MODEL, model)
            .set(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS, Nights.fixed(seconds, 3))
            .set(GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS, Nights.fixed(seconds * 0.9, 3))
            .set(GpuEfficiencyDaily.PEAK_TFLOPS, peak)
            .set(GpuEfficiencyDaily.ENERGY_COUNTER, seconds * 400)
            .set(GpuEfficiencyDaily.ENERGY_POWER, seconds * 398)
            .set(GpuEfficiencyDaily.GPU_ENERGY, seconds * 400)
            .set(GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS, Nights.fixed(seconds, 3))
            .set(GpuEfficiencyDaily.ELECTRICITY_PLACE, "gcp europe-west4")
            .set(GpuEfficiencyDaily.GRID_INTENSITY, 250.0)
            .set(GpuEfficiencyDaily.GRID_INTENSITY_YEAR, 2024L)
            .set(GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS, 1.1)
            .set(GpuEfficiencyDaily.OPERATIONAL_CARBON, seconds * 400 / 3.6e6 * 1.1 * 250)
            .set(GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND, peak == null ? null : tensor < 0.3)
            .set(
                GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED),
                team == null ? Nights.fixed(seconds * 0.2, 3) : null)
            .set(
                GpuEfficiencyDaily.time(StagePart.CLOCK_LOSS_POWER),
                Nights.fixed(seconds * 0.01, 3))
            .set(GpuEfficiencyDaily.TENSOR_EXCESS, 0.0);
    measured(
        row,
        GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
        GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS,
        activity,
        seconds);
    measured(
        row,
        GpuEfficiencyDaily.UTILIZATION_GPU_SECONDS,
        GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS,
        Math.min(1, activity + 0.25),
        seconds);
    measured(
        row,
        GpuEfficiencyDaily.TENSOR_GPU_SECONDS,
        GpuEfficiencyDaily.TENSOR_MEASURED_GPU_SECONDS,
        tensor * 1.1,
        seconds * 0.97);
    measured(
        row,
        GpuEfficiencyDaily.CLOCKED_FP16_GPU_SECONDS,
        GpuEfficiencyDaily.CLOCKED_FP16_MEASURED_GPU_SECONDS,
        tensor,
        seconds * 0.97);
    measured(
        row,
        GpuEfficiencyDaily.ROOFLINE_GPU_SECONDS,
        GpuEfficiencyDaily.ROOFLINE_MEASURED_GPU_SECONDS,
        Math.max(tensor, dram) / 0.9,
        seconds * 0.95);
    measured(
        row,
        GpuEfficiencyDaily.CLOCKED_TENSOR_GPU_SECONDS,
        GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS,
        tensor,
        seconds * 0.97);
    measured(
        row,
        GpuEfficiencyDaily.DRAM_GPU_SECONDS,
        GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS,
        dram,
        seconds * 0.97);
    measured(
        row,
        GpuEfficiencyDaily.POWER_LIMIT_SECONDS,
        GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS,
        power,
        seconds);
    return row.row();
  }

  private static void measured(
      RowLayout.Draft row, Col integral, Col time, double ratio, double seconds) {
    boolean isMeasured = ratio >= 0;
    row.set(integral, isMeasured ? ratio * seconds : null)
        .set(time, isMeasured ? Nights.fixed(seconds, 3) : BigDecimal.ZERO);
  }

  static List<Row> models() {
    return List.of(
        model("atlas-70b", "v12", "high", true, Map.of()),
        model(
            "atlas-70b",
            "v13",
            "high",
            false,
            Map.of("environment", "WEAK", "approval", "MISSING", "deployment", "DANGLING")),
        model("reranker", "2026.07.1", "limited", true, Map.of("content_identity", "WEAK")),
        model(
            "speech-to-text",
            "v4",
            null,
            false,
            Map.of(
                "training_inputs",
                "DANGLING",
                "content_identity",
                "UNREACHABLE",
                "upstream_closure",
                "UNREACHABLE",
                "deployment",
                "NOT_MEASURED",
                "code_commit",
                "WEAK")),
        model("toxicity-filter", "v2", "minimal", true, Map.of("approval", "NOT_APPLICABLE")));
  }

  private static Row model(
      String model, String version, String tier, boolean isTraceable, Map<String, String> states) {
    Map<String, String> reasons = new HashMap<>();
    states.forEach(
        (link, state) ->
            reasons.put(
                link,
                "the %s names sha256:%s, and nothing of that digest exists"
                    .formatted(link, "4eb41a2a9dfe7072".repeat(4))));
    RowLayout.Draft row = LINEAGE.draft();
    String broken = null;
    for (Col link : LineageCompleteness.LINK_STATES) {
      String name = LinkSign.link(link);
      row.set(link, states.getOrDefault(name, "PRESENT"));
      broken = broken == null && !isTraceable && states.containsKey(name) ? name : broken;
    }
    Map<String, BigDecimal> costs =
        Map.of("USD", Nights.decimal("1361.10"), "EUR", Nights.decimal("12.5"));
    return row.set(LineageCompleteness.AS_OF_DATE, Nights.DAY)
        .set(LineageCompleteness.REGISTRY, "registry")
        .set(LineageCompleteness.MODEL, model)
        .set(LineageCompleteness.VERSION, version)
        .set(LineageCompleteness.RISK_TIER, tier)
        .set(LineageCompleteness.LINK_REASONS, reasons)
        .set(LineageCompleteness.IS_TRACEABLE, isTraceable)
        .set(LineageCompleteness.SATURATION, 1 - states.size() / 12.0)
        .set(LineageCompleteness.FIRST_BROKEN_LINK, broken)
        .set(
            LineageCompleteness.WITNESS_PATH,
            List.of(model + " " + version, "run 4f1c", "s3://corpus@sha256:ab12", "web crawl"))
        .set(
            LineageCompleteness.GPU_SECONDS_BEHIND,
            isTraceable ? Nights.decimal("1234567.5") : null)
        .set(LineageCompleteness.COSTS_BEHIND, isTraceable ? costs : null)
        .row();
  }

  /** Three dates: of the middle one nobody knows what exists. */
  static List<Row> reach() {
    return List.of(
        reach(Nights.DAY.minusDays(2), 2L, 8L, 0.25, 0.5),
        reach(Nights.DAY.minusDays(1), 2L, null, null, 0.55),
        reach(Nights.DAY, 3L, 7L, 3.0 / 7, 0.6));
  }

  static Row reach(LocalDate date, long traceable, Long existing, Double reach, Double saturation) {
    return LineageTrendSection.ROWS
        .layout()
        .draft()
        .set(LineageReachDaily.AS_OF_DATE, date)
        .set(LineageReachDaily.REGISTERED, 6L)
        .set(LineageReachDaily.TRACEABLE, traceable)
        .set(LineageReachDaily.CENSUS_VERSIONS, existing)
        .set(LineageReachDaily.REACH, reach)
        .set(LineageReachDaily.SATURATION, saturation)
        .row();
  }
}
