package dev.plumbline.ingest.kubeflow;

import static dev.plumbline.ingest.experiment.PlainText.hasAny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.ingest.experiment.TrackedObject;
import dev.plumbline.ingest.experiment.TrackerFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing of Kubeflow Pipelines, taken out of what an answer wrapped around it.
 *
 * @param kind what it is
 * @param object the thing itself
 * @param runtime of a run of v1beta1 what the answer says of its workflow beside it; else missing
 */
record KubeflowObject(Kind kind, JsonNode object, JsonNode runtime) implements TrackedObject {
  /** Files of it. */
  static final TrackerFile<KubeflowObject> FILE =
      new TrackerFile<>("kubeflow", List.of("runs"), KubeflowObject::in);

  private static final JsonNode NONE = MissingNode.getInstance();

  /** What a thing is. */
  enum Kind {
    RUN,
    RECURRING_RUN,
    EXPERIMENT,
    PIPELINE,
    UNKNOWN
  }

  /** What is in an object of a file, in its order; nothing when it is an empty page of results. */
  static List<KubeflowObject> in(JsonNode node) {
    Kind kind = kind(node);
    if (kind != Kind.UNKNOWN) {
      return List.of(new KubeflowObject(kind, node, NONE));
    }
    JsonNode run = node.path("run");
    if (run.isObject()) {
      return List.of(new KubeflowObject(kind(run), run, node.path("pipeline_runtime")));
    }
    if (node.path("data").isObject()) {
      return in(node.path("data"));
    }
    if (node.path("runs").isArray()) {
      List<KubeflowObject> found = new ArrayList<>();
      node.path("runs").forEach(element -> found.addAll(in(element)));
      return found;
    }
    return isEmptyPage(node) ? List.of() : List.of(new KubeflowObject(Kind.UNKNOWN, node, NONE));
  }

  /** The server leaves out an empty list. */
  private static boolean isEmptyPage(JsonNode node) {
    long of = Stream.of("total_size", "next_page_token").filter(node::has).count();
    return node.isObject() && node.size() == of;
  }

  private static Kind kind(JsonNode node) {
    boolean isSecond = hasAny(node, "run_id");
    boolean isFirst =
        hasAny(node, "id") && hasAny(node, "pipeline_spec", "finished_at", "status", "error");
    if (hasAny(node, "trigger", "max_concurrency")) {
      return Kind.RECURRING_RUN;
    }
    if (isSecond || isFirst) {
      return Kind.RUN;
    }
    if (hasAny(node, "pipeline_id", "default_version")) {
      return Kind.PIPELINE;
    }
    return hasAny(node, "experiment_id") || (hasAny(node, "id") && hasAny(node, "storage_state"))
        ? Kind.EXPERIMENT
        : Kind.UNKNOWN;
  }
}
