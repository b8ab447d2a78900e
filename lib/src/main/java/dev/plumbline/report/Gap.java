package dev.plumbline.report;

import dev.plumbline.report.ReportData.Efficiency;
import dev.plumbline.report.ReportData.Measured;
import dev.plumbline.report.ReportData.Waterfall;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that was not measured.
 *
 * @param what is missing
 * @param where it is missing
 * @param amount how much, in {@code unit}; null when even that is not known
 * @param unit {@code gpu_seconds} or what is counted
 * @param why it is missing, or what it does to the figures
 */
record Gap(String what, String where, BigDecimal amount, String unit, String why) {
  private static final String SECONDS = "gpu_seconds";

  /** All gaps of a night: GPU time first, the greatest first. */
  static List<Gap> of(ReportData data) {
    List<Gap> gaps = new ArrayList<>();
    List<Waterfall> rows = data.ofNight(data.waterfall());
    time(gaps, rows, "unobserved", "Billed or held time that no sample covers.");
    time(gaps, rows, "unknown", "Samples without a usable activity signal.");
    time(gaps, rows, "active_unresolved", "A missing counter hides how the active time was used.");
    byCluster(
        gaps,
        rows,
        row -> row.cost() == null && row.gpuSeconds() != null,
        "GPU time without a price",
        "No charge, no earlier price and no list price: configure one under prices.");
    counters(gaps, data.ofNight(data.efficiency()));
    gaps.sort(Comparator.comparing(Gap::amount, Comparator.reverseOrder()));
    commitments(gaps, rows);
    gaps.addAll(GapsElsewhere.of(data));
    return List.copyOf(gaps);
  }

  /** How much, for people. */
  String amountText() {
    if (amount == null) {
      return Numbers.NOT_MEASURED;
    }
    return unit.equals(SECONDS)
        ? Numbers.gpuHours(amount)
        : Numbers.count(amount) + "\u00a0" + unit;
  }

  private static void time(List<Gap> gaps, List<Waterfall> rows, String stage, String why) {
    String what = Stage.of(stage).label() + " GPU time";
    byCluster(gaps, rows, row -> stage.equals(row.stage()), what, why);
  }

  private static void byCluster(
      List<Gap> gaps, List<Waterfall> rows, Predicate<Waterfall> which, String what, String why) {
    Map<String, Sum> clusters =
        rows.stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(
                    row -> "cluster " + Numbers.name(row.cluster()),
                    TreeMap::new,
                    Sum.of(Waterfall::gpuSeconds)));
    clusters.forEach(
        (cluster, sum) -> {
          if (sum.value() != null && sum.value().signum() != 0) {
            gaps.add(new Gap(what, cluster, sum.value(), SECONDS, why));
          }
        });
  }

  private static void commitments(List<Gap> gaps, List<Waterfall> rows) {
    long missing = rows.stream().filter(row -> row.gpuSeconds() == null).count();
    if (missing > 0) {
      gaps.add(
          new Gap(
              "GPU time of a charge without a quantity",
              "waterfall",
              BigDecimal.valueOf(missing),
              missing == 1 ? "row" : "rows",
              "The bill gives a cost and no time: it is in the money, not in the GPU-hours."));
    }
  }

  private static void counters(List<Gap> gaps, List<Efficiency> rows) {
    counter(gaps, rows, "Activity", Efficiency::activity);
    counter(gaps, rows, "GPU utilization", Efficiency::gpuUtilization);
    counter(gaps, rows, "Tensor activity", Efficiency::tensor);
    counter(gaps, rows, "Tensor activity with the SM clock", Efficiency::clockedTensor);
    counter(gaps, rows, "Memory bandwidth", Efficiency::dram);
    counter(gaps, rows, "Power against its limit", Efficiency::powerLimit);
    Map<String, Sum> peakless =
        rows.stream()
            .filter(row -> row.peakDenseFp16Tflops() == null)
            .collect(
                Collectors.groupingBy(
                    row -> Numbers.name(row.gpuModel()),
                    TreeMap::new,
                    Sum.of(Efficiency::observedGpuSeconds)));
    peakless.forEach(
        (model, sum) ->
            gaps.add(
                new Gap(
                    "Peak of the GPU model",
                    model,
                    sum.valueOrZero(),
                    SECONDS,
                    "The facts hold no peak under this name, so there are no TFLOP/s.")));
  }

  private static void counter(
      List<Gap> gaps, List<Efficiency> rows, String what, Function<Efficiency, Measured> counter) {
    Map<String, Sum> missing =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        Numbers.name(row.gpuModel()) + ", cluster " + Numbers.name(row.cluster()),
                    TreeMap::new,
                    Sum.of(row -> missing(row, counter.apply(row)))));
    missing.forEach(
        (where, sum) -> {
          if (sum.value() != null && sum.value().signum() > 0) {
            gaps.add(
                new Gap(
                    what, where, sum.value(), SECONDS, "The counter is absent in observed time."));
          }
        });
  }

  private static BigDecimal missing(Efficiency row, Measured measured) {
    BigDecimal observed = row.observedGpuSeconds();
    if (observed == null || measured == null || measured.overGpuSeconds() == null) {
      return observed;
    }
    return observed.subtract(measured.overGpuSeconds());
  }
}
