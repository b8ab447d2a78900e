package dev.plumbline.ingest.ray;

import static dev.plumbline.ingest.experiment.PlainText.hasAny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.experiment.TrackedObject;
import dev.plumbline.ingest.experiment.TrackerFile;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing of Ray, taken out of the export event or the dashboard's answer around it.
 *
 * @param kind what it is
 * @param object the thing itself
 * @param export the export event without the thing, or missing
 */
record RayObject(Kind kind, JsonNode object, JsonNode export) implements TrackedObject {
  /** Files of it. */
  static final TrackerFile<RayObject> FILE =
      new TrackerFile<>("ray", List.of("train_runs"), RayObject::in);

  private static final JsonNode NONE = MissingNode.getInstance();

  /** What a thing is. */
  enum Kind {
    RUN,
    /** One try of a run; a run says itself how it ended. */
    RUN_ATTEMPT,
    /** An event of a task, an actor, a node or another thing that Ray exports. */
    OTHER_EXPORT_EVENT,
    UNKNOWN
  }

  /** What is in an object of a file, in its order; nothing when it is an empty page of results. */
  static List<RayObject> in(JsonNode node) {
    JsonNode data = node.path("event_data");
    if (data.isObject() && node.has("source_type")) {
      return List.of(exported(node, data));
    }
    if (node.path("train_runs").isArray()) {
      List<RayObject> found = new ArrayList<>();
      node.path("train_runs").forEach(run -> found.addAll(in(run)));
      return found;
    }
    return node.isObject() && node.isEmpty()
        ? List.of()
        : List.of(new RayObject(kind(node), node, NONE));
  }

  private static RayObject exported(JsonNode node, JsonNode data) {
    ObjectNode export = JsonNodeFactory.instance.objectNode();
    node.fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().equals("event_data")) {
                export.set(field.getKey(), field.getValue());
              }
            });
    Kind kind =
        switch (node.path("source_type").asText()) {
          case "EXPORT_TRAIN_RUN" -> Kind.RUN;
          case "EXPORT_TRAIN_RUN_ATTEMPT" -> Kind.RUN_ATTEMPT;
          default -> Kind.OTHER_EXPORT_EVENT;
        };
    return new RayObject(kind, data, export);
  }

  private static Kind kind(JsonNode node) {
    if (hasAny(node, "attempt_id")) {
      return Kind.RUN_ATTEMPT;
    }
    boolean isRun =
        hasAny(node, "id", "run_id")
            && hasAny(node, "status", "run_status")
            && hasAny(node, "start_time_ns", "start_time_ms", "controller_actor_id");
    return isRun ? Kind.RUN : Kind.UNKNOWN;
  }
}
