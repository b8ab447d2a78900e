package dev.plumbline.ingest.mlflow;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.experiment.JsonHead;
import java.util.List;
import java.util.stream.Stream;

/** What the beginning of a file shows of MLflow. */
record MlflowHead(JsonHead fields) {

  static MlflowHead of(FileHead head) {
    return new MlflowHead(JsonHead.of(head));
  }

  /** Runs as the REST API or the export tool write them. */
  boolean isRuns() {
    return Stream.of("", "run.", "runs.", "mlflow.", "mlflow.run.")
        .anyMatch(
            owner ->
                hasAny(owner, "info.run_id", "info.run_uuid")
                    && hasAll(owner, List.of("info.experiment_id")));
  }

  /** Anything else of them. */
  boolean isRegistry() {
    if (isRuns()) {
      return false;
    }
    boolean exported =
        hasAny("system.", "mlflow_version", "mlflow_tracking_uri") && hasAny("", "mlflow");
    return exported || hasVersions() || hasModels() || hasOthers();
  }

  private boolean hasVersions() {
    return Stream.of(
            "",
            "model_version.",
            "model_versions.",
            "registered_model.versions.",
            "registered_model.latest_versions.",
            "registered_models.latest_versions.")
        .anyMatch(
            owner ->
                hasAll(owner, List.of("name", "version", "creation_timestamp"))
                    && hasAny(owner, "run_id", "source", "current_stage"));
  }

  private boolean hasModels() {
    return Stream.of("", "registered_model.", "registered_models.")
            .anyMatch(
                owner ->
                    hasAll(owner, List.of("name", "creation_timestamp", "last_updated_timestamp")))
        || Stream.of("", "model.", "models.")
            .anyMatch(owner -> hasAll(owner, List.of("info.model_id", "info.experiment_id")));
  }

  private boolean hasOthers() {
    return Stream.of("", "experiment.", "experiments.")
            .anyMatch(
                owner ->
                    hasAll(owner, List.of("experiment_id", "artifact_location", "lifecycle_stage")))
        || Stream.of("", "dataset.", "datasets.", "evaluation_dataset.")
            .anyMatch(
                owner ->
                    hasAll(owner, List.of("dataset_id"))
                        && hasAny(owner, "created_time", "create_time"));
  }

  private boolean hasAll(String owner, List<String> names) {
    return fields.hasAll(owner, names);
  }

  private boolean hasAny(String owner, String... names) {
    return fields.hasAny(owner, names);
  }
}
