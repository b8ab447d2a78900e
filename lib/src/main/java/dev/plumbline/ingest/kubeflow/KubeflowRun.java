package dev.plumbline.ingest.kubeflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.RunState;
import dev.plumbline.ingest.experiment.RunTimes;
import dev.plumbline.ingest.experiment.TrackerTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a run, as v2beta1 and v1beta1 name them. */
record KubeflowRun(JsonNode run) {
  /** All that either version has, read or kept. */
  static final Set<String> KNOWN =
      Set.of(
          ("run_id,id,display_name,name,description,experiment_id,storage_state,state,status,"
                  + "pipeline_id,pipeline_version_id,pipeline_version_reference,pipeline_spec,"
                  + "runtime_config,service_account,created_at,scheduled_at,finished_at,error,"
                  + "run_details,recurring_run_id,recurring_run_name,state_history,metrics,"
                  + "resource_references,pipeline_type,pipeline_runtime,tasks,task_count")
              .split(",", -1));

  private static final List<String> AT_THE_BEGINNING =
      List.of(
          ("run_id,id,display_name,name,description,experiment_id,pipeline_id,"
                  + "pipeline_version_id,pipeline_version_reference,runtime_config,"
                  + "service_account,created_at,scheduled_at,recurring_run_id")
              .split(",", -1));
  private static final List<String> TYPED =
      List.of("stringValue", "intValue", "doubleValue", "string_value", "int_value");

  String id() {
    return PlainText.first(run, "run_id", "id");
  }

  /** The pipeline, else the experiment, by id, else by name. */
  String job() {
    JsonNode spec = run.path("pipeline_spec");
    String pipeline = PlainText.of(run.at("/pipeline_version_reference/pipeline_id"));
    if (pipeline == null) {
      pipeline = PlainText.of(run.path("pipeline_id"));
    }
    if (pipeline == null) {
      pipeline = PlainText.first(spec, "pipeline_id", "pipeline_name");
    }
    if (pipeline == null) {
      pipeline = PlainText.first(intermediate().path("pipelineInfo"), "name");
    }
    String experiment = PlainText.of(run.path("experiment_id"));
    if (pipeline != null) {
      return "pipeline/" + pipeline;
    }
    return experiment == null ? null : "experiment/" + experiment;
  }

  /** The pipeline's compiled form, which is one level deeper beside a platform's own settings. */
  private JsonNode intermediate() {
    JsonNode spec = run.path("pipeline_spec");
    JsonNode inner = PlainText.firstNode(spec, "pipeline_spec", "pipeline_manifest");
    return inner.isObject() ? inner : spec;
  }

  /** The images of all of its steps. */
  SortedSet<String> images() {
    SortedSet<String> images = new TreeSet<>();
    for (JsonNode executor : intermediate().path("deploymentSpec").path("executors")) {
      String image = PlainText.of(executor.at("/container/image"));
      if (image != null) {
        images.add(image);
      }
    }
    return images;
  }

  /** What was given when the run was made; null when nothing is said of that. */
  Map<String, String> parameters() {
    JsonNode config = run.path("runtime_config");
    JsonNode spec = run.path("pipeline_spec");
    JsonNode runtime = config.isObject() ? config : spec.path("runtime_config");
    if (spec.path("parameters").isArray()) {
      Map<String, String> parameters = new TreeMap<>();
      for (JsonNode pair : spec.path("parameters")) {
        String name = PlainText.of(pair.path("name"));
        if (name != null) {
          parameters.putIfAbsent(name, PlainText.parameter(pair.path("value")));
        }
      }
      return parameters;
    }
    if (!runtime.isObject()) {
      return null;
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    runtime
        .path("parameters")
        .fields()
        .forEachRemaining(field -> plain.set(field.getKey(), untyped(field.getValue())));
    return PlainText.parameters(plain);
  }

  /** v1beta1 says the type of a value around it. */
  private static JsonNode untyped(JsonNode value) {
    if (value.size() != 1) {
      return value;
    }
    return TYPED.stream().filter(value::has).map(value::path).findFirst().orElse(value);
  }

  /** v2beta1 has a status with a message, v1beta1 a text. */
  String error() {
    JsonNode error = run.path("error");
    return error.isObject() ? PlainText.of(error.path("message")) : PlainText.of(error);
  }

  RunTimes times() {
    return RunTimes.of(start(), TrackerTime.iso(run.path("finished_at")), state());
  }

  /** The first time that it is said to run, else when it was made. */
  private TrackerTime start() {
    TrackerTime first = null;
    for (JsonNode change : run.path("state_history")) {
      TrackerTime at = TrackerTime.iso(change.path("update_time"));
      boolean isRunning = "RUNNING".equals(change.path("state").textValue());
      if (isRunning && at.instant() != null && (first == null || at.isBefore(first.instant()))) {
        first = at;
      }
    }
    return first == null ? TrackerTime.iso(run.path("created_at")) : first;
  }

  private RunState state() {
    String written = PlainText.first(run, "state", "status");
    return switch (written == null ? "" : written.toUpperCase(Locale.ROOT)) {
      case "PENDING" -> RunState.WAITING;
      case "RUNNING", "CANCELING", "TERMINATING", "PAUSED" -> RunState.GOING_ON;
      case "SUCCEEDED" -> RunState.COMPLETED;
      case "FAILED", "ERROR" -> RunState.FAILED;
      case "CANCELED", "TERMINATED" -> RunState.ABORTED;
      case "SKIPPED", "OMITTED" -> RunState.SKIPPED;
      default -> RunState.UNKNOWN;
    };
  }

  ObjectNode beginning() {
    return PlainText.only(run, AT_THE_BEGINNING);
  }
}
