package dev.plumbline.metrics;

import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.terms.Stage;
import java.util.List;
import java.util.stream.Stream;

/** Every declared metric. A new metric is added here and nowhere else. */
public final class Metrics {
  /** Metrics that are one sum over another. */
  public static final List<Quotient> QUOTIENTS =
      List.of(
          new Activity(),
          new GpuUtilization(),
          new TensorEfficiency(),
          new DenseFp16EquivalentTflops(),
          new BandwidthEfficiency(),
          new Roofline(),
          new CounterMean(
              GpuMeasure.TENSOR_FP16,
              "How much of the measured time the half-precision tensor pipe was busy.",
              "DCGM profiling field 1014"),
          new PowerLimitFraction());

  /** All metrics. */
  public static final List<Metric> ALL =
      Stream.of(QUOTIENTS.stream(), ofWaterfalls(), LineageMetrics.ALL.stream())
          .<Metric>flatMap(metrics -> metrics)
          .toList();

  private Metrics() {}

  private static Stream<Metric> ofWaterfalls() {
    return Stream.of(
        new Energy(),
        new OperationalCarbon(),
        new IdleWaste(),
        new EfficiencyGap(),
        new StageShare(
            "delivered_share",
            Stage.Group.DELIVERED,
            "How much of what was paid for was tensor work at the peak's clock."),
        new StageShare(
            "idle_waste_share",
            Stage.Group.WASTE,
            "How much of what was paid for bought nothing, as far as it was measured."));
  }
}
