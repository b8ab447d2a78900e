package dev.plumbline.timeline;

import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.terms.Signal;
import java.util.stream.Stream;

/**
 * What a sample says of its device's work. Absent values are NaN.
 *
 * @param signal what the activity is taken from; null when nothing usable was measured
 * @param activity a, 0–1
 * @param tensor t = min(tensor active, a), 0–1
 * @param tensorExcess tensor activity above a
 * @param clockRatio min(1, SM clock ÷ the clock at which the quoted peak holds)
 * @param roofline how near the nearest roof is, 0–1
 * @param counters every counter as it was printed
 */
record Measured(
    Signal signal,
    double activity,
    double tensor,
    double tensorExcess,
    double clockRatio,
    double roofline,
    Counters counters) {

  private static final Counter[] OTHER_PIPES = {
    Counter.FP64_ACTIVE, Counter.FP32_ACTIVE, Counter.FP16_ACTIVE
  };

  /** The counters that tell activity, the best first. */
  static final Counter[] SIGNALS =
      Stream.of(Signal.values()).map(Measured::counterOf).toArray(Counter[]::new);

  /** Of time that is free by definition: nothing was measured. */
  static final Measured NOTHING =
      new Measured(
          null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Counters.none());

  static Measured of(Sample sample, Signal signal, GpuEfficiencyPolicy.Roof roof) {
    Counters counters = sample.counters();
    double activity = signal == null ? Double.NaN : counters.value(counterOf(signal));
    double tensor = counters.value(Counter.TENSOR_ACTIVE);
    return new Measured(
        signal,
        activity,
        Math.min(tensor, activity),
        Math.max(0, tensor - activity),
        clockRatio(sample),
        roofline(counters, roof),
        counters);
  }

  /** Tensor time that may be FP16: t, and no more than the half-precision pipe where it is told. */
  double fp16() {
    double half = counters.value(Counter.TENSOR_FP16_ACTIVE);
    return Double.isNaN(half) ? tensor : Math.min(tensor, half);
  }

  /**
   * The largest of the measured pipes and of the memory interface, each against its roof. NaN
   * unless tensor pipe and memory are both measured: without one of them the nearest roof may be
   * the one that nobody looked at.
   */
  private static double roofline(Counters counters, GpuEfficiencyPolicy.Roof roof) {
    double pipe = counters.value(Counter.TENSOR_ACTIVE);
    double memory = counters.value(Counter.DRAM_ACTIVE);
    if (Double.isNaN(pipe) || Double.isNaN(memory)) {
      return Double.NaN;
    }
    for (Counter other : OTHER_PIPES) {
      pipe = counters.value(other) > pipe ? counters.value(other) : pipe;
    }
    return Math.min(1, Math.max(pipe / roof.pipes(), memory / roof.dram()));
  }

  /** d, 0–1. */
  double dram() {
    return counters.value(Counter.DRAM_ACTIVE);
  }

  /** The best signal that was measured; null when there is none. */
  static Signal bestSignal(Counters counters) {
    for (Signal signal : Signal.values()) {
      if (counters.has(counterOf(signal))) {
        return signal;
      }
    }
    return null;
  }

  private static Counter counterOf(Signal signal) {
    return switch (signal) {
      case SM_ACTIVE -> Counter.SM_ACTIVE;
      case GRAPHICS_ENGINE_ACTIVE -> Counter.GRAPHICS_ENGINE_ACTIVE;
      case GPU_UTILIZATION -> Counter.GPU_UTILIZATION;
    };
  }

  private static double clockRatio(Sample sample) {
    double clock = sample.counters().value(Counter.SM_CLOCK);
    double peak =
        GpuPeaks.SHIPPED
            .of(sample.place().gpuModel(), PowerLimit.of(sample).watts())
            .map(GpuPeak::clockMegahertz)
            .map(known -> known.orElse(Double.NaN))
            .orElse(Double.NaN);
    return Math.min(1, clock / peak);
  }
}
