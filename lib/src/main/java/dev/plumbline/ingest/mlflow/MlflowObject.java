package dev.plumbline.ingest.mlflow;

import static dev.plumbline.ingest.experiment.PlainText.hasAny;
import static dev.plumbline.ingest.mlflow.MlflowKind.EVALUATION_DATASET;
import static dev.plumbline.ingest.mlflow.MlflowKind.EXPERIMENT;
import static dev.plumbline.ingest.mlflow.MlflowKind.LOGGED_MODEL;
import static dev.plumbline.ingest.mlflow.MlflowKind.MANIFEST;
import static dev.plumbline.ingest.mlflow.MlflowKind.MODEL_VERSION;
import static dev.plumbline.ingest.mlflow.MlflowKind.PROMPT;
import static dev.plumbline.ingest.mlflow.MlflowKind.REGISTERED_MODEL_WITHOUT_VERSION;
import static dev.plumbline.ingest.mlflow.MlflowKind.RUN;
import static dev.plumbline.ingest.mlflow.MlflowKind.UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.experiment.TrackedObject;
import dev.plumbline.ingest.experiment.TrackerFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing of MLflow, taken out of what the REST API or the export tool wrapped around it.
 *
 * @param kind what it is
 * @param object the thing itself
 * @param context of a model version its registered model without the versions; of an exported run
 *     what the export tool says of itself; else missing
 */
record MlflowObject(MlflowKind kind, JsonNode object, JsonNode context) implements TrackedObject {
  /** The lists of results that search calls answer with. */
  static final List<String> PAGES =
      List.of("runs", "model_versions", "registered_models", "models", "datasets", "experiments");

  /** Files of it. */
  static final TrackerFile<MlflowObject> FILE =
      new TrackerFile<>("mlflow", PAGES, MlflowObject::in);

  private static final JsonNode NONE = MissingNode.getInstance();
  private static final String IS_PROMPT = "mlflow.prompt.is_prompt";

  /** What is in an object of a file, in its order; nothing when it is an empty page of results. */
  static List<MlflowObject> in(JsonNode node) {
    if (node.path("mlflow").isObject()) {
      return exported(node);
    }
    if (node.path("info").isObject() && hasAny(node.path("info"), "run_id", "run_uuid")) {
      return List.of(new MlflowObject(RUN, node, node.path("export_info")));
    }
    List<MlflowObject> wrapped = wrapped(node);
    if (!wrapped.isEmpty()) {
      return wrapped;
    }
    MlflowKind kind = bareKind(node);
    if (kind == REGISTERED_MODEL_WITHOUT_VERSION) {
      return versions(node);
    }
    return kind == UNKNOWN ? listed(node) : List.of(new MlflowObject(kind, node, NONE));
  }

  /** The export tool wraps everything alike; what it wraps and nobody knows is about the export. */
  private static List<MlflowObject> exported(JsonNode node) {
    List<MlflowObject> inside = in(node.path("mlflow"));
    if (inside.stream().allMatch(found -> found.kind == UNKNOWN)) {
      return List.of(new MlflowObject(MANIFEST, node, NONE));
    }
    return inside.stream().map(found -> found.exportedBy(node.path("system"))).toList();
  }

  private MlflowObject exportedBy(JsonNode system) {
    return kind == RUN ? new MlflowObject(RUN, object, system) : this;
  }

  private static List<MlflowObject> wrapped(JsonNode node) {
    if (node.path("run").isObject()) {
      return in(node.path("run"));
    }
    if (node.path("model_version").isObject()) {
      return List.of(version(node.path("model_version"), node.path("registered_model")));
    }
    if (node.path("registered_model").isObject()) {
      return versions(node.path("registered_model"));
    }
    if (node.path("model").isObject()) {
      return in(node.path("model"));
    }
    return Stream.of(
            new MlflowObject(LOGGED_MODEL, node.path("logged_model"), NONE),
            new MlflowObject(PROMPT, node.path("prompt"), NONE),
            new MlflowObject(EVALUATION_DATASET, node.path("evaluation_dataset"), NONE),
            new MlflowObject(EVALUATION_DATASET, node.path("dataset"), NONE),
            new MlflowObject(EXPERIMENT, node.path("experiment"), NONE))
        .filter(found -> found.object.isObject())
        .limit(1)
        .toList();
  }

  private static MlflowKind bareKind(JsonNode node) {
    if (hasAny(node.path("info"), "model_id")
        || hasAny(node, "model_id") && hasAny(node, "source_run_id", "artifact_location")) {
      return LOGGED_MODEL;
    }
    if (hasAny(node, "dataset_id") && hasAny(node, "create_time", "created_time", "profile")) {
      return EVALUATION_DATASET;
    }
    if (hasAny(node, "experiment_id") && hasAny(node, "artifact_location", "lifecycle_stage")) {
      return EXPERIMENT;
    }
    if (hasAny(node, "name") && hasAny(node, "version")) {
      return isPrompt(node) ? PROMPT : MODEL_VERSION;
    }
    boolean registered = hasAny(node, "latest_versions", "versions", "creation_timestamp");
    return hasAny(node, "name") && registered ? REGISTERED_MODEL_WITHOUT_VERSION : UNKNOWN;
  }

  private static List<MlflowObject> versions(JsonNode model) {
    List<MlflowObject> found = new ArrayList<>();
    for (String list : List.of("versions", "latest_versions")) {
      model.path(list).forEach(version -> found.add(version(version, model)));
    }
    MlflowKind kind = isPrompt(model) ? PROMPT : REGISTERED_MODEL_WITHOUT_VERSION;
    return found.isEmpty() ? List.of(new MlflowObject(kind, model, NONE)) : found;
  }

  private static MlflowObject version(JsonNode version, JsonNode model) {
    boolean prompt = isPrompt(version) || isPrompt(model);
    return new MlflowObject(prompt ? PROMPT : MODEL_VERSION, version, withoutVersions(model));
  }

  private static JsonNode withoutVersions(JsonNode model) {
    if (model instanceof ObjectNode object) {
      ObjectNode alone = object.objectNode();
      alone.setAll(object);
      return alone.without(List.of("versions", "latest_versions"));
    }
    return NONE;
  }

  /** The registry keeps prompts as if they were models. */
  private static boolean isPrompt(JsonNode registered) {
    return "true".equals(KeyValues.of(registered.path("tags")).get(IS_PROMPT));
  }

  /** Lists inside an object that no page made of it, such as an index of logged models. */
  private static List<MlflowObject> listed(JsonNode node) {
    List<String> lists =
        Stream.concat(PAGES.stream(), Stream.of("logged_models"))
            .filter(list -> node.path(list).isArray())
            .toList();
    if (lists.isEmpty()) {
      boolean empty = node.isObject() && (node.isEmpty() || isOnlyToken(node));
      MlflowKind kind = hasAny(node, "system") ? MANIFEST : UNKNOWN;
      return empty ? List.of() : List.of(new MlflowObject(kind, node, NONE));
    }
    List<MlflowObject> found = new ArrayList<>();
    lists.forEach(list -> node.path(list).forEach(element -> found.addAll(in(element))));
    return found;
  }

  private static boolean isOnlyToken(JsonNode node) {
    return node.size() == 1 && node.has("next_page_token");
  }
}
