package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.OtherRuns;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns the events of one file into rows of {@link LineageEvent}. */
final class LineageEventReading {
  private final SourceFile file;
  private final Set<String> seen = new HashSet<>();

  LineageEventReading(SourceFile file) {
    this.file = file;
  }

  /** Gives the event to the sink as a row, a reject or a duplicate. */
  void read(JsonNode event, long line, Sink sink) {
    Optional<IsoTime> time =
        Optional.ofNullable(Facets.text(event.path("eventTime"))).flatMap(IsoTime::parse);
    String kind = kind(event);
    Optional<String> refusal = refusal(event, kind, time);
    if (refusal.isPresent()) {
      sink.reject(line, JsonCursor.raw(event), List.of(refusal.get()));
      return;
    }
    String runIdWritten = Facets.text(event.at("/run/runId"));
    lowerCaseRunIds(event);
    String json = event.toString();
    String eventId = MaskedJson.hash(json);
    if (!seen.add(eventId)) {
      sink.duplicate();
      return;
    }
    if (time.get().assumed()) {
      sink.absent("time_without_offset");
    }
    RowDraft row = new RowDraft(LineageEvent.TABLE);
    LocalDate date = time.get().instant().atOffset(ZoneOffset.UTC).toLocalDate();
    row.set(LineageEvent.SOURCE, file.settings().name())
        .set(LineageEvent.SOURCE_FILE, file.path())
        .set(LineageEvent.LINE_NUMBER, line)
        .set(LineageEvent.EVENT_ID, eventId)
        .set(LineageEvent.KIND, kind)
        .set(LineageEvent.EVENT_AT, time.get().instant())
        .set(LineageEvent.EVENT_DATE, date)
        .set(LineageEvent.RUN_ID_WRITTEN, runIdWritten)
        .set(LineageEvent.PRODUCER, Facets.text(event.path("producer")))
        .set(LineageEvent.EVENT_JSON, json);
    run(event, row, sink);
    jobAndDatasets(event, row, sink);
    sink.row(row.values(), date, date);
    sink.accepted(1);
  }

  private static String kind(JsonNode event) {
    return event.hasNonNull("run") ? "run" : event.hasNonNull("dataset") ? "dataset" : "job";
  }

  /** Why the event cannot be used, or empty. */
  private Optional<String> refusal(JsonNode event, String kind, Optional<IsoTime> time) {
    if (Facets.text(event.path("eventTime")) == null) {
      return Optional.of(RecordReject.NO_FIELD.of("event_time"));
    }
    if (time.isEmpty()) {
      return Optional.of(RecordReject.BAD_FIELD.of("event_time"));
    }
    if (time.get().instant().isAfter(file.notAfter())) {
      return Optional.of(TimeReject.CLOCK_IN_FUTURE.text());
    }
    if (kind.equals("run") && Facets.text(event.at("/run/runId")) == null) {
      return Optional.of(RecordReject.NO_FIELD.of("run_id"));
    }
    if (kind.equals("dataset")) {
      return isNamed(event.path("dataset"))
          ? Optional.empty()
          : Optional.of(RecordReject.NO_FIELD.of("dataset"));
    }
    return isNamed(event.path("job"))
        ? Optional.empty()
        : Optional.of(RecordReject.NO_FIELD.of("job"));
  }

  private static boolean isNamed(JsonNode thing) {
    return Facets.text(thing.path("namespace")) != null && Facets.text(thing.path("name")) != null;
  }

  /** Run ids compare whatever their letter case, so the case is no content either. */
  private static void lowerCaseRunIds(JsonNode event) {
    lowerCaseRunId(event.path("run"));
    event
        .at("/run/facets")
        .fields()
        .forEachRemaining(
            facet -> {
              if (FacetNames.isParent(facet.getKey())) {
                lowerCaseRunId(facet.getValue().path("run"));
              }
            });
  }

