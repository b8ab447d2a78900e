package dev.plumbline.metrics;

import dev.plumbline.tables.GpuMeasure;

/** How much of the measured time the memory interface was busy. */
public final class BandwidthEfficiency extends CounterMean {
  /** The metric. */
  public BandwidthEfficiency() {
    super(
        GpuMeasure.DRAM,
        "How much of the measured time the memory interface was busy.",
        "DCGM profiling field 1005");
  }
}
