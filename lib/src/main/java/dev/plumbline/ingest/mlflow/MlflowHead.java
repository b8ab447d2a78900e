package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.plumbline.ingest.FileHead;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the beginning of a file shows of its structure.
 *
 * @param paths of its fields, such as {@code runs.info.run_id}, lists left out, as far as it is
 *     JSON
 */
record MlflowHead(Set<String> paths) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  static MlflowHead of(FileHead head) {
    Set<String> paths = new HashSet<>();
    try (JsonParser parser = JSON.createParser(head.text())) {
      read(parser, paths);
      return new MlflowHead(paths);
    } catch (IOException e) {
      // The head ends in the middle of the file, or the file is broken there: what came before
      // tells the format.
      return new MlflowHead(paths);
    }
  }

  private static void read(JsonParser parser, Set<String> paths) throws IOException {
    Deque<String> owners = new ArrayDeque<>(List.of(""));
    String field = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case FIELD_NAME -> {
          field = owners.peek() + parser.currentName();
          paths.add(field);
        }
        case START_OBJECT, START_ARRAY -> {
          boolean isField = parser.getParsingContext().getParent().inObject();
          owners.push(isField ? field + "." : owners.peek());
        }
        case END_OBJECT, END_ARRAY -> owners.pop();
        default -> {
          // Values do not tell a format.
        }
      }
    }
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

  private boolean hasAll(String owner, List<String> fields) {
    return fields.stream().allMatch(field -> paths.contains(owner + field));
  }

  private boolean hasAny(String owner, String... fields) {
    return Stream.of(fields).anyMatch(field -> paths.contains(owner + field));
  }
}