  private static void lowerCaseRunId(JsonNode node) {
    if (node instanceof ObjectNode run && run.path("runId").isTextual()) {
      run.put("runId", lowerCase(run.path("runId").textValue().trim()));
    }
  }

  private static String lowerCase(String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  private static void run(JsonNode event, RowDraft row, Sink sink) {
    Facets facets = Facets.of(event.path("run"), sink, "facets");
    String type = Facets.text(event.path("eventType"));
    row.set(LineageEvent.EVENT_TYPE, type == null ? null : type.toUpperCase(Locale.ROOT))
        .set(LineageEvent.RUN_ID, lowerCase(Facets.text(event.at("/run/runId"))))
        .set(LineageEvent.PARENT_RUN_ID, lowerCase(facets.text("parent", "/run/runId")))
        .set(LineageEvent.PARENT_JOB_NAMESPACE, facets.text("parent", "/job/namespace"))
        .set(LineageEvent.PARENT_JOB_NAME, facets.text("parent", "/job/name"))
        .set(LineageEvent.SAME_AS, OtherRuns.statedBy("openlineage", tags(facets)))
        .set(LineageEvent.ENVIRONMENT, containerImage(facets))
        .set(LineageEvent.PARAMETERS, parameters(facets))
        .set(LineageEvent.HAS_PARAMETERS, statesParameters(facets))
        .set(LineageEvent.ERROR, facets.text("errorMessage", "/message"));
  }

  private static void jobAndDatasets(JsonNode event, RowDraft row, Sink sink) {
    Facets facets = Facets.of(event.path("job"), sink, "facets");
    String namespace = Facets.text(event.at("/job/namespace"));
    String name = Facets.text(event.at("/job/name"));
    EmptyUpstream empty =
        namespace == null || name == null
            ? EmptyUpstream.none()
            : EmptyUpstream.in(facets, namespace, name);
    DatasetReading datasets = new DatasetReading(sink, empty);
    String repository = facets.text("sourceCodeLocation", "/repoUrl");
    row.set(LineageEvent.JOB_NAMESPACE, namespace)
        .set(LineageEvent.JOB_NAME, name)
        .set(LineageEvent.DECLARES_NO_INPUTS, empty.ofJob())
        .set(LineageEvent.CODE_REVISION, facets.text("sourceCodeLocation", "/version"))
        .set(LineageEvent.CODE_BRANCH, facets.text("sourceCodeLocation", "/branch"))
        .set(
            LineageEvent.CODE_REPOSITORY,
            repository == null ? facets.text("sourceCodeLocation", "/url") : repository)
        .set(LineageEvent.INPUTS, datasets.list(event.path("inputs"), "inputs"))
        .set(LineageEvent.OUTPUTS, datasets.list(event.path("outputs"), "outputs"))
        .set(
            LineageEvent.DESCRIBED,
            event.hasNonNull("dataset")
                ? List.of((Object) datasets.struct(event.path("dataset"), "dataset"))
                : List.of());
  }

  private static String containerImage(Facets run) {
    for (JsonNode tag : run.facet("tags").path("tags")) {
      if ("container_image".equals(tag.path("key").asText())) {
        return Facets.text(tag.path("value"));
      }
    }
    return null;
  }

  private static Map<String, String> tags(Facets run) {
    Map<String, String> tags = new TreeMap<>();
    run.facet("tags")
        .path("tags")
        .forEach(tag -> tags.putIfAbsent(tag.path("key").asText(), Facets.text(tag.path("value"))));
    return tags;
  }

  private static boolean statesParameters(Facets run) {
    return run.facet("executionParameters").path("parameters").isArray();
  }

  private static Map<String, String> parameters(Facets run) {
    if (!statesParameters(run)) {
      return null;
    }
    Map<String, String> parameters = new TreeMap<>();
    run.facet("executionParameters")
        .path("parameters")
        .forEach(
            parameter ->
                parameters.put(
                    parameter.path("key").asText(), Facets.text(parameter.path("value"))));
    return parameters;
  }
}
