package dev.plumbline.ingest.kubeflow;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.JsonHead;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kubeflow Pipelines runs: what its API answers to a list of runs or to one, v2beta1 or v1beta1,
 * one answer or many in a file, or one run per line. A record is a run; it makes one or two events.
 * What else the API answers is ignored under its name: recurring_run, experiment, pipeline.
 *
 * <p>Rejects: those of {@link dev.plumbline.ingest.experiment.RunEvents}, {@code incomplete_json},
 * {@code invalid_json}, {@code not_of_kubeflow}. A run that the server could not read has only an
 * id and an error, and so is refused as {@code no_start_time}.
 */
public final class KubeflowRunsIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "kubeflow-runs",
          "Kubeflow Pipelines runs: answers of its API, v2beta1 or v1beta1.",
          LineageEvent.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return KubeflowObject.FILE.open(bytes, "\"created_at\"", new KubeflowRunReading(file)::read);
  }

  /** An id, and a field that only a pipeline's run has. */
  @Override
  public boolean recognises(FileHead head) {
    JsonHead fields = JsonHead.of(head);
    return Stream.of("", "run.", "runs.", "data.", "data.runs.")
        .anyMatch(owner -> isSecond(fields, owner) || isFirst(fields, owner));
  }

  private static boolean isSecond(JsonHead fields, String owner) {
    return fields.hasAll(owner, List.of("run_id"))
        && fields.hasAny(
            owner, "pipeline_version_reference", "pipeline_spec", "storage_state", "run_details")
        && fields.hasAny(owner, "display_name", "experiment_id", "created_at");
  }

  private static boolean isFirst(JsonHead fields, String owner) {
    return fields.hasAll(owner, List.of("id", "name"))
        && (fields.hasAny(
                owner + "pipeline_spec.",
                "workflow_manifest",
                "pipeline_manifest",
                "pipeline_id",
                "pipeline_name")
            || fields.hasAll(owner, List.of("storage_state", "scheduled_at"))
            || fields.hasAll(owner, List.of("resource_references", "finished_at")));
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"runs":[{"run_id":"8f1d2c3b-…","display_name":"ranker nightly","state":"SUCCEEDED",
          "pipeline_version_reference":{"pipeline_id":"9e3940d5-…","pipeline_version_id":"a1…"},
          "runtime_config":{"parameters":{"max_depth":8}},"service_account":"pipeline-runner",
          "created_at":"2026-07-14T08:00:00Z","finished_at":"2026-07-14T08:40:00Z",
          "state_history":[{"update_time":"2026-07-14T08:01:00Z","state":"RUNNING"}]}],
         "total_size":1,"next_page_token":""}
        """,
        reads(),
        cannotGive(),
        List.of());
  }

  private static List<Reads> reads() {
    return List.of(
        Reads.of(
            "state_history, else created_at",
            "event_at",
            "START: the first RUNNING, else when it was made; OTHER while it is PENDING, and for"
                + " SKIPPED"),
        Reads.of(
            "finished_at, state or status",
            "event_at, event_type",
            "SUCCEEDED: COMPLETE; FAILED, ERROR: FAIL; CANCELED, TERMINATED: ABORT; 1970 means"
                + " no time"),
        Reads.of("run_id, v1beta1: id", "run_id", "lower case"),
        Reads.of(
            "pipeline_version_reference.pipeline_id, pipeline_spec, else experiment_id",
            "job_name",
            "pipeline/ID, pipeline/NAME or experiment/ID"),
        Reads.of(
            "runtime_config.parameters, v1beta1: pipeline_spec.parameters",
            "parameters",
            "on the last event; a runtime_config without any means none"),
        Reads.of(
            "pipeline_spec.deploymentSpec.executors.*.container.image",
            "environment",
            "when all steps share one image, and the answer has the pipeline's specification"),
        Reads.of("error.message, v1beta1: error", "error"),
        Reads.of(
            "run_details, pipeline_runtime, service_account, every other field",
            "event_json",
            "kept whole on the last event, secrets masked"));
  }

  private static List<String> cannotGive() {
    return List.of(
        "Datasets and models: tasks name artifacts by numbers of ML Metadata only; what ML"
            + " Metadata knows of them is not read.",
        "The code: a pipeline's version is no commit.",
        "The image, unless the answer has the pipeline's specification; then mostly by tag.",
        "Parameters that were left at the pipeline's defaults.",
        "Tasks as runs of their own: they stay in the event's JSON.",
        "When a run of v1beta1 started: the time it was made stands in.");
  }
}
