package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.StagePart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something that was not measured.
 *
 * @param what is missing
 * @param where it is missing
 * @param amount how much, in {@code unit}; null when even that is not known
 * @param unit {@code gpu_seconds}, a currency, or what is counted
 * @param why it is missing, or what it does to the figures
 */
record Gap(String what, String where, BigDecimal amount, String unit, String why) {
  /** The rows in which something can be missing. */
  static final List<Need> NEEDS =
      List.of(
          WaterfallSection.ROWS,
          BridgeSection.ROWS,
          EfficiencySection.ROWS,
          LineageSection.ROWS,
          QualitySection.ROWS,
          IngestSection.ROWS,
          UncountedGpus.ROWS);

  private static final String SECONDS = "gpu_seconds";
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  /** All gaps of a night: GPU time first, the greatest first. */
  static List<Gap> of(Figures figures) {
    List<Gap> gaps = new ArrayList<>();
    List<Cells> rows = figures.ofShownDate(WaterfallSection.ROWS);
    time(gaps, rows, Stage.UNOBSERVED, "Billed or held time that no sample covers.");
    time(gaps, rows, Stage.UNKNOWN, "Samples without a usable activity signal.");
    time(
        gaps,
        rows,
        Stage.ACTIVE_UNRESOLVED,
        "A missing counter hides how the active time was used.");
    byCluster(
        gaps,
        rows,
        row -> !row.has(GpuWaterfallDaily.COST) && row.has(GpuWaterfallDaily.GPU_SECONDS),
        "GPU time without a price",
        "No charge, no earlier price and no list price: configure one under prices.");
    counters(gaps, figures.ofShownDate(EfficiencySection.ROWS));
    gaps.sort(Comparator.comparing(Gap::amount, Comparator.reverseOrder()));
    commitments(gaps, rows);
    gaps.addAll(UncountedGpus.gaps(figures));
    gaps.addAll(GapsElsewhere.of(figures));
    return List.copyOf(gaps);
  }

  /** How much, for people. */
  String amountText() {
    if (amount == null) {
      return Numbers.NOT_MEASURED;
    }
    if (CURRENCY.matcher(unit).matches()) {
      return Numbers.money(amount, unit);
    }
    return unit.equals(SECONDS)
        ? Numbers.gpuHours(amount)
        : Numbers.count(amount) + "\u00a0" + unit;
  }

  private static void time(List<Gap> gaps, List<Cells> rows, Stage stage, String why) {
    String what = stage.label() + " GPU time";
    byCluster(gaps, rows, row -> stage.text().equals(row.text(GpuWaterfallDaily.STAGE)), what, why);
  }

  private static void byCluster(
      List<Gap> gaps, List<Cells> rows, Predicate<Cells> which, String what, String why) {
    Map<String, Sum> clusters =
        rows.stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(
                    row -> "cluster " + Numbers.name(row.text(GpuWaterfallDaily.CLUSTER)),
                    TreeMap::new,
                    Sum.of(GpuWaterfallDaily.GPU_SECONDS)));
    clusters.forEach(
        (cluster, sum) -> {
          if (sum.value() != null && sum.value().signum() != 0) {
            gaps.add(new Gap(what, cluster, sum.value(), SECONDS, why));
          }
        });
  }

  private static void commitments(List<Gap> gaps, List<Cells> rows) {
    long missing = rows.stream().filter(row -> !row.has(GpuWaterfallDaily.GPU_SECONDS)).count();
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

  private static void counters(List<Gap> gaps, List<Cells> rows) {
    counter(gaps, rows, "Activity", GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS);
    counter(gaps, rows, "GPU utilization", GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS);
    counter(gaps, rows, "Tensor activity", GpuEfficiencyDaily.TENSOR_MEASURED_GPU_SECONDS);
    counter(
        gaps,
        rows,
        "Tensor activity with the SM clock",
        GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS);
    counter(gaps, rows, "Memory bandwidth", GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS);
    counter(gaps, rows, "Nearest roof", GpuEfficiencyDaily.ROOFLINE_MEASURED_GPU_SECONDS);
    counter(
        gaps, rows, "Power against its limit", GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS);
    byModel(
        gaps,
        rows,
        GpuEfficiencyDaily.time(StagePart.EMPTY_MEMORY_UNMEASURED),
        "Memory of GPUs that nobody held",
        "No counter tells it: the idle time counts as empty, not as held.");
    byModel(
        gaps,
        rows,
        GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS,
        "A virtual GPU\u2019s or MIG instance\u2019s part of its GPU (device time)",
        "No fact tells it for this name and profile: the time is in no other figure.");
    byCluster(
        gaps,
        rows,
        GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS,
        "Which of several scrapers sampled the GPU",
        "Samples come in a turn of short and long gaps and no label tells why: the time counts"
            + " once, and may be too short. Name the label under replica_labels: of the source, or"
            + " declare its interval_seconds.");
    peaks(gaps, rows);
  }

  private static void peaks(List<Gap> gaps, List<Cells> rows) {
    Map<String, Sum> peakless =
        rows.stream()
            .filter(row -> !row.has(GpuEfficiencyDaily.PEAK_TFLOPS))
            .collect(
                Collectors.groupingBy(
                    row -> Numbers.name(row.text(GpuEfficiencyDaily.GPU_MODEL)),
                    TreeMap::new,
                    Sum.of(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS)));
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

  private static void byModel(
      List<Gap> gaps, List<Cells> rows, Col seconds, String what, String why) {
    by(row -> Numbers.name(row.text(GpuEfficiencyDaily.GPU_MODEL)), rows, seconds)
        .forEach((model, time) -> gaps.add(new Gap(what, model, time, SECONDS, why)));
  }

  private static void byCluster(
      List<Gap> gaps, List<Cells> rows, Col seconds, String what, String why) {
    by(row -> "cluster " + Numbers.name(row.text(GpuEfficiencyDaily.CLUSTER)), rows, seconds)
        .forEach((cluster, time) -> gaps.add(new Gap(what, cluster, time, SECONDS, why)));
  }

  /** Times of the efficiency rows that are more than nothing. */
  private static Map<String, BigDecimal> by(
      Function<Cells, String> name, List<Cells> rows, Col seconds) {
    Map<String, Sum> sums =
        rows.stream()
            .filter(row -> row.has(seconds))
            .collect(Collectors.groupingBy(name, TreeMap::new, Sum.of(seconds)));
    Map<String, BigDecimal> times = new TreeMap<>();
    sums.forEach(
        (key, sum) -> {
          if (sum.value() != null && sum.value().signum() > 0) {
            times.put(key, sum.value());
          }
        });
    return times;
  }

  private static void counter(List<Gap> gaps, List<Cells> rows, String what, Col measured) {
    Map<String, Sum> missing =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        Numbers.name(row.text(GpuEfficiencyDaily.GPU_MODEL))
                            + ", cluster "
                            + Numbers.name(row.text(GpuEfficiencyDaily.CLUSTER)),
                    TreeMap::new,
                    Sum.of((Cells row) -> missing(row, measured))));
    missing.forEach(
        (where, sum) -> {
          if (sum.value() != null && sum.value().signum() > 0) {
            gaps.add(
                new Gap(
                    what, where, sum.value(), SECONDS, "The counter is absent in observed time."));
          }
        });
  }

  private static BigDecimal missing(Cells row, Col measured) {
    BigDecimal observed = row.decimal(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS);
    return observed == null || !row.has(measured)
        ? observed
        : observed.subtract(row.decimal(measured));
  }
}
