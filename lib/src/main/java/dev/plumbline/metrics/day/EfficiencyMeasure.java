package dev.plumbline.metrics.day;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuSegment;
import java.util.List;

/**
 * One value that segments sum over the time in which it was measured, and where a day keeps both.
 *
 * @param integral the segments' sum
 * @param measured the segments' time, milliseconds
 * @param sum the day's sum
 * @param measuredSeconds the day's time, GPU-seconds
 * @param divisor how many units of the segments' sum make one of the day's: 1000 for integrals over
 *     milliseconds, 1 for joules
 */
record EfficiencyMeasure(Col integral, Col measured, Col sum, Col measuredSeconds, double divisor) {
  private static final double MILLISECONDS = 1000;

  static final List<EfficiencyMeasure> ALL =
      List.of(
          new EfficiencyMeasure(
              GpuSegment.ACTIVITY_INTEGRAL,
              GpuSegment.ACTIVITY_MEASURED,
              GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
              GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.UTILIZATION_INTEGRAL,
              GpuSegment.UTILIZATION_MEASURED,
              GpuEfficiencyDaily.UTILIZATION_GPU_SECONDS,
              GpuEfficiencyDaily.UTILIZATION_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.TENSOR_INTEGRAL,
              GpuSegment.TENSOR_MEASURED,
              GpuEfficiencyDaily.TENSOR_GPU_SECONDS,
              GpuEfficiencyDaily.TENSOR_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.CLOCK_INTEGRAL,
              GpuSegment.CLOCK_MEASURED,
              GpuEfficiencyDaily.CLOCKED_TENSOR_GPU_SECONDS,
              GpuEfficiencyDaily.CLOCKED_TENSOR_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.DRAM_INTEGRAL,
              GpuSegment.DRAM_MEASURED,
              GpuEfficiencyDaily.DRAM_GPU_SECONDS,
              GpuEfficiencyDaily.DRAM_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.POWER_LIMIT_INTEGRAL,
              GpuSegment.POWER_LIMIT_MEASURED,
              GpuEfficiencyDaily.POWER_LIMIT_SECONDS,
              GpuEfficiencyDaily.POWER_LIMIT_MEASURED_GPU_SECONDS,
              MILLISECONDS),
          new EfficiencyMeasure(
              GpuSegment.ENERGY_COUNTER,
              GpuSegment.ENERGY_COUNTER_MEASURED,
              GpuEfficiencyDaily.ENERGY_COUNTER,
              GpuEfficiencyDaily.ENERGY_COUNTER_MEASURED_GPU_SECONDS,
              1),
          new EfficiencyMeasure(
              GpuSegment.ENERGY_POWER,
              GpuSegment.ENERGY_POWER_MEASURED,
              GpuEfficiencyDaily.ENERGY_POWER,
              GpuEfficiencyDaily.ENERGY_POWER_MEASURED_GPU_SECONDS,
              1));
}
