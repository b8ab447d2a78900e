package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import dev.plumbline.tables.GpuEfficiencyDaily;

/** How much of the measured time the memory interface was busy. */
public final class BandwidthEfficiency implements Quotient {
  @Override
  public String name() {
    return "bandwidth_efficiency_ratio";
  }

  @Override
  public String doc() {
    return "How much of the measured time the memory interface was busy.";
  }

  @Override
  public Unit unit() {
    return Unit.RATIO;
  }

  @Override
  public String formula() {
    return "∫ d dt ÷ time d was measured";
  }

  @Override
  public String source() {
    return "DCGM profiling field 1005";
  }

  @Override
  public Col numerator() {
    return GpuEfficiencyDaily.DRAM_GPU_SECONDS;
  }

  @Override
  public Col denominator() {
    return GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS;
  }

  @Override
  public Col result() {
    return GpuEfficiencyDaily.BANDWIDTH_EFFICIENCY;
  }
}
