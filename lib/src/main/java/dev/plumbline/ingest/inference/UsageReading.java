package dev.plumbline.ingest.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.inference.UsageWindow.Served;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns the records of one file into rows of {@link InferenceUsage}. */
final class UsageReading {
  /** What a record says it is. */
  static final String KIND = "inference_usage";

  /** A month, and the hour of a clock change. */
  private static final Duration LONGEST = Duration.ofDays(32);

  private static final Map<String, Col> COUNTS = counts();
  private static final List<String> OTHERS =
      List.of("kind", "model", "version", "target", "from", "to");

  private final SourceFile file;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private final Map<Served, TreeMap<Instant, Instant>> windows = new LinkedHashMap<>();

  UsageReading(SourceFile file) {
    this.file = file;
  }

  private static Map<String, Col> counts() {
    Map<String, Col> counts = new LinkedHashMap<>();
    counts.put("requests", InferenceUsage.REQUESTS);
    counts.put("successful", InferenceUsage.SUCCESSFUL_REQUESTS);
    counts.put("failed", InferenceUsage.FAILED_REQUESTS);
    counts.put("input_tokens", InferenceUsage.INPUT_TOKENS);
    counts.put("output_tokens", InferenceUsage.OUTPUT_TOKENS);
    return counts;
  }

  /** Gives the record to the sink as a row, a reject or a duplicate. */
  void read(JsonNode record, long line, Sink sink) {
    List<String> refusals = refusals(record);
    if (!refusals.isEmpty()) {
      sink.reject(line, JsonCursor.raw(record), refusals);
      return;
    }
    String hash = MaskedJson.hash(record.toString());
    if (seen.contains(hash)) {
      sink.duplicate();
      return;
    }
    UsageWindow window = window(record);
    if (overlaps(window)) {
      sink.reject(line, JsonCursor.raw(record), List.of(RecordReject.OVERLAPPING_WINDOW.text()));
      return;
    }
    seen.add(hash);
    RowDraft row = window.row(file, line);
    COUNTS.forEach((field, column) -> row.set(column, count(record, field, sink)));
    row.set(InferenceUsage.LABELS, labels(record, sink));
    countAssumedTimes(record, sink);
    sink.row(row.values(), window.firstDate(), window.lastDate());
    sink.accepted(1);
  }

  private List<String> refusals(JsonNode record) {
    if (!record.path("kind").asText().equals(KIND)) {
      return List.of(RecordReject.UNKNOWN_KIND.text());
    }
    List<String> refusals = new ArrayList<>();
    for (String field : List.of("model", "version", "target", "from", "to")) {
      if (text(record, field) == null) {
        refusals.add(RecordReject.NO_FIELD.of(field));
      } else if (isTime(field) && time(record, field).isEmpty()) {
        refusals.add(RecordReject.BAD_FIELD.of(field));
      }
    }
    if (refusals.isEmpty()) {
      refusals.addAll(refusals(window(record)));
    }
    for (String field : COUNTS.keySet()) {
      Long count = WholeNumber.of(record.path(field)).value();
      if (count != null && count < 0) {
        refusals.add(RecordReject.NEGATIVE_FIELD.of(field));
      }
    }
    if (COUNTS.keySet().stream().noneMatch(field -> value(record, field) != null)) {
      refusals.add(RecordReject.NO_FIELD.of("count"));
    }
    if (hasMoreResultsThanRequests(record)) {
      refusals.add(RecordReject.MORE_RESULTS_THAN_REQUESTS.text());
    }
    return refusals;
  }

  private List<String> refusals(UsageWindow window) {
    List<String> refusals = new ArrayList<>();
    if (!window.end().isAfter(window.start())) {
      refusals.add(RecordReject.WINDOW_ENDS_BEFORE_IT_STARTS.text());
    } else if (Duration.between(window.start(), window.end()).compareTo(LONGEST) > 0) {
      refusals.add(RecordReject.WINDOW_TOO_LONG.text());
    }
    if (window.end().isAfter(file.notAfter())) {
      refusals.add(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return refusals;
  }

  private static boolean isTime(String field) {
    return field.equals("from") || field.equals("to");
  }

  private static boolean hasMoreResultsThanRequests(JsonNode record) {
    Long requests = value(record, "requests");
    Long successful = value(record, "successful");
    Long failed = value(record, "failed");
    if (requests == null || requests < 0) {
      return false;
    }
    // Compared by subtraction: a sum of absurd counts would overflow.
    long left = requests - (successful == null ? 0 : Math.max(0, successful));
    return left < 0 || (failed != null && failed > left);
  }

  /** Whether it shares time with a window of the same version that the file gave before. */
  private boolean overlaps(UsageWindow window) {
    TreeMap<Instant, Instant> known =
        windows.computeIfAbsent(window.served(), served -> new TreeMap<>());
    Map.Entry<Instant, Instant> before = known.lowerEntry(window.end());
    if (before != null && before.getValue().isAfter(window.start())) {
      return true;
    }
    known.put(window.start(), window.end());
    return false;
  }

  private static UsageWindow window(JsonNode record) {
    Served served =
        new Served(text(record, "model"), text(record, "version"), text(record, "target"));
    return new UsageWindow(
        served,
        time(record, "from").orElseThrow().instant(),
        time(record, "to").orElseThrow().instant());
  }

  private static Long count(JsonNode record, String field, Sink sink) {
    WholeNumber number = WholeNumber.of(record.path(field));
    if (number.value() == null) {
      sink.absent(number.problem() + ":" + field);
    }
    return number.value();
  }

  private static Long value(JsonNode record, String field) {
    return WholeNumber.of(record.path(field)).value();
  }

  private Map<String, String> labels(JsonNode record, Sink sink) {
    Map<String, String> labels = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      String name = field.getKey();
      if (COUNTS.containsKey(name) || OTHERS.contains(name)) {
        continue;
      }
      JsonNode value = field.getValue();
      labels.put(name, value.isNull() ? null : value.isTextual() ? value.textValue() : "" + value);
      if (reported.add(name)) {
        sink.unmapped(name);
      }
    }
    return labels;
  }

  private static void countAssumedTimes(JsonNode record, Sink sink) {
    for (String field : List.of("from", "to")) {
      if (time(record, field).orElseThrow().assumed()) {
        sink.absent("time_without_offset");
      }
    }
  }

  private static Optional<IsoTime> time(JsonNode record, String field) {
    return Optional.ofNullable(text(record, field)).flatMap(IsoTime::parse);
  }

  /** A plain value as trimmed text; null when it is not there, blank or no plain value. */
  private static String text(JsonNode record, String field) {
    JsonNode value = record.path(field);
    boolean isPlain = value.isValueNode() && !value.isNull() && !value.asText().isBlank();
    return isPlain ? value.asText().trim() : null;
  }
}
