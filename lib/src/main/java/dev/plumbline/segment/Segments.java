package dev.plumbline.segment;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Frame.Side;
import dev.plumbline.tables.DeviceHold;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.TimelineRules;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.apache.spark.sql.functions;

/**
 * Samples to segments. The samples are read once and cross the network once: narrowed to what the
 * timeline needs, with their label set as one text, they are brought together by GPU and sorted by
 * time, beside what schedulers gave of it where they gave anything.
 */
public final class Segments {

  /**
   * The segments of some dates.
   *
   * @param samples {@code silver.gpu_sample} of the dates and the day before each
   * @param labelSets {@code silver.device_label_set}, small enough to be sent to every executor
   * @param holds {@code silver.device_hold} of the dates and the day before each
   * @param labels which labels tell who scraped a device, and which job holds it
   * @param owners who pays
   */
  public static Frame of(
      Frame samples,
      Frame labelSets,
      Frame holds,
      NavigableSet<LocalDate> dates,
      TimelineRules rules,
      TelemetryLabels labels,
      Owners owners) {
    ReplicaLabels replicas = labels.replicas();
    Frame texts = SampleLabels.texts(labelSets, replicas.all(), labels.job());
    Frame named = Frame.of(functions.broadcast(texts.rows()));
    Frame labelled =
        SampleWindow.of(samples, dates, rules.lookback())
            .leftJoin(named, DeviceLabelSet.LABEL_SET_ID)
            .drop(DeviceLabelSet.LABEL_SET_ID);
    SegmentKernel kernel =
        new SegmentKernel(
            new SegmentReadings(labelled, replicas), rules, List.copyOf(dates), owners);
    if (holds.isKnownEmpty()) {
      return labelled.eachGroup(
          List.of(GpuSample.GPU_UUID), List.of(SampleWindow.AT), GpuSegment.TABLE.schema(), kernel);
    }
    return labelled.eachGroup(
        new Side(List.of(GpuSample.GPU_UUID), List.of(SampleWindow.AT)),
        holds.select(Grants.HOLD.columns()),
        new Side(List.of(DeviceHold.GPU_UUID), List.of(DeviceHold.START_AT, DeviceHold.REQUEST_ID)),
        GpuSegment.TABLE.schema(),
        kernel);
  }

  private Segments() {}
}
