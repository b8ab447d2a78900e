package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;

/** Draw against the power limit in force; may exceed 1 and is never clipped. */
public final class PowerLimitFraction implements Quotient {
  @Override
  public String name() {
    return "power_limit_fraction";
  }

  @Override
  public String doc() {
    return "Draw against the power limit in force; may exceed 1 and is never clipped.";
  }

  @Override
  public Unit unit() {
    return Unit.FRACTION;
  }

  @Override
  public String formula() {
    return "∫ watts ÷ limit dt ÷ time both were known";
  }

  @Override
  public String source() {
    return "DCGM fields 155, 164 and 160; else TDP: facts/gpu-peaks.csv";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.POWER_LIMIT_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS;
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.POWER_LIMIT_FRACTION;
  }
}
