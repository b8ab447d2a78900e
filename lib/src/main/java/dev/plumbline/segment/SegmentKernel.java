package dev.plumbline.segment;

import dev.plumbline.schema.GroupKernel;
import dev.plumbline.timeline.GpuTimeline;
import dev.plumbline.timeline.TimelineRules;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** One GPU's samples in time order to its segments, date by date. */
final class SegmentKernel implements GroupKernel {
  private static final long serialVersionUID = 1L;

  private final SegmentReadings samples;
  private final TimelineRules rules;
  private final List<LocalDate> dates;
  private final Map<String, Owner> owners;

  /**
   * A kernel.
   *
   * @param dates the dates that segments are wanted of, in order
   * @param owners who pays, by namespace
   */
  SegmentKernel(
      SegmentReadings samples,
      TimelineRules rules,
      List<LocalDate> dates,
      Map<String, Owner> owners) {
    this.samples = samples;
    this.rules = rules;
    this.dates = dates;
    this.owners = owners;
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    SampleDates readings = new SampleDates(samples, group, rules.lookback());
    GpuTimeline timeline = new GpuTimeline(readings.gpuUuid(), rules);
    return dates.stream()
        .flatMap(date -> timeline.segments(date, readings.of(date)).stream())
        .map(segment -> SegmentRows.row(readings.gpuUuid(), segment, owners))
        .iterator();
  }
}
