package dev.plumbline.segment;

import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.PairKernel;
import dev.plumbline.timeline.GpuTimeline;
import dev.plumbline.timeline.Grant;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.TimelineRules;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * One GPU's samples in time order to its segments, date by date; with what schedulers gave of it,
 * where they gave anything.
 */
final class SegmentKernel implements GroupKernel, PairKernel {
  private static final long serialVersionUID = 1L;

  private final SegmentReadings samples;
  private final TimelineRules rules;
  private final List<LocalDate> dates;
  private final Owners owners;

  /**
   * A kernel.
   *
   * @param dates the dates that segments are wanted of, in order
   * @param owners who pays
   */
  SegmentKernel(
      SegmentReadings samples, TimelineRules rules, List<LocalDate> dates, Owners owners) {
    this.samples = samples;
    this.rules = rules;
    this.dates = dates;
    this.owners = owners;
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group) {
    return rows(group, Collections.emptyIterator());
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> group, Iterator<Row> holds) {
    if (!group.hasNext()) {
      return Collections.emptyIterator();
    }
    SampleDates readings = new SampleDates(samples, group, rules.lookback());
    GpuTimeline timeline = new GpuTimeline(readings.gpuUuid(), rules);
    List<Grant> grants = Grants.of(holds);
    return dates.stream()
        .flatMap(date -> timeline.segments(date, readings.of(date), grants).stream())
        .map(segment -> SegmentRows.row(readings.gpuUuid(), segment, owners))
        .iterator();
  }
}
