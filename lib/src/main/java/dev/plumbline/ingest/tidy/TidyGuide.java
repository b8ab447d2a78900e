package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.util.ArrayList;
import java.util.List;

/** What tidy telemetry says, whichever way it is packed. */
final class TidyGuide {
  private static final String EXAMPLE =
      """
      ts,host,gpu_uuid,sm_active_pct,power_mw,DCGM_FI_DEV_SM_CLOCK
      1783987200000,gpu-01,GPU-6f1c…,35,412500,1755

      message telemetry {
        optional int64 ts (TIMESTAMP(MICROS,true)); optional binary gpu_uuid (STRING);
        optional double sm_active_pct; optional int64 power_mw; …
      }

      # mapping.yaml of a wide table
      shape: wide
      instant: {column: ts, as: epoch_milliseconds}   # or iso, epoch_seconds, format: PATTERN
      device: gpu_uuid
      gpu_instance: {column: mig_gi, optional: true}
      labels: {node: host, gpu_model: model, pod: pod_name, namespace: team_space}
      values:
        - {column: sm_active_pct, counter: sm_active_ratio, unit: percent}
        - {column: power_mw, counter: power_watts, unit: milliwatts}
        - {column: DCGM_FI_DEV_SM_CLOCK}                # known by its name
      # of a narrow one: shape: narrow, name: metric, value: value,
      # names: [{name: gpu_power, counter: power_watts, unit: watts}]; DCGM names need no entry
      """;

  static final FormatGuide GUIDE = guide();

  private TidyGuide() {}

  private static FormatGuide guide() {
    List<Reads> reads = new ArrayList<>();
    reads.add(
        read("instant", GpuSample.SAMPLED_AT, "iso, epoch_seconds, epoch_milliseconds, format"));
    reads.add(read("device", GpuSample.GPU_UUID, "mandatory"));
    reads.add(read("gpu_instance", GpuSample.GPU_INSTANCE_ID, "empty on a whole GPU"));
    reads.add(read("compute_instance", GpuSample.COMPUTE_INSTANCE_ID, "empty on a whole GPU"));
    TidyDeclaration.LABELS
        .keySet()
        .forEach(label -> reads.add(Reads.of("labels: " + label, label)));
    reads.add(read("other_labels", DeviceLabelSet.LABELS, "by the column's name"));
    for (Col counter : SampleCounters.COLUMNS) {
      String units = String.join(", ", DeclaredUnit.wordsFor(counter));
      reads.add(read("counter: " + counter.name(), counter, "unit: " + units));
    }
    return new FormatGuide(
        EXAMPLE,
        List.copyOf(reads),
        List.of(
            "What a column measures and in which unit: the mapping says it, nothing is guessed.",
            "Why an empty cell is empty: the counter is unknown there, without a reason.",
            "Columns that the mapping does not name: they are reported and not kept."),
        List.of(
            "mapping",
            "time_zone",
            "node",
            "node_pattern",
            "instant_pattern",
            "instant",
            "interval_seconds",
            "cluster",
            "replica_labels"));
  }

  private static Reads read(String key, Col column, String rule) {
    return Reads.of(key, column.name(), rule);
  }
}
