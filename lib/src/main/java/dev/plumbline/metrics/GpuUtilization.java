package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;

/** How much of the measured time a kernel ran; tells nothing about how much of the GPU it used. */
public final class GpuUtilization implements Quotient {
  @Override
  public String name() {
    return "gpu_utilization_ratio";
  }

  @Override
  public String doc() {
    return "How much of the measured time a kernel ran; tells nothing about how much of the"
        + " GPU it used.";
  }

  @Override
  public Unit unit() {
    return Unit.RATIO;
  }

  @Override
  public String formula() {
    return "∫ GPU utilization dt ÷ time it was measured";
  }

  @Override
  public String source() {
    return "DCGM field 203, NVML utilization.gpu";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.UTILIZATION_GPU_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS;
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.UTILIZATION;
  }
}
