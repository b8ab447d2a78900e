package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;

/** Tensor pipe time at the clock of the quoted peak, of the time both were measured. */
public final class TensorEfficiency implements Quotient {
  @Override
  public String name() {
    return "tensor_efficiency_ratio";
  }

  @Override
  public String doc() {
    return "Tensor pipe time at the clock of the quoted peak, of the time both were" + " measured.";
  }

  @Override
  public Unit unit() {
    return Unit.RATIO;
  }

  @Override
  public String formula() {
    return "∫ min(t, a) × min(1, SM clock ÷ peak clock) dt ÷ time both were measured";
  }

  @Override
  public String source() {
    return "DCGM profiling field 1004, field 100; peak clocks: facts/gpu-clocks.csv";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.CLOCKED_TENSOR_GPU_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS;
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.TENSOR_EFFICIENCY;
  }
}
