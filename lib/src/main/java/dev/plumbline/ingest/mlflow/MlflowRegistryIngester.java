package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.tables.RegistryRecord;
import java.io.InputStream;
import java.util.List;

/**
 * MLflow's model registry: the export tool's model.json and version.json, or what the REST API
 * answers to model-versions/search, registered-models/search and logged-models/search. A record is
 * a model version, a logged model, or one of what is ignored under its name: run,
 * evaluation_dataset, experiment, prompt, manifest, registered_model_without_version,
 * logged_model_without_version, logged_model_without_evaluation.
 *
 * <p>Rejects: {@code incomplete_json}, {@code invalid_json}, {@code not_of_mlflow}, {@code
 * no_name}, {@code no_version}, {@code no_creation_timestamp}, {@code bad_creation_timestamp},
 * {@code clock_in_future}.
 */
public final class MlflowRegistryIngester implements Ingester {
  /** As files are said to have been read, and configurations name it. */
  public static final String FORMAT = "mlflow-registry";

  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.pipelines(
          FORMAT,
          "MLflow model registry: exported models, or answers of its search calls.",
          RegistryRecord.TABLE);

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) {
    return MlflowObject.FILE.open(bytes, "\"name\"", new RegistryReading(file)::read);
  }

  @Override
  public boolean recognises(FileHead head) {
    return MlflowHead.of(head).isRegistry();
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        {"registered_models":[{"name":"ranker","tags":[{"key":"risk_tier","value":"high"}],
         "latest_versions":[{"name":"ranker","version":"1","creation_timestamp":1784020000000,
          "current_stage":"Production","source":"models:/m-7b25b44e…","run_id":"5574fc81…"}]}]}
        """,
        reads(),
        cannotGive(),
        List.of("registry"));
  }

  private static List<Reads> reads() {
    return List.of(
        Reads.of("model version: name, version", "model, version"),
        Reads.of("creation_timestamp", "record_at", "milliseconds, number or text"),
        Reads.of("run_id", "run_id", "lower case"),
        Reads.of("user_id", "registered_by", "blank is absent"),
        Reads.of("source", "artifact_uri"),
        Reads.of("tag risk_tier", "risk_tier", "of the version, else of its model; lower case"),
        Reads.of("tag artifact_digest", "artifact_digest", "if somebody tags versions so"),
        Reads.of("tag environment_digest", "environment_digest", "if somebody tags versions so"),
        Reads.of(
            "logged model: tag mlflow.modelVersions",
            "model, version",
            "an evaluation for each version that was made of it"),
        Reads.of(
            "metrics key, value, timestamp",
            "metric, metric_value, record_at",
            "only of metrics that name a dataset"),
        Reads.of("metrics dataset_name, dataset_digest", "dataset_name, dataset_version"),
        Reads.of(
            "aliases, current_stage, description, status, every other field",
            "record_json",
            "kept whole, with the registered model, secrets masked"));
  }

  private static List<String> cannotGive() {
    return List.of(
        "A digest of the artifact: MLflow records none, unless somebody tags it.",
        "Deployments: a stage such as Production or an alias such as champion is a label in the"
            + " registry; nothing in it shows that the model was served.",
        "Approvals: MLflow has none; who moved a stage or an alias is not recorded.",
        "Who registered a version, of open-source servers without accounts: user_id is left out.",
        "Evaluations by metrics of a run alone: nothing ties such a metric to a version and to a"
            + " dataset.",
        "Versions whose run was deleted keep its id: it then leads nowhere.",
        "Evaluation datasets as declared sources: they have no owner, licence or legal basis.");
  }
}
