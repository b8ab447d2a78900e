package dev.plumbline.metrics;

import dev.plumbline.tables.GpuMeasure;

/** How much of the measured time a kernel ran; tells nothing about how much of the GPU it used. */
public final class GpuUtilization extends CounterMean {
  /** The metric. */
  public GpuUtilization() {
    super(
        GpuMeasure.GPU_UTILIZATION,
        "How much of the measured time a kernel ran; tells nothing about how much of the"
            + " GPU it used.",
        "DCGM field 203, NVML utilization.gpu");
  }
}
