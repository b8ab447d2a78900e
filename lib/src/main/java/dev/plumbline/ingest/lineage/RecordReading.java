package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the lines of one registry export into rows of {@link RegistryRecord}. */
final class RecordReading {
  private static final Map<String, Col> TEXTS =
      Map.ofEntries(
          Map.entry("registry", RegistryRecord.REGISTRY),
          Map.entry("model", RegistryRecord.MODEL),
          Map.entry("version", RegistryRecord.VERSION),
          Map.entry("artifact_uri", RegistryRecord.ARTIFACT_URI),
          Map.entry("artifact_digest", RegistryRecord.ARTIFACT_DIGEST),
          Map.entry("environment_digest", RegistryRecord.ENVIRONMENT_DIGEST),
          Map.entry("registered_by", RegistryRecord.REGISTERED_BY),
          Map.entry("committed_by", RegistryRecord.COMMITTED_BY),
          Map.entry("run_by", RegistryRecord.RUN_BY),
          Map.entry("metric", RegistryRecord.METRIC),
          Map.entry("dataset_namespace", RegistryRecord.DATASET_NAMESPACE),
          Map.entry("dataset_name", RegistryRecord.DATASET_NAME),
          Map.entry("namespace", RegistryRecord.DATASET_NAMESPACE),
          Map.entry("name", RegistryRecord.DATASET_NAME),
          Map.entry("dataset_version", RegistryRecord.DATASET_VERSION),
          Map.entry("approver", RegistryRecord.APPROVER),
          Map.entry("target", RegistryRecord.TARGET),
          Map.entry("served_digest", RegistryRecord.SERVED_DIGEST),
          Map.entry("owner", RegistryRecord.OWNER),
          Map.entry("licence", RegistryRecord.LICENCE),
          Map.entry("legal_basis", RegistryRecord.LEGAL_BASIS),
          Map.entry("personal_data_class", RegistryRecord.PERSONAL_DATA_CLASS),
          Map.entry("link", RegistryRecord.LINK),
          Map.entry("reason", RegistryRecord.REASON));
  private static final Map<String, Col> LOWER_CASE =
      Map.of(
          "run_id",
          RegistryRecord.RUN_ID,
          "risk_tier",
          RegistryRecord.RISK_TIER,
          "outcome",
          RegistryRecord.OUTCOME);
  private static final String COMMITTED = "committed_at";
  private static final Map<String, Col> TIMES =
      Map.of(
          COMMITTED,
          RegistryRecord.COMMITTED_AT,
          "covers_to",
          RegistryRecord.COVERS_TO,
          "expires_at",
          RegistryRecord.EXPIRES_AT);
  private static final String EXISTS = "exists";

  private final SourceFile file;
  private final Set<String> seen = new HashSet<>();

  /** Fields of a record and the columns they go to, in order of the fields. */
  static SortedMap<String, Col> fieldsRead() {
    SortedMap<String, Col> fields = new TreeMap<>(TEXTS);
    fields.putAll(LOWER_CASE);
    fields.putAll(TIMES);
    fields.put("value", RegistryRecord.METRIC_VALUE);
    fields.put(EXISTS, RegistryRecord.ARTIFACT_EXISTS);
    return fields;
  }

  RecordReading(SourceFile file) {
    this.file = file;
  }

  /** Gives the record to the sink as a row, a reject or a duplicate. */
  void read(JsonNode record, long line, Sink sink) {
    Optional<RegistryKind> kind = RegistryKind.of(record.path("kind").asText());
    List<String> refusals =
        kind.map(k -> refusals(k, record)).orElse(List.of(RecordReject.UNKNOWN_KIND.text()));
    if (!refusals.isEmpty()) {
      sink.reject(line, JsonCursor.raw(record), refusals);
      return;
    }
    String json = record.toString();
    String recordId = MaskedJson.hash(json);
    if (!seen.add(recordId)) {
      sink.duplicate();
      return;
    }
    Instant at = time(record, kind.get().time()).orElseThrow().instant();
    LocalDate date = at.atOffset(ZoneOffset.UTC).toLocalDate();
    RowDraft row = new RowDraft(RegistryRecord.TABLE);
    row.set(RegistryRecord.SOURCE, file.settings().name())
        .set(RegistryRecord.REGISTRY, file.settings().dialect().registry())
        .set(RegistryRecord.SOURCE_FILE, file.path())
        .set(RegistryRecord.LINE_NUMBER, line)
        .set(RegistryRecord.RECORD_ID, recordId)
        .set(RegistryRecord.KIND, kind.get().id())
        .set(RegistryRecord.RECORD_AT, at)
        .set(RegistryRecord.RECORD_DATE, date)
        .set(RegistryRecord.RECORD_JSON, json);
    fields(record, row, sink);
    sink.row(row.values(), date, date);
    sink.accepted(1);
  }

