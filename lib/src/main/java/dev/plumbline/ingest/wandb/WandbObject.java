package dev.plumbline.ingest.wandb;

import static dev.plumbline.ingest.experiment.PlainText.hasAny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.ingest.experiment.TrackedObject;
import dev.plumbline.ingest.experiment.TrackerFile;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing of Weights &amp; Biases, taken out of what a GraphQL answer or a script wrapped around
 * it.
 *
 * @param kind what it is
 * @param object the thing itself
 * @param project the project that the answer says it is of, or missing
 */
record WandbObject(Kind kind, JsonNode object, JsonNode project) implements TrackedObject {
  /** Files of it. */
  static final TrackerFile<WandbObject> FILE =
      new TrackerFile<>("wandb", List.of("runs"), WandbObject::in);

  private static final JsonNode NONE = MissingNode.getInstance();

  /** What a thing is. */
  enum Kind {
    RUN,
    SWEEP,
    ARTIFACT,
    UNKNOWN
  }

  /** What is in an object of a file, in its order; nothing when it is an empty page of results. */
  static List<WandbObject> in(JsonNode node) {
    return in(node, NONE);
  }

  private static List<WandbObject> in(JsonNode node, JsonNode project) {
    Kind kind = kind(node);
    if (kind != Kind.UNKNOWN) {
      return List.of(new WandbObject(kind, node, project));
    }
    for (String wrapper : List.of("data", "node", "run")) {
      if (node.path(wrapper).isObject()) {
        return in(node.path(wrapper), project);
      }
    }
    if (node.path("project").isObject()) {
      return in(node.path("project"), node.path("project"));
    }
    JsonNode runs = node.path("runs");
    if (runs.isArray() || runs.path("edges").isArray()) {
      List<WandbObject> found = new ArrayList<>();
      elements(runs).forEach(run -> found.addAll(in(run, project)));
      return found;
    }
    boolean empty = node.isObject() && node.isEmpty();
    return empty ? List.of() : List.of(new WandbObject(Kind.UNKNOWN, node, project));
  }

  /** The elements of a plain list, or of one that GraphQL wrapped; none when it is neither. */
  static List<JsonNode> elements(JsonNode list) {
    List<JsonNode> elements = new ArrayList<>();
    JsonNode plain = list.path("edges").isArray() ? list.path("edges") : list;
    if (plain.isArray()) {
      plain.forEach(edge -> elements.add(edge.path("node").isObject() ? edge.path("node") : edge));
    }
    return elements;
  }

  private static Kind kind(JsonNode node) {
    if (hasAny(node, "expectedRunCount", "earlyStopJobRunning", "controller", "scheduler")) {
      return Kind.SWEEP;
    }
    if (hasAny(node, "digest") && hasAny(node, "versionIndex", "qualified_name", "type")) {
      return Kind.ARTIFACT;
    }
    boolean isRun =
        hasAny(node, "state")
            && hasAny(node, "id", "name", "run_id")
            && (hasAny(node, WandbRun.MADE_AT) || hasAny(node, WandbRun.ONLY_OF_RUNS));
    return isRun ? Kind.RUN : Kind.UNKNOWN;
  }
}
