package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;

/** What one source says of one device over time, one sample per instant. */
final class Series {
  private static final Counter[] PROFILING = {
    Counter.SM_ACTIVE, Counter.GRAPHICS_ENGINE_ACTIVE, Counter.TENSOR_ACTIVE, Counter.DRAM_ACTIVE
  };

  private final String source;
  private final List<Sample> samples = new ArrayList<>();

  Series(String source) {
    this.source = source;
  }

  String source() {
    return source;
  }

  /** Samples in time order. */
  List<Sample> samples() {
    return samples;
  }

  /** Takes the next row in time order; rows of one instant are collapsed, in whatever order. */
  void add(Reading reading) {
    int last = samples.size() - 1;
    if (last < 0 || samples.get(last).at() < reading.at()) {
      samples.add(Sample.of(reading));
    } else if (samples.get(last).at() == reading.at()) {
      samples.set(last, samples.get(last).merge(reading));
    } else {
      throw new IllegalArgumentException(
          "samples of %s are not in time order".formatted(reading.deviceId()));
    }
  }

  /** True when the source has profiling counters of this device. */
  boolean measuresProfiling() {
    return samples.stream().anyMatch(sample -> hasAny(sample.counters(), PROFILING));
  }

  /** True when the source has this counter of this device. */
  boolean measures(Counter counter) {
    return samples.stream().anyMatch(sample -> sample.counters().has(counter));
  }

  private static boolean hasAny(Counters counters, Counter... some) {
    for (Counter counter : some) {
      if (counters.has(counter)) {
        return true;
      }
    }
    return false;
  }
}
