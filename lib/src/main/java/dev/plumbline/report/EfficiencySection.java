package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.metrics.Activity;
import dev.plumbline.metrics.BandwidthEfficiency;
import dev.plumbline.metrics.DenseFp16EquivalentTflops;
import dev.plumbline.metrics.GpuUtilization;
import dev.plumbline.metrics.PowerLimitFraction;
import dev.plumbline.metrics.Quotient;
import dev.plumbline.metrics.QuotientParts;
import dev.plumbline.metrics.Roofline;
import dev.plumbline.metrics.TensorEfficiency;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.util.List;

/** What the GPUs did against their theoretical peak. */
final class EfficiencySection implements Section {
  /** The efficiency of the shown date: what the metrics are made of. */
  static final Need ROWS =
      Need.of(GpuEfficiencyDaily.TABLE, new Scope.ShownDate())
          .only(
              GpuEfficiencyDaily.USAGE_DATE,
              GpuEfficiencyDaily.CLUSTER,
              GpuEfficiencyDaily.TEAM,
              GpuEfficiencyDaily.PROJECT,
              GpuEfficiencyDaily.GPU_MODEL,
              GpuEfficiencyDaily.OBSERVED_GPU_SECONDS,
              GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS,
              GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
              GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.UTILIZATION_GPU_SECONDS,
              GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.TENSOR_GPU_SECONDS,
              GpuEfficiencyDaily.TENSOR_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.CLOCKED_TENSOR_GPU_SECONDS,
              GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.DRAM_GPU_SECONDS,
              GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.CLOCKED_FP16_GPU_SECONDS,
              GpuEfficiencyDaily.CLOCKED_FP16_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND,
              GpuEfficiencyDaily.ROOFLINE_GPU_SECONDS,
              GpuEfficiencyDaily.ROOFLINE_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS,
              GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS,
              GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED),
              GpuEfficiencyDaily.time(StagePart.CLOCK_LOSS_POWER),
              GpuEfficiencyDaily.time(StagePart.CLOCK_LOSS_THERMAL),
              GpuEfficiencyDaily.POWER_LIMIT_SECONDS,
              GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.PEAK_TFLOPS,
              GpuEfficiencyDaily.ENERGY_COUNTER,
              GpuEfficiencyDaily.ENERGY_POWER,
              GpuEfficiencyDaily.ENERGY_UNPLACED,
              GpuEfficiencyDaily.TENSOR_EXCESS,
              GpuEfficiencyDaily.GPU_ENERGY,
              GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS,
              GpuEfficiencyDaily.ELECTRICITY_PLACE,
              GpuEfficiencyDaily.GRID_INTENSITY,
              GpuEfficiencyDaily.GRID_INTENSITY_YEAR,
              GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS,
              GpuEfficiencyDaily.OPERATIONAL_CARBON,
              GpuEfficiencyDaily.CARBON_ABSENT_REASON)
          .atMost(100_000);

  private static final Quotient UTILIZATION = new GpuUtilization();
  private static final Quotient ACTIVITY = new Activity();
  private static final Quotient TENSOR = new TensorEfficiency();
  private static final Quotient BANDWIDTH = new BandwidthEfficiency();
  private static final Quotient ROOFLINE = new Roofline();
  private static final Quotient POWER = new PowerLimitFraction();
  private static final Quotient TERAFLOPS = new DenseFp16EquivalentTflops();

  private static final int CHART_ROWS = 12;
  private static final int TABLE_ROWS = 60;

  @Override
  public String id() {
    return "efficiency";
  }

  @Override
  public String title() {
    return "Efficiency against peak";
  }

  @Override
  public String finding(Figures figures) {
    QuotientParts hours = RooflineShare.of(figures).byHours();
    return hours.quotient() == null
        ? title()
        : "GPUs ran at %s of their nearest roof in the %s in which it was measured"
            .formatted(Numbers.percent(hours.quotient()), Numbers.gpuHours(hours.denominator()));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, WaterfallSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<EfficiencyLine> lines = EfficiencyLine.of(figures.ofShownDate(ROWS));
    if (lines.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    return List.of(
        tag("div", chart(lines)).with("class", "figures one"),
        table(lines),
        Notes.firstOf(Math.min(TABLE_ROWS, lines.size()), lines.size(), "lines", id() + ".csv"),
        Notes.small(
            "Each ratio stands over its numerator and the time in which it was measured, in"
                + " GPU-hours. Tensor efficiency counts the SM clock; TFLOP/s are dense FP16"
                + " equivalents per GPU, \u2264 where the half-precision pipe is not told apart."
                + " Nearest roof is the busiest pipe or memory, each against its practical roof,"
                + " without the clock. Power \u00f7 limit may exceed 100 %."),
        Notes.capped(figures.of(ROWS), id() + ".csv"));
  }

  private static Html chart(List<EfficiencyLine> lines) {
    List<EfficiencyLine> shown = lines.stream().limit(CHART_ROWS).toList();
    Chart chart =
        Chart.grouped("Activity, tensor, nearest roof, bandwidth and power, by GPU model and team");
    shown.forEach(
        line ->
            chart.label(
                line.team() + " \u00b7 " + line.model(),
                Numbers.gpuHours(line.observed().value())));
    part(chart, "Activity", "series-0", shown, ACTIVITY);
    part(chart, "Tensor efficiency", "series-1", shown, TENSOR);
    part(chart, "Nearest roof", "series-4", shown, ROOFLINE);
    part(chart, "Bandwidth efficiency", "series-2", shown, BANDWIDTH);
    part(chart, "Power \u00f7 limit", "series-3", shown, POWER);
    return chart.html();
  }

  private static void part(
      Chart chart, String name, String tone, List<EfficiencyLine> lines, Quotient metric) {
    List<Double> values = lines.stream().map(line -> line.of(metric).quotient()).toList();
    chart.part(name, tone, values, values.stream().map(Numbers::percent).toList());
    chart.explain(tone, name);
  }

  private static Html table(List<EfficiencyLine> lines) {
    Table table =
        new Table("Efficiency by GPU model and team")
            .text("GPU model", "Team")
            .number(
                "Observed GPU-hours",
                "GPU utilization",
                "Activity",
                "Tensor efficiency",
                "TFLOP/s",
                "Nearest roof",
                "Bandwidth efficiency",
                "Power \u00f7 limit");
    lines.stream()
        .limit(TABLE_ROWS)
        .forEach(
            line ->
                table.row(
                    line.model(),
                    line.team(),
                    Numbers.hours(line.observed().value()),
                    ratio(line.of(UTILIZATION)),
                    ratio(line.of(ACTIVITY)),
                    ratio(line.of(TENSOR)),
                    teraflops(line),
                    ratio(line.of(ROOFLINE)),
                    ratio(line.of(BANDWIDTH)),
                    ratio(line.of(POWER))));
    return table.html();
  }

  /** The ratio, and under it what it is the quotient of. */
  private static Object ratio(QuotientParts measured) {
    Double quotient = measured.quotient();
    if (quotient == null) {
      return Numbers.NOT_MEASURED;
    }
    String parts =
        "%s \u00f7 %s"
            .formatted(
                Numbers.hours(BigDecimal.valueOf(measured.numerator())),
                Numbers.hours(measured.denominator()));
    return tag("span", Html.text(Numbers.percent(quotient)), Html.span("parts", parts));
  }

  private static Object teraflops(EfficiencyLine line) {
    Double quotient = line.of(TERAFLOPS).quotient();
    if (quotient == null || line.peak() == null) {
      return Numbers.NOT_MEASURED;
    }
    String achieved =
        (line.isTeraflopsUpperBound() ? "\u2264\u00a0" : "")
            + Numbers.decimal(BigDecimal.valueOf(quotient * line.peak()), 1);
    String peak = Numbers.decimal(BigDecimal.valueOf(line.peak()), 0);
    return tag("span", Html.text(achieved), Html.span("parts", "of " + peak));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
