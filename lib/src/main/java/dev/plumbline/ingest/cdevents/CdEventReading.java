package dev.plumbline.ingest.cdevents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns the CDEvents of one file into rows of {@link RegistryRecord}. */
final class CdEventReading {
  private final SourceFile file;
  private final Map<List<String>, String> seen = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  CdEventReading(SourceFile file) {
    this.file = file;
  }

  /** Gives the event to the sink as a row, a reject, a duplicate or something left out. */
  void read(JsonNode object, long line, Sink sink) {
    CdEvent event = CdEvent.in(object);
    if (event.type() == null) {
      sink.reject(line, JsonCursor.raw(event.json()), List.of(RecordReject.NO_FIELD.of("type")));
      return;
    }
    Optional<RecordKind> kind = RecordKind.of(event.name());
    Optional<String> leftOut =
        kind.isEmpty() ? Optional.of(unmapped(event)) : leftOut(kind.get(), event);
    if (leftOut.isPresent()) {
      sink.ignored(leftOut.get(), 1);
      return;
    }
    RecordValues values = RecordValues.of(kind.get(), event);
    List<String> refusals = refusals(kind.get(), event, values);
    if (!refusals.isEmpty()) {
      sink.reject(line, JsonCursor.raw(event.json()), refusals);
      return;
    }
    String json = event.json().toString();
    String recordId = MaskedJson.hash(json);
    String known = seen.putIfAbsent(identity(event, recordId), recordId);
    if (known == null) {
      give(kind.get(), event, values, recordId, line, sink);
    } else if (known.equals(recordId)) {
      sink.duplicate();
    } else {
      sink.reject(
          line, JsonCursor.raw(event.json()), List.of(RecordReject.CONFLICTING_EVENT.text()));
    }
  }

  private static String unmapped(CdEvent event) {
    return event.name().equals("service.removed") ? "service_removed" : event.typeToCount();
  }

  /** Why an event of a mapped type says nothing that a record could hold, or empty. */
  private static Optional<String> leftOut(RecordKind kind, CdEvent event) {
    if (!event.isComplete()) {
      return Optional.empty();
    }
    return switch (kind) {
      case DEPLOYMENT -> Optional.empty();
      // Of a machine or a network, which no model is to blame for.
      case INCIDENT ->
          event.content("/artifactId") == null && event.customText("model") == null
              ? Optional.of("incident_without_artifact")
              : Optional.empty();
      case APPROVAL ->
          "approved".equalsIgnoreCase(event.content("/status"))
              ? Optional.empty()
              : Optional.of("approval_not_granted");
      case EVALUATION -> {
        if (event.customText("metric") == null) {
          yield Optional.of(event.typeToCount());
        }
        // Before specification 0.2 the outcome was called status.
        boolean hasResult =
            Stream.of("/outcome", "/status")
                .map(event::content)
                .noneMatch(word -> "cancel".equals(word) || "error".equals(word));
        yield hasResult ? Optional.empty() : Optional.of("test_without_result");
      }
    };
  }

  private List<String> refusals(RecordKind kind, CdEvent event, RecordValues values) {
    if (!event.isComplete()) {
      return List.of(RecordReject.NO_FIELD.of("cdevent"));
    }
    List<String> refusals = new ArrayList<>(kind.refusals(values.columns()));
    if (values.hasBadArtifact() && !refusals.isEmpty()) {
      refusals.add(RecordReject.BAD_FIELD.of("artifact_id"));
    }
    String timestamp = event.context("timestamp");
    Optional<IsoTime> at = time(event);
    if (timestamp == null) {
      refusals.add(RecordReject.NO_FIELD.of("timestamp"));
    } else if (at.isEmpty()) {
      refusals.add(TimeReject.BAD_TIMESTAMP.text());
    } else if (at.get().instant().isAfter(file.notAfter())) {
      refusals.add(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return refusals;
  }

  private static Optional<IsoTime> time(CdEvent event) {
    return Optional.ofNullable(event.context("timestamp")).flatMap(IsoTime::parse);
  }

  /** Deliveries of one event share source and id; an event without an id is known by itself. */
  private static List<String> identity(CdEvent event, String recordId) {
    String id = event.context("id");
    String source = event.context("source");
    return id == null ? List.of(recordId) : List.of(id, source == null ? "" : source);
  }

  private void give(
      RecordKind kind, CdEvent event, RecordValues values, String recordId, long line, Sink sink) {
    IsoTime at = time(event).orElseThrow();
    if (at.assumed()) {
      sink.absent("time_without_offset");
    }
    LocalDate date = at.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    RowDraft row = new RowDraft(RegistryRecord.TABLE);
    row.set(RegistryRecord.REGISTRY, file.settings().dialect().registry());
    values.columns().forEach(row::set);
    row.set(RegistryRecord.SOURCE, file.settings().name())
        .set(RegistryRecord.SOURCE_FILE, file.path())
        .set(RegistryRecord.LINE_NUMBER, line)
        .set(RegistryRecord.RECORD_ID, recordId)
        .set(RegistryRecord.KIND, kind.id())
        .set(RegistryRecord.RECORD_AT, at.instant())
        .set(RegistryRecord.RECORD_DATE, date)
        .set(RegistryRecord.RECORD_JSON, event.json().toString());
    report(event, sink);
    sink.row(row.values(), date, date);
    sink.accepted(1);
  }

  private void report(CdEvent event, Sink sink) {
    List<String> unread = new ArrayList<>();
    event
        .json()
        .at("/subject/content")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!RecordValues.readsContent(name)) {
                unread.add("subject.content." + name);
              }
            });
    event
        .json()
        .path("customData")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!RecordValues.readsCustom(name)) {
                unread.add("customData." + name);
              }
            });
    unread.stream().filter(reported::add).forEach(sink::unmapped);
  }
}
