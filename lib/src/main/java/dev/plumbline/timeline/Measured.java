package dev.plumbline.timeline;

import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
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
 * @param counters every counter as it was printed
 */
record Measured(
    Signal signal,
    double activity,
    double tensor,
    double tensorExcess,
    double clockRatio,
    Counters counters) {

  /** The counters that tell activity, the best first. */
  static final Counter[] SIGNALS =
      Stream.of(Signal.values()).map(Measured::counterOf).toArray(Counter[]::new);

  /** Of time that is free by definition: nothing was measured. */
  static final Measured NOTHING =
      new Measured(null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Counters.none());

  static Measured of(Sample sample, Signal signal) {
    Counters counters = sample.counters();
    double activity = signal == null ? Double.NaN : counters.value(counterOf(signal));
    double tensor = counters.value(Counter.TENSOR_ACTIVE);
    return new Measured(
        signal,
        activity,
        Math.min(tensor, activity),
        Math.max(0, tensor - activity),
        clockRatio(sample),
        counters);
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
