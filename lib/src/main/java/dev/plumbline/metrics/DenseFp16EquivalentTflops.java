package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.util.Optional;

/**
 * What the tensor pipe would have delivered per GPU had all its work been dense FP16: of the
 * half-precision pipe alone where it is told apart, else of all tensor work, an upper bound.
 */
public final class DenseFp16EquivalentTflops implements Quotient {
  @Override
  public String name() {
    return "dense_fp16_equivalent_tflops";
  }

  @Override
  public String doc() {
    return "What the tensor pipe would have delivered per GPU had all its work been dense"
        + " FP16; of the half-precision pipe alone where field 1014 is exported, else an upper"
        + " bound.";
  }

  @Override
  public Unit unit() {
    return Unit.TERAFLOPS;
  }

  @Override
  public String formula() {
    return "∫ min(t, a, HMMA where measured) × min(1, SM clock ÷ peak clock) dt ÷ time it was"
        + " measured × dense FP16 peak of the GPU model";
  }

  @Override
  public String source() {
    return "DCGM profiling fields 1004 and 1014, field 100; peaks: facts/gpu-peaks.csv, never the"
        + " sparsity figure";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.CLOCKED_FP16_GPU_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.CLOCKED_FP16_MEASURED_GPU_SECONDS;
  }

  @Override
  public Optional<Col> factor() {
    return Optional.of(GpuEfficiencyDaily.PEAK_TFLOPS);
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.ACHIEVED_TFLOPS;
  }
}
