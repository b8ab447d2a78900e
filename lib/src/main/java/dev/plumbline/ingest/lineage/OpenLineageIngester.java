package dev.plumbline.ingest.lineage;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.JsonRecords;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * OpenLineage run, dataset and job events: one per line, in an array, pretty-printed over many
 * lines, or behind the prefix of log lines. A record is an event; a line of a log that is no event
 * is ignored as {@code text_line}.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code no_event_time}, {@code
 * bad_event_time}, {@code clock_in_future}, {@code no_run_id}, {@code no_job}, {@code no_dataset}.
 * A facet that breaks its own specification is counted as {@code facet_invalid:NAME}; its event
 * counts all the same.
 */
public final class OpenLineageIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "openlineage",
          "OpenLineage events as pipelines write them to files: NDJSON, JSON or console logs.",
          LineageEvent.TABLE);

  private static final Pattern EVENT_TIME = Pattern.compile("\"eventTime\"\\s*:\\s*\"");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return new JsonCursor(
        new JsonRecords(bytes, "\"eventTime\""), new LineageEventReading(file)::read);
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"eventType":"COMPLETE","eventTime":"2026-07-14T08:00:00Z","run":{"runId":"0190…",\
        "facets":{}},
         "job":{"namespace":"airflow","name":"train"},"inputs":[…],"outputs":[…],"producer":"…"}
        """,
        List.of(
            Reads.of("eventType", "event_type", "upper case"),
            Reads.of("eventTime", "event_at", "any ISO 8601 form; without an offset it is UTC"),
            Reads.of("run.runId", "run_id", "lower case"),
            Reads.of("job.namespace, job.name", "job_namespace, job_name"),
            Reads.of(
                "run.facets.parent",
                "parent_run_id, parent_job_namespace, parent_job_name",
                "also under its older name parentRun"),
            Reads.of("run.facets.executionParameters", "parameters", "an empty list counts"),
            Reads.of("run.facets.errorMessage.message", "error"),
            Reads.of("run.facets.tags", "environment", "the tag container_image"),
            Reads.of(
                "run.facets.tags",
                "same_as",
                "tags mlflow.run_id, wandb.run_id, kubeflow.run_id, ray.run_id: lower case; any"
                    + " letter case and signs between the words"),
            Reads.of(
                "job.facets.sourceCodeLocation",
                "code_revision, code_branch, code_repository",
                "version, branch, repoUrl else url"),
            Reads.of(
                "inputs, outputs, dataset",
                "inputs, outputs, described",
                "facets version, symlinks, columnLineage, datasetType, lifecycleStateChange"),
            Reads.of("every other facet", "event_json", "kept whole, secrets masked")),
        List.of(
            "Approvals, evaluations and deployments: a registry export gives those.",
            "Who committed the code: OpenLineage has the revision only.",
            "GPU devices a run held: telemetry labels or scheduler records give those."),
        List.of());
  }

  @Override
  public boolean recognises(FileHead head) {
    // The specification's own schemas name these fields too; an event has a time in it.
    String text = head.text();
    return EVENT_TIME.matcher(text).find()
        && (text.contains("\"job\"") || text.contains("\"dataset\""));
  }
}
