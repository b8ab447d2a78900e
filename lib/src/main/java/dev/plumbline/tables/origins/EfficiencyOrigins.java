package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.terms.StagePart;
import java.util.List;

/** Origins of {@link GpuEfficiencyDaily}: segments, summed in a fixed order. */
final class EfficiencyOrigins {
  static final Origins ORIGINS = carbon(tflops(measures(times()))).build();

  private EfficiencyOrigins() {}

  private static Origins.Builder times() {
    return Origins.of(GpuEfficiencyDaily.TABLE)
        .same(GpuEfficiencyDaily.USAGE_DATE, GpuSegment.SEGMENT_DATE)
        .same(GpuEfficiencyDaily.CLUSTER, GpuSegment.CLUSTER)
        .same(GpuEfficiencyDaily.TEAM, GpuSegment.TEAM)
        .same(GpuEfficiencyDaily.PROJECT, GpuSegment.PROJECT)
        .same(GpuEfficiencyDaily.GPU_MODEL, GpuSegment.GPU_MODEL)
        .summed(GpuEfficiencyDaily.OBSERVED_GPU_SECONDS, GpuSegment.GPU_MILLISECONDS)
        .summed(GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS, GpuSegment.GPU_MILLISECONDS)
        .decided(GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS, GpuSegment.OWNER_KIND)
        .summed(GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS, GpuSegment.OBSERVED)
        .decided(GpuEfficiencyDaily.UNSHARED_DEVICE_SECONDS, GpuSegment.SHARE)
        .summed(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS, GpuSegment.GPU_MILLISECONDS)
        .decided(GpuEfficiencyDaily.UNNAMED_REPLICA_GPU_SECONDS, GpuSegment.IS_REPLICA_UNNAMED)
        .rows(
            Influence.GROUP_BY,
            GpuSegment.SEGMENT_DATE,
            GpuSegment.CLUSTER,
            GpuSegment.TEAM,
            GpuSegment.PROJECT,
            GpuSegment.GPU_MODEL)
        // Sums of doubles depend on their order.
        .rows(Influence.SORT, GpuSegment.DEVICE_ID, GpuSegment.OWNER, GpuSegment.START_AT);
  }

  private static Origins.Builder measures(Origins.Builder table) {
    for (GpuMeasure measure : GpuMeasure.values()) {
      Col sum = GpuSegment.sum(measure);
      Col time = GpuSegment.time(measure);
      table
          .summed(GpuEfficiencyDaily.sum(measure), sum)
          .summed(GpuEfficiencyDaily.time(measure), time);
      GpuEfficiencyDaily.mean(measure).ifPresent(mean -> table.summed(mean, sum, time));
    }
    for (StagePart part : StagePart.values()) {
      table.summed(GpuEfficiencyDaily.time(part), GpuSegment.time(part));
    }
    return table
        .summed(
            GpuEfficiencyDaily.TENSOR_EFFICIENCY,
            GpuSegment.CLOCK_INTEGRAL,
            GpuSegment.CLOCK_MEASURED)
        .summed(GpuEfficiencyDaily.ENERGY_UNPLACED, GpuSegment.ENERGY_UNPLACED)
        .summed(GpuEfficiencyDaily.TENSOR_EXCESS, GpuSegment.TENSOR_EXCESS);
  }

  private static Origins.Builder tflops(Origins.Builder table) {
    Col sum = GpuSegment.sum(GpuMeasure.CLOCKED_FP16);
    Col time = GpuSegment.time(GpuMeasure.CLOCKED_FP16);
    return table
        .decided(GpuEfficiencyDaily.PEAK_TFLOPS, GpuSegment.GPU_MODEL)
        .summed(GpuEfficiencyDaily.ACHIEVED_TFLOPS, sum, time)
        .decided(GpuEfficiencyDaily.ACHIEVED_TFLOPS, GpuSegment.GPU_MODEL)
        .summed(
            GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND, GpuSegment.time(GpuMeasure.TENSOR_FP16), time)
        .decided(GpuEfficiencyDaily.IS_TFLOPS_UPPER_BOUND, GpuSegment.GPU_MODEL, sum);
  }

  /** The factors are the configuration's, by cluster and date. */
  private static Origins.Builder carbon(Origins.Builder table) {
    Col counted = GpuSegment.time(GpuMeasure.ENERGY_COUNTER);
    Col powered = GpuSegment.time(GpuMeasure.ENERGY_POWER);
    for (Col energy :
        List.of(GpuEfficiencyDaily.GPU_ENERGY, GpuEfficiencyDaily.OPERATIONAL_CARBON)) {
      table
          .summed(
              energy,
              GpuSegment.sum(GpuMeasure.ENERGY_COUNTER),
              GpuSegment.sum(GpuMeasure.ENERGY_POWER))
          .decided(energy, counted, powered);
    }
    table.summed(GpuEfficiencyDaily.GPU_ENERGY_MEASURED_GPU_SECONDS, counted, powered);
    for (Col factor :
        List.of(
            GpuEfficiencyDaily.ELECTRICITY_PLACE,
            GpuEfficiencyDaily.GRID_INTENSITY,
            GpuEfficiencyDaily.GRID_INTENSITY_YEAR,
            GpuEfficiencyDaily.POWER_USAGE_EFFECTIVENESS,
            GpuEfficiencyDaily.OPERATIONAL_CARBON,
            GpuEfficiencyDaily.CARBON_ABSENT_REASON)) {
      table.decided(factor, GpuSegment.CLUSTER, GpuSegment.SEGMENT_DATE);
    }
    return table.decided(
        GpuEfficiencyDaily.CARBON_ABSENT_REASON,
        counted,
        powered,
        GpuSegment.sum(GpuMeasure.ENERGY_COUNTER),
        GpuSegment.sum(GpuMeasure.ENERGY_POWER));
  }
}
