package dev.plumbline.segment;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.timeline.Counter;
import dev.plumbline.timeline.Counters;
import dev.plumbline.timeline.Reading;
import java.io.Serializable;
import java.util.List;
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
  private final ReplicaLabels replicas;
  private final List<String> replicaNames;

  /** Rows of a frame that has the label texts and all counters, side by side. */
  SegmentReadings(Frame samples, ReplicaLabels replicas) {
    this.replicas = replicas;
    this.replicaNames = replicas.all();
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

  /** What texts of the rows stand for, each made once. */
  final class Known {
    private final Repeated<SampleLabels> labels =
        new Repeated<>(text -> SampleLabels.of(text, replicaNames));
    private final Repeated<String> parts = new Repeated<>(same -> same);
    private final Repeated<String> sources = new Repeated<>(same -> same);
    private SampleLabels lastLabels;
    private String lastSource;
    private String lastReplica;

    private String replica(String source, SampleLabels said) {
      if (said != lastLabels || source != lastSource) {
        lastReplica = said.replica(replicas.of(source));
        lastLabels = said;
        lastSource = source;
      }
      return lastReplica;
    }
  }

  /** The row's sample; texts that repeat are taken from those already known. */
  Reading reading(Row row, String gpuUuid, Known known) {
    String text = row.getString(labels);
    SampleLabels said = text == null ? SampleLabels.NONE : known.labels.of(text);
    String from = known.sources.of(row.getString(source));
    double[] values = new double[counters.length];
    for (int i = 0; i < values.length; i++) {
      Number value = (Number) row.get(counters[i]);
      values[i] = value == null ? Double.NaN : value.doubleValue();
    }
    return new Reading(
        row.isNullAt(part) ? gpuUuid : known.parts.of(row.getString(part)),
        from,
        known.replica(from, said),
        row.getLong(at),
        said.place(),
        said.holder(),
        Counters.of(values));
  }
}
