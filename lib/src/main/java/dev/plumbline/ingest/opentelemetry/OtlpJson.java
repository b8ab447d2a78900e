package dev.plumbline.ingest.opentelemetry;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.CounterGuide;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Metrics as the OpenTelemetry collector's file exporter writes them: one request of OTLP per line,
 * as JSON. Both what its Prometheus receiver took from dcgm-exporter, under DCGM's names, and what
 * follows the semantic conventions for hardware ({@code hw.gpu.*}) is read. A record is one data
 * point of a gauge or a sum, histogram or summary; a line of logs, traces or profiles is one too.
 *
 * <p>Refused: {@code invalid_json} (a line that is cut off or broken), {@code no_resource_metrics},
 * {@code no_uuid} (an {@code hw.id} that is unique only within its host), {@code unexpected_unit}
 * (a unit that is not the conventions'), {@code no_value}, {@code bad_timestamp}, {@code
 * timestamp_before_2000}. Left out: {@code logs}, {@code traces}, {@code profiles}, {@code
 * histogram}, {@code summary}, {@code unmapped_metric}, {@code no_gpu}, {@code process_metric},
 * {@code delta_temporality}, {@code no_recorded_value} (the point says that there is none), {@code
 * unknown_kind} (data under a name that is no kind of OTLP 0.9 or later), {@code no_data_points} (a
 * metric without any). A file without any request of OTLP, or with nothing but unknown kinds, is
 * refused as a whole.
 */
public final class OtlpJson implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(
          "otlp-json",
          "GPU metrics as the OpenTelemetry collector's file exporter writes them (OTLP, JSON).");

  private static final Pattern REQUEST =
      Pattern.compile("\"(resourceMetrics|resource_metrics)\"\\s*:\\s*\\[");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new OtlpCursor(file, bytes);
  }

  @Override
  public FormatGuide guide() {
    List<Reads> reads =
        new ArrayList<>(
            List.of(
                Reads.of("timeUnixNano", "sampled_at", "cut to the ms; a text or a number"),
                Reads.of("asDouble, asInt", "the metric's column", "NaN, ±Infinity are absent"),
                Reads.of(
                    "attributes UUID, GPU_I_ID, pod, …",
                    "gpu_uuid, device_id, label_set_id",
                    "as dcgm-exporter's labels"),
                Reads.of("attribute hw.id", "gpu_uuid, device_id", "when it is a UUID"),
                Reads.of("attribute hw.parent", "gpu_uuid", "of MIG instances and sensors"),
                Reads.of("attribute gpu.mig.instance_id", "gpu_instance_id"),
                Reads.of("attribute hw.model", "gpu_model"),
                Reads.of("resource k8s.node.name, host.name", "node", "when the point has none"),
                Reads.of("resource k8s.cluster.name", "cluster", "when the point has none"),
                Reads.of("resource service.name, service.instance.id", "labels", "job, instance")));
    reads.addAll(HardwareMetrics.reads());
    reads.add(CounterGuide.SAME_AS_DCGM_EXPOSITION);
    return new FormatGuide(
        """
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"k8s.node.name","value":{\
        "stringValue":"node-1"}}]},
         "scopeMetrics":[{"metrics":[{"name":"hw.gpu.utilization","unit":"1","gauge":{"dataPoints":[
          {"attributes":[{"key":"hw.id","value":{"stringValue":"GPU-4d3c…"}}],\
          "timeUnixNano":"1784016000000000000","asDouble":0.71}]}}]}]}]}
        """,
        reads,
        List.of(
            "Who held a GPU, unless the points themselves have dcgm-exporter's pod labels: a"
                + " resource's k8s.pod.name is the exporter's own.",
            "Profiling ratios and clocks, from hw.* metrics: the conventions have none.",
            "A device for hw.id values that are no UUID, such as an index.",
            "Values of histograms, summaries and sums of delta temporality.",
            "Points under doubleGauge, intSum and the other kinds of before OTLP 0.9.",
            "Anything from the file exporter's proto format or its zstd option, which frame every"
                + " message."),
        List.of("interval_seconds", "cluster", "exporter_pods", "replica_labels", "instant"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return REQUEST.matcher(head.text()).find();
  }
}
