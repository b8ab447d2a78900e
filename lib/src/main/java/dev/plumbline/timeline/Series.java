package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;

/** What one scraper says of one device over time for one source, one sample per instant. */
final class Series {
  private static final Counter[] PROFILING = {
    Counter.SM_ACTIVE, Counter.GRAPHICS_ENGINE_ACTIVE, Counter.TENSOR_ACTIVE, Counter.DRAM_ACTIVE
  };

  private final String source;
  private final String replica;
  private final List<Sample> samples;

  /** A series without samples; a source that names no replicas has one whose name is empty. */
  Series(String source, String replica) {
    this(source, replica, new ArrayList<>());
  }

  /** A series of these samples, which are in time order. */
  Series(String source, String replica, List<Sample> samples) {
    this.source = source;
    this.replica = replica;
    this.samples = samples;
  }

  String source() {
    return source;
  }

  /** The scraper's name. */
  String replica() {
    return replica;
  }

  /** Samples in time order. */
  List<Sample> samples() {
    return samples;
  }

  /** The first instant. */
  long first() {
    return samples.get(0).at();
  }

  /** The last instant. */
  long last() {
    return samples.get(samples.size() - 1).at();
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

  /** True when the scraper has profiling counters of this device. */
  boolean measuresProfiling() {
    return measures(PROFILING);
  }

  /** True when the scraper has one of these counters of this device. */
  boolean measures(Counter... some) {
    for (Sample sample : samples) {
      for (Counter counter : some) {
        if (sample.counters().has(counter)) {
          return true;
        }
      }
    }
    return false;
  }
}
