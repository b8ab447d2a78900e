package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;

/**
 * How much of the measured time the SMs had work: SM active, else graphics engine active, else GPU
 * utilization.
 */
public final class Activity implements Quotient {
  @Override
  public String name() {
    return "activity_ratio";
  }

  @Override
  public String doc() {
    return "How much of the measured time the SMs had work: SM active, else graphics engine"
        + " active, else GPU utilization.";
  }

  @Override
  public Unit unit() {
    return Unit.RATIO;
  }

  @Override
  public String formula() {
    return "∫ a dt ÷ time a was measured";
  }

  @Override
  public String source() {
    return "DCGM profiling fields 1002 and 1001, device field 203";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS;
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.ACTIVITY;
  }
}
