package dev.plumbline.ingest.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.ingest.scheduler.GpuAmount;
import dev.plumbline.ingest.scheduler.NamedDevices;
import dev.plumbline.ingest.scheduler.RequestSpan;
import dev.plumbline.ingest.scheduler.RunLabel;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.terms.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The request of one pod as one of its states shows it.
 *
 * @param key the pod's uid, else its namespace and name
 * @param hash of the whole state
 * @param span when it was created, scheduled and over
 * @param node where it runs, or null
 * @param doubts what is known less directly than it should be
 * @param isRefused true when its node never took it: then it never started, whoever scheduled it
 * @param row every other column
 */
record PodRow(
    String key,
    String hash,
    RequestSpan span,
    String node,
    List<String> doubts,
    boolean isRefused,
    RowDraft row) {
  private static final String UNREADABLE = "unreadable_cpu_or_memory";

  /** Reads the columns of a pod. */
  static PodRow of(SourceFile file, JsonNode pod, long line, GpuAmount amount, PodLife life) {
    JsonNode metadata = pod.path("metadata");
    String namespace = text(metadata.path("namespace"));
    String name = text(metadata.path("name"));
    String uid = text(metadata.path("uid"));
    String place = (namespace == null ? "" : namespace) + "/" + name;
    RowDraft row =
        new RowDraft(GpuRequest.TABLE)
            .set(GpuRequest.SOURCE, file.settings().name())
            .set(GpuRequest.SOURCE_FILE, file.path())
            .set(GpuRequest.LINE_NUMBER, line)
            .set(GpuRequest.SCHEDULER, Scheduler.KUBERNETES.text())
            .set(GpuRequest.WORKLOAD_ID, uid == null ? place : place + "/" + uid)
            .set(GpuRequest.WORKLOAD_NAME, controller(metadata, name))
            .set(GpuRequest.NAMESPACE, namespace)
            .set(GpuRequest.POD, name)
            .set(GpuRequest.CLUSTER, file.settings().clusterName().orElse(null))
            .set(GpuRequest.STATE, life.state())
            .set(GpuRequest.OUTCOME, life.outcome())
            .set(GpuRequest.EXIT_CODE, life.exitCode())
            .set(GpuRequest.RUN_ID, runId(metadata, RunLabel.of(file.settings())))
            .set(GpuRequest.DEVICES, devices(metadata.path("annotations")))
            .set(GpuRequest.LABELS, labels(metadata.path("labels")));
    amount.set(row);
    PodCompute compute = PodCompute.of(pod.path("spec"));
    compute.amount().set(row);
    return new PodRow(
        uid == null ? place : uid,
        MaskedJson.hash(life.outcome() + pod),
        life.span(),
        text(pod.path("spec").path("nodeName")),
        doubts(life, compute),
        life.isRefused(),
        row);
  }

  private static List<String> doubts(PodLife life, PodCompute compute) {
    return compute.isUnreadable()
        ? Stream.concat(life.doubts().stream(), Stream.of(UNREADABLE)).toList()
        : life.doubts();
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.asText().isEmpty() && !value.isNull()
        ? value.asText()
        : null;
  }

  private static String controller(JsonNode metadata, String pod) {
    for (JsonNode owner : metadata.path("ownerReferences")) {
      if (owner.path("controller").asBoolean() && text(owner.path("name")) != null) {
        return text(owner.path("name"));
      }
    }
    return pod;
  }

  private static String runId(JsonNode metadata, String label) {
    if (label.isEmpty()) {
      return null;
    }
    String run = text(metadata.path("labels").path(label));
    String annotated = text(metadata.path("annotations").path(label));
    String found = run == null ? annotated : run;
    return found == null ? null : SecretText.masked(found).toLowerCase(Locale.ROOT);
  }

  /** GPUs that a device plugin or scheduler wrote down. */
  private static List<String> devices(JsonNode annotations) {
    List<String> texts = new ArrayList<>();
    annotations.forEach(annotation -> texts.add(annotation.asText()));
    return new NamedDevices().uuids(texts).names();
  }

  private static Map<String, String> labels(JsonNode labels) {
    Map<String, String> masked = new TreeMap<>();
    labels
        .fields()
        .forEachRemaining(
            label ->
                masked.put(
                    label.getKey(), SecretText.masked(label.getKey(), label.getValue().asText())));
    return masked;
  }

  /** A later state that forgot when the pod was scheduled still knows it from this one. */
  PodRow startedAsIn(PodRow earlier) {
    boolean knows = span.started() != null || earlier.span.started() == null;
    return isRefused || knows ? this : started(earlier.span.started(), earlier.node);
  }

  /** The same, scheduled at this time, if that is not behind its end. */
  PodRow started(Instant at, String place) {
    RequestSpan whole = new RequestSpan(span.submitted(), at, span.ended());
    boolean isPossible = span.ended() == null || !span.ended().isBefore(at);
    return new PodRow(
        key, hash, isPossible ? whole : span, node == null ? place : node, doubts, isRefused, row);
  }

  /** A pod that has started and is not over was seen when its file was written. */
  PodRow seen(Instant written) {
    if (span.started() != null && span.ended() == null && !doubts.contains("end_unknown")) {
      row.set(GpuRequest.SEEN_AT, written);
    }
    return this;
  }

  /** Gives the row; a pod that was not scheduled has no node. */
  void give(Sink sink) {
    String id =
        String.join(
            "\n",
            Scheduler.KUBERNETES.text(),
            String.valueOf(row.values()[GpuRequest.TABLE.position(GpuRequest.CLUSTER)]),
            key,
            node == null ? "" : node);
    row.set(GpuRequest.REQUEST_DATE, span.date())
        .set(GpuRequest.REQUEST_ID, MaskedJson.hash(id))
        .set(GpuRequest.NODE, node)
        .set(GpuRequest.NODES_COUNT, node == null ? null : Long.valueOf(1))
        .set(GpuRequest.COUNT_BASIS, span.started() == null ? "requested" : "allocated")
        .set(GpuRequest.SUBMITTED_AT, span.submitted())
        .set(GpuRequest.STARTED_AT, span.started())
        .set(GpuRequest.ENDED_AT, span.ended());
    doubts.forEach(sink::absent);
    sink.row(row.values(), span.date(), span.through());
    sink.accepted(1);
  }
}
