package dev.plumbline.segment;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.timeline.Counter;
import dev.plumbline.timeline.Counters;
import dev.plumbline.timeline.Reading;
import java.io.Serializable;
import org.apache.spark.sql.Row;

/** Rows of samples as the timeline takes them. */
final class SegmentReadings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int gpuUuid;
  private final int at;
  private final int part;
  private final int source;
  private final int labels;
  private final int[] counters;

  /** Rows of a frame that has the label texts and all counters, side by side. */
  SegmentReadings(Frame samples) {
    gpuUuid = samples.position(GpuSample.GPU_UUID);
    at = samples.position(SampleWindow.AT);
    part = samples.position(SampleWindow.PART);
    source = samples.position(GpuSample.SOURCE);
    labels = samples.position(SampleLabels.TEXT);
    counters = Counter.ALL.stream().mapToInt(c -> samples.position(c.column())).toArray();
  }

  String gpuUuid(Row row) {
    return row.getString(gpuUuid);
  }

  /** The row's sample; texts that repeat are taken from those already known. */
  Reading reading(
      Row row,
      String gpuUuid,
      Repeated<SampleLabels> knownLabels,
      Repeated<String> knownParts,
      Repeated<String> knownSources) {
    String text = row.getString(labels);
    SampleLabels said = text == null ? SampleLabels.NONE : knownLabels.of(text);
    double[] values = new double[counters.length];
    for (int i = 0; i < values.length; i++) {
      Number value = (Number) row.get(counters[i]);
      values[i] = value == null ? Double.NaN : value.doubleValue();
    }
    return new Reading(
        row.isNullAt(part) ? gpuUuid : knownParts.of(row.getString(part)),
        knownSources.of(row.getString(source)),
        row.getLong(at),
        said.place(),
        said.holder(),
        Counters.of(values));
  }
}
