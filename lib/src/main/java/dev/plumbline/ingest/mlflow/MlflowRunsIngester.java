package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.tables.LineageEvent;
import java.io.InputStream;
import java.util.List;

/**
 * MLflow runs: the export tool's run.json, or what the REST API answers to runs/search and
 * runs/get, one answer or many in a file, or one run per line. A record is a run; it makes one or
 * two events. What else MLflow exports is ignored under its name: experiment, manifest, prompt,
 * model_version, registered_model_without_version, logged_model, evaluation_dataset.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code not_of_mlflow}, {@code
 * no_run_id}, {@code no_start_time} (and no end either), {@code bad_start_time}, {@code
 * bad_end_time}, {@code clock_in_future}.
 */
public final class MlflowRunsIngester implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          "mlflow-runs",
          "MLflow runs: run.json of the export tool, or answers of runs/search and runs/get.",
          LineageEvent.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return MlflowObject.FILE.open(bytes, "\"info\"", new MlflowRunReading(file)::read);
  }

  @Override
  public boolean recognises(FileHead head) {
    return MlflowHead.of(head).isRuns();
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"runs":[{"info":{"run_id":"5574fc81…","experiment_id":"1","status":"FINISHED",
          "start_time":1784016000000,"end_time":1784017800000},
         "data":{"params":[{"key":"max_depth","value":"8"}],
          "tags":[{"key":"mlflow.source.git.commit","value":"4f0c2a9b…"}]},
         "inputs":{"dataset_inputs":[{"dataset":{"name":"tickets","digest":"5ae2cb6e",
          "source_type":"s3","source":"{\\"uri\\": \\"s3://lake/tickets\\"}"}}]}}]}
        """,
        reads(),
        cannotGive(),
        List.of());
  }

  private static List<Reads> reads() {
    return List.of(
        Reads.of("info.start_time", "event_at", "START; OTHER while the run is SCHEDULED"),
        Reads.of(
            "info.end_time, info.status",
            "event_at, event_type",
            "FINISHED: COMPLETE, FAILED: FAIL, KILLED: ABORT; milliseconds, number or text"),
        Reads.of("info.run_id, else info.run_uuid", "run_id", "lower case"),
        Reads.of("info.experiment_id", "job_name", "experiment/ID"),
        Reads.of("tag mlflow.parentRunId", "parent_run_id", "lower case"),
        Reads.of(
            "tags openlineage.run_id, wandb.run_id, kubeflow.run_id, ray.run_id",
            "same_as",
            "on the last event, lower case; any letter case and signs between the words"),
        Reads.of(
            "tags mlflow.source.git.commit, mlflow.databricks.gitRepoCommit",
            "code_revision",
            "with -dirty behind it when mlflow.source.git.dirty is true"),
        Reads.of(
            "tags mlflow.source.git.branch, mlflow.databricks.gitRepoReference",
            "code_branch",
            "the reference when its type is branch"),
        Reads.of("tags mlflow.source.git.repoURL, …gitRepoUrl", "code_repository"),
        Reads.of(
            "tags mlflow.docker.image.uri, mlflow.docker.image.id",
            "environment",
            "the uri if it has a digest, else the id, else the uri"),
        Reads.of(
            "params", "parameters", "on the run's last event; left out by the server means none"),
        Reads.of(
            "inputs.dataset_inputs",
            "inputs",
            "on the last event; namespace: the source's uri, url, path or table; version:"
                + " snapshot:N of a Delta table, else the digest; all contexts, eval too"),
        Reads.of("inputs.model_inputs, outputs.model_outputs", "inputs, outputs", "logged models"),
        Reads.of(
            "metrics, mlflow.user, artifact_uri, every other field",
            "event_json",
            "kept whole on the last event, secrets masked"));
  }

  private static List<String> cannotGive() {
    return List.of(
        "Strong identity of datasets: MLflow's digest has 8 hexadecimal digits, often over the"
            + " first 10,000 rows only.",
        "What a run read from or wrote to outside log_input and log_model: the artifact folder is"
            + " there for every run, so it is no output.",
        "Models that a run read, in answers of runs/search: only runs/get has model_inputs.",
        "Why a run failed: MLflow records the status only.",
        "The image or lock file, unless the run was started as a project in a container.",
        "Evaluations: a metric of a run judges no model version; logged models give those.",
        "Deleted runs: search calls and the export tool leave them out unless asked.");
  }
}
