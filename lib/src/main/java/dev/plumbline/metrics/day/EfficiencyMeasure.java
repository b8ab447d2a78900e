package dev.plumbline.metrics.day;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSegment;
import java.util.List;
import java.util.stream.Stream;

/**
 * One measure: where segments keep its sum and time, and where a day does.
 *
 * @param integral the segments' sum
 * @param measured the segments' time, milliseconds
 * @param sum the day's sum
 * @param measuredSeconds the day's time, GPU-seconds
 * @param divisor how many units of the segments' sum make one of the day's
 */
record EfficiencyMeasure(Col integral, Col measured, Col sum, Col measuredSeconds, double divisor) {
  static final List<EfficiencyMeasure> ALL =
      Stream.of(GpuMeasure.values()).map(EfficiencyMeasure::of).toList();

  private static EfficiencyMeasure of(GpuMeasure measure) {
    return new EfficiencyMeasure(
        GpuSegment.sum(measure),
        GpuSegment.time(measure),
        GpuEfficiencyDaily.sum(measure),
        GpuEfficiencyDaily.time(measure),
        measure.kind().divisor());
  }
}
