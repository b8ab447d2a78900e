package dev.plumbline.metrics;

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
          new PowerLimitFraction());

  /** All metrics. */
  public static final List<Metric> ALL =
      Stream.concat(
              QUOTIENTS.stream(), Stream.of(new Energy(), new IdleWaste(), new EfficiencyGap()))
          .toList();

  private Metrics() {}
}
