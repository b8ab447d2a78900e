package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.JsonTexts;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.LineageEvent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the runs of one file into rows of {@link LineageEvent}: one when a run started and one when
 * it ended. Code and environment are known from the start; parameters and datasets, which a run
 * states while it goes on, are known from the last of the two.
 */
final class RunReading {
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

  private final SourceFile file;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> unread = new HashSet<>();

  RunReading(SourceFile file) {
    this.file = file;
  }

  /** Gives every thing in the object to the sink, the runs as rows. */
  void read(JsonNode node, long line, Sink sink) {
    JsonTexts.mask(node);
    for (MlflowObject found : MlflowObject.in(node)) {
      switch (found.kind()) {
        case RUN -> run(found, line, sink);
        case UNKNOWN -> sink.reject(line, JsonCursor.raw(found.object()), List.of("not_of_mlflow"));
        default -> sink.ignored(found.kind().reason(), 1);
      }
    }
  }

  private void run(MlflowObject found, long line, Sink sink) {
    JsonNode info = found.object().path("info");
    MlflowRunTimes times = MlflowRunTimes.of(info);
    String written = KeyValues.text(info.path("run_id"));
    String runId = written == null ? KeyValues.text(info.path("run_uuid")) : written;
    Optional<String> refusal =
        runId == null ? Optional.of("no_run_id") : times.refusal(file.notAfter());
    if (refusal.isPresent()) {
      sink.reject(line, JsonCursor.raw(found.object()), List.of(refusal.get()));
      return;
    }
    List<MlflowRunTimes.Happening> happenings = times.happenings();
    boolean isNew = false;
    for (int i = 0; i < happenings.size(); i++) {
      boolean isLast = i == happenings.size() - 1;
      isNew |= event(found, runId, happenings.get(i), isLast, line, sink);
    }
    if (isNew) {
      times.count(sink);
      unmapped(found.object(), sink);
      sink.accepted(1);
    } else {
      sink.duplicate();
    }
  }

  /** False when the file said the same before. */
  private boolean event(
      MlflowObject found,
      String runId,
      MlflowRunTimes.Happening happening,
      boolean isLast,
      long line,
      Sink sink) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_type", happening.type());
    json.set("run", isLast ? lowerCase(found.object()) : beginning(found.object()));
    String eventId = MaskedJson.hash(json.toString());
    if (!seen.add(eventId)) {
      return false;
    }
    // When and by whom a run was exported is no part of what happened to it.
    if (isLast && found.context().isObject()) {
      json.set("system", found.context());
    }
    LocalDate date = happening.at().atOffset(ZoneOffset.UTC).toLocalDate();
    RowDraft row = new RowDraft(LineageEvent.TABLE);
    row.set(LineageEvent.SOURCE, file.settings().name())
        .set(LineageEvent.SOURCE_FILE, file.path())
        .set(LineageEvent.LINE_NUMBER, line)
        .set(LineageEvent.EVENT_ID, eventId)
        .set(LineageEvent.KIND, "run")
        .set(LineageEvent.EVENT_TYPE, happening.type())
        .set(LineageEvent.EVENT_AT, happening.at())
        .set(LineageEvent.EVENT_DATE, date)
        .set(LineageEvent.RUN_ID, runId.toLowerCase(Locale.ROOT))
        .set(LineageEvent.RUN_ID_WRITTEN, runId)
        .set(LineageEvent.PRODUCER, "mlflow")
        .set(LineageEvent.EVENT_JSON, json.toString());
    origin(found.object(), row);
    statements(found.object(), isLast, row, sink);
    sink.row(row.values(), date, date);
    return true;
  }

  private void origin(JsonNode run, RowDraft row) {
    String experiment = KeyValues.text(run.at("/info/experiment_id"));
    RunTags tags = new RunTags(KeyValues.of(tags(run)));
    row.set(LineageEvent.JOB_NAMESPACE, "mlflow:" + file.settings().name())
        .set(LineageEvent.JOB_NAME, experiment == null ? null : "experiment/" + experiment)
        .set(LineageEvent.PARENT_RUN_ID, tags.parentRunId())
        .set(LineageEvent.CODE_REVISION, tags.codeRevision())
        .set(LineageEvent.CODE_BRANCH, tags.codeBranch())
        .set(LineageEvent.CODE_REPOSITORY, tags.codeRepository())
        .set(LineageEvent.ENVIRONMENT, tags.environment());
  }

  private void statements(JsonNode run, boolean isLast, RowDraft row, Sink sink) {
    row.set(LineageEvent.DECLARES_NO_INPUTS, false)
        .set(LineageEvent.DESCRIBED, List.of())
        .set(LineageEvent.INPUTS, List.of())
        .set(LineageEvent.OUTPUTS, List.of())
        .set(LineageEvent.HAS_PARAMETERS, false);
    if (!isLast) {
      return;
    }
    JsonNode tags = tags(run);
    if (!KeyValues.isEither(tags) && !tags.isMissingNode() && !tags.isNull()) {
      sink.absent("field_invalid:tags");
    }
    RunDatasets datasets = new RunDatasets(file.settings().name(), sink);
    Map<String, String> parameters = parameters(run, sink);
    row.set(LineageEvent.INPUTS, datasets.inputs(run))
        .set(LineageEvent.OUTPUTS, datasets.outputs(run))
        .set(LineageEvent.PARAMETERS, parameters)
        .set(LineageEvent.HAS_PARAMETERS, parameters != null);
  }

  /**
   * The REST API leaves out an empty list, so what says that there are none is that the run's data
   * are there. Null when neither is.
   */
  private static Map<String, String> parameters(JsonNode run, Sink sink) {
    JsonNode data = run.path("data");
    JsonNode params = run.has("params") ? run.path("params") : data.path("params");
    if (KeyValues.isEither(params)) {
      return KeyValues.of(params);
    }
    if (!params.isMissingNode() && !params.isNull()) {
      sink.absent("field_invalid:params");
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
    beginning.set("info", lowerCase(run).path("info"));
    beginning.set("tags", tags(run));
    return beginning;
  }

  /** Run ids compare whatever their letter case, so the case is no content either. */
  private static JsonNode lowerCase(JsonNode run) {
    if (run.path("info") instanceof ObjectNode info) {
      for (String field : List.of("run_id", "run_uuid")) {
        if (info.path(field).isTextual()) {
          info.put(field, info.path(field).textValue().trim().toLowerCase(Locale.ROOT));
        }
      }
    }
    return run;
  }

  private void unmapped(JsonNode run, Sink sink) {
    run.fieldNames()
        .forEachRemaining(
            field -> {
              if (!FIELDS_OF_RUN.contains(field) && unread.add(field)) {
                sink.unmapped(field);
              }
            });
    run.path("info")
        .fieldNames()
        .forEachRemaining(
            field -> {
              boolean isRead = FIELDS_OF_INFO.contains(field) || field.startsWith("_");
              if (!isRead && unread.add("info." + field)) {
                sink.unmapped("info." + field);
              }
            });
  }
}
