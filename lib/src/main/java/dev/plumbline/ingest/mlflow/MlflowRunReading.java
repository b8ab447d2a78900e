package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.ExperimentRun;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunEvents;
import dev.plumbline.ingest.experiment.RunState;
import dev.plumbline.ingest.experiment.RunTimes;
import dev.plumbline.ingest.experiment.TrackerTime;
import dev.plumbline.terms.RunProducer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the runs of one file. */
final class MlflowRunReading {
  private static final Set<String> FIELDS_OF_RUN =
      Set.of("info", "data", "params", "metrics", "tags", "inputs", "outputs", "export_info");
  private static final Set<String> FIELDS_OF_INFO =
      Set.of(
          "run_id",
          "run_uuid",
          "run_name",
          "experiment_id",
          "user_id",
          "status",
          "start_time",
          "end_time",
          "artifact_uri",
          "lifecycle_stage");

  private final String sourceName;
  private final RunEvents events;

  MlflowRunReading(SourceFile file) {
    this.sourceName = file.settings().name();
    this.events = new RunEvents(file, RunEvents.Sameness.CONTENT);
  }

  /** Gives a run to the sink as rows; false when the thing is none. */
  boolean read(MlflowObject found, long line, Sink sink) {
    if (found.kind() != MlflowKind.RUN) {
      return false;
    }
    events.give(run(found), line, sink);
    return true;
  }

  private ExperimentRun run(MlflowObject found) {
    JsonNode run = lowerCase(found.object());
    JsonNode info = found.object().path("info");
    String id = KeyValues.text(info.path("run_id"));
    String experiment = KeyValues.text(info.path("experiment_id"));
    RunTags tags = new RunTags(KeyValues.of(tags(run)));
    Remarks remarks = new Remarks();
    unread(run, remarks);
    return new ExperimentRun(
        id == null ? KeyValues.text(info.path("run_uuid")) : id,
        new ExperimentRun.Job(
            RunProducer.MLFLOW.text(),
            "mlflow:" + sourceName,
            experiment == null ? null : "experiment/" + experiment,
            tags.parentRunId(),
            tags.otherRuns()),
        new ExperimentRun.Code(
            tags.codeRevision(), tags.codeBranch(), tags.codeRepository(), tags.environment()),
        RunTimes.of(
                TrackerTime.milliseconds(info.path("start_time")),
                TrackerTime.milliseconds(info.path("end_time")),
                state(info))
            .withEndChecked(),
        statements(run, remarks),
        // When and by whom a run was exported is no part of what happened to it.
        new ExperimentRun.Json(found.object(), beginning(run), run, found.context()),
        remarks);
  }

  private static RunState state(JsonNode info) {
    String written = KeyValues.text(info.path("status"));
    return switch (written == null ? "" : written.toUpperCase(Locale.ROOT)) {
      case "SCHEDULED" -> RunState.WAITING;
      case "RUNNING" -> RunState.GOING_ON;
      case "FINISHED" -> RunState.COMPLETED;
      case "FAILED" -> RunState.FAILED;
      case "KILLED" -> RunState.ABORTED;
      default -> RunState.UNKNOWN;
    };
  }

  private ExperimentRun.Statements statements(JsonNode run, Remarks remarks) {
    JsonNode tags = tags(run);
    if (!KeyValues.isEither(tags) && !PlainText.isAbsent(tags)) {
      remarks.absent("field_invalid:tags");
    }
    RunDatasets datasets = new RunDatasets(sourceName, remarks);
    return new ExperimentRun.Statements(
        parameters(run, remarks), datasets.inputs(run), datasets.outputs(run), null);
  }

  /**
   * The REST API leaves out an empty list, so what says that there are none is that the run's data
   * are there. Null when neither is.
   */
  private static Map<String, String> parameters(JsonNode run, Remarks remarks) {
    JsonNode data = run.path("data");
    JsonNode params = run.has("params") ? run.path("params") : data.path("params");
    if (KeyValues.isEither(params)) {
      return KeyValues.of(params);
    }
    if (!PlainText.isAbsent(params)) {
      remarks.absent("field_invalid:params");
      return null;
    }
    return data.isObject() ? Map.of() : null;
  }

  private static JsonNode tags(JsonNode run) {
    return run.has("tags") ? run.path("tags") : run.path("data").path("tags");
  }

  /** What was known when the run began; its metrics are not said twice. */
  private static ObjectNode beginning(JsonNode run) {
    ObjectNode beginning = JsonNodeFactory.instance.objectNode();
    beginning.set("info", run.path("info"));
    beginning.set("tags", tags(run));
    return beginning;
  }

  /** Run ids compare whatever their letter case, so the case is no content either. */
  private static JsonNode lowerCase(JsonNode run) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.setAll((ObjectNode) run.path("info"));
    for (String field : List.of("run_id", "run_uuid")) {
      if (info.path(field).isTextual()) {
        info.put(field, info.path(field).textValue().trim().toLowerCase(Locale.ROOT));
      }
    }
    ObjectNode lower = JsonNodeFactory.instance.objectNode();
    lower.setAll((ObjectNode) run);
    return lower.set("info", info);
  }

  private static void unread(JsonNode run, Remarks remarks) {
    remarks.unread(run, FIELDS_OF_RUN);
    run.path("info")
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS_OF_INFO.contains(field) && !field.startsWith("_")) {
                remarks.unread("info." + field);
              }
            });
  }
}