  private static void fields(JsonNode record, RowDraft row, Sink sink) {
    TEXTS.forEach((field, column) -> setIfPresent(row, column, Facets.text(record.path(field))));
    LOWER_CASE.forEach(
        (field, column) -> {
          String text = Facets.text(record.path(field));
          setIfPresent(row, column, text == null ? null : text.toLowerCase(Locale.ROOT));
        });
    TIMES.forEach(
        (field, column) ->
            setIfPresent(row, column, time(record, field).map(IsoTime::instant).orElse(null)));
    if (record.hasNonNull(COMMITTED) && time(record, COMMITTED).isEmpty()) {
      sink.absent("committed_at_no_time");
    }
    JsonNode value = record.path("value");
    if (value.isNumber()) {
      row.set(RegistryRecord.METRIC_VALUE, value.doubleValue());
    } else if (record.has("value")) {
      sink.absent("metric_value_no_number");
    }
    if (record.path(EXISTS).isBoolean()) {
      row.set(RegistryRecord.ARTIFACT_EXISTS, record.path(EXISTS).booleanValue());
    }
  }

  /** Two fields may fill one column; the one that is there does. */
  private static void setIfPresent(RowDraft row, Col column, Object value) {
    if (value != null) {
      row.set(column, value);
    }
  }

  private List<String> refusals(RegistryKind kind, JsonNode record) {
    List<String> refusals = new ArrayList<>();
    for (String field : kind.mandatory()) {
      if (Facets.text(record.path(field)) == null) {
        refusals.add(RecordReject.NO_FIELD.of(field));
      }
    }
    for (String field : List.of(kind.time(), "covers_to", "expires_at")) {
      boolean required = field.equals(kind.time());
      if (required || record.hasNonNull(field)) {
        timeRefusal(record, field).ifPresent(refusals::add);
      }
    }
    if (kind == RegistryKind.ARTIFACT_CHECK
        && record.hasNonNull(EXISTS)
        && !record.path(EXISTS).isBoolean()) {
      refusals.add(RecordReject.BAD_FIELD.of(EXISTS));
    }
    JsonNode value = record.path("value");
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
      refusals.add(RecordReject.BAD_FIELD.of("value"));
    }
    time(record, kind.time())
        .filter(at -> at.instant().isAfter(file.notAfter()))
        .ifPresent(at -> refusals.add(TimeReject.CLOCK_IN_FUTURE.text()));
    if (kind == RegistryKind.WAIVER && !isLink(record.path("link").asText())) {
      refusals.add(RecordReject.UNKNOWN_LINK.text());
    }
    return refusals;
  }

  private static Optional<String> timeRefusal(JsonNode record, String field) {
    if (Facets.text(record.path(field)) == null) {
      return Optional.of(RecordReject.NO_FIELD.of(field));
    }
    return time(record, field).isPresent()
        ? Optional.empty()
        : Optional.of(RecordReject.BAD_FIELD.of(field));
  }

  private static Optional<IsoTime> time(JsonNode record, String field) {
    return Optional.ofNullable(Facets.text(record.path(field))).flatMap(IsoTime::parse);
  }

  private static boolean isLink(String id) {
    return LineageCompleteness.LINK_STATES.stream()
        .anyMatch(state -> state.name().equals(id + "_state"));
  }
}
