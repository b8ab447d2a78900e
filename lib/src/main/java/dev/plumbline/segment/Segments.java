package dev.plumbline.segment;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.timeline.TimelineRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.spark.sql.functions;

/**
 * Samples to segments. The samples are read once and cross the network once: narrowed to what the
 * timeline needs, with their label set as one text, they are brought together by GPU and sorted by
 * time.
 */
public final class Segments {

  /**
   * The segments of some dates.
   *
   * @param samples {@code silver.gpu_sample} of the dates and the day before each
   * @param labelSets {@code silver.device_label_set}, small enough to be sent to every executor
   * @param replicas which labels tell who scraped a device
   * @param owners who pays, by namespace
   */
  public static Frame of(
      Frame samples,
      Frame labelSets,
      NavigableSet<LocalDate> dates,
      TimelineRules rules,
      ReplicaLabels replicas,
      Map<String, Owner> owners) {
    Frame texts = SampleLabels.texts(labelSets, replicas.all());
    Frame labels = Frame.of(functions.broadcast(texts.rows()));
    Frame labelled =
        SampleWindow.of(samples, dates, rules.lookback())
            .leftJoin(labels, DeviceLabelSet.LABEL_SET_ID)
            .drop(DeviceLabelSet.LABEL_SET_ID);
    return labelled.eachGroup(
        List.of(GpuSample.GPU_UUID),
        List.of(SampleWindow.AT),
        GpuSegment.TABLE.schema(),
        new SegmentKernel(
            new SegmentReadings(labelled, replicas),
            rules,
            List.copyOf(dates),
            Map.copyOf(owners)));
  }

  private Segments() {}
}
