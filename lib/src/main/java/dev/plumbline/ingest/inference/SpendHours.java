package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.inference.UsageWindow.Served;
import dev.plumbline.ingest.json.IsoTime;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds up the requests of one file of spend logs by UTC hour and model. */
final class SpendHours {
  private static final Duration HOUR = Duration.ofHours(1);

  /** No request has more tokens, and the sum of any file's requests stays a long. */
  private static final long MOST_TOKENS = 1_000_000_000L;

  /** Eleven years of hours. */
  private static final int MOST_HOURS = 100_000;

  private final SourceFile file;
  private final Map<UsageWindow, HourCounts> hours = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  SpendHours(SourceFile file) {
    this.file = file;
  }

  /** Takes a request, which is counted once, and whose keys and users are not looked at. */
  void take(SpendFields fields, long line, Sink sink) throws MalformedFile {
    List<String> problems = new ArrayList<>();
    String id = required("request_id", fields.text("request_id"), problems);
    String group = fields.text("model_group");
    String model = required("model", group == null ? fields.text("model") : group, problems);
    Instant at = instant(fields.text("startTime"), problems, sink);
    WholeNumber input = tokens("prompt_tokens", fields, problems);
    WholeNumber output = tokens("completion_tokens", fields, problems);
    if (!problems.isEmpty()) {
      sink.reject(line, raw(fields), problems);
    } else if (!seen.add(id)) {
      sink.duplicate();
    } else if (isTrue(fields.text("cache_hit"))) {
      sink.ignored("cache_hit", 1);
    } else {
      Boolean isSuccessful = isSuccessful(fields.text("status"));
      if (isSuccessful == null) {
        sink.absent("not_measured:status");
      }
      countAbsent(input, "prompt_tokens", sink);
      countAbsent(output, "completion_tokens", sink);
      counts(model, at, line).add(isSuccessful, input.value(), output.value());
      sink.accepted(1);
    }
  }

  private static void countAbsent(WholeNumber number, String field, Sink sink) {
    if (number.value() == null) {
      sink.absent(number.problem() + ":" + field);
    }
  }

  private static String required(String field, String text, List<String> problems) {
    if (text == null) {
      problems.add(RecordReject.NO_FIELD.of(field));
    }
    return text;
  }

  private Instant instant(String text, List<String> problems, Sink sink) {
    if (text == null) {
      problems.add(TimeReject.NO_INSTANT.text());
      return null;
    }
    Optional<IsoTime> time = IsoTime.parse(text);
    if (time.isEmpty()) {
      problems.add(TimeReject.BAD_TIMESTAMP.text());
      return null;
    }
    if (time.get().instant().isAfter(file.notAfter())) {
      problems.add(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return time.get().instant();
  }

  private static WholeNumber tokens(String field, SpendFields fields, List<String> problems) {
    String text = fields.text(field);
    WholeNumber number = WholeNumber.of(text == null ? "" : text);
    if (number.value() != null && number.value() < 0) {
      problems.add(RecordReject.NEGATIVE_FIELD.of(field));
    } else if (number.value() != null && number.value() > MOST_TOKENS) {
      problems.add(RecordReject.FIELD_OUT_OF_RANGE.of(field));
    }
    return number;
  }

  private static boolean isTrue(String text) {
    return text != null && text.toLowerCase(Locale.ROOT).equals("true");
  }

  private static Boolean isSuccessful(String status) {
    return status == null
        ? null
        : switch (status) {
          case "success" -> Boolean.TRUE;
          case "failure" -> Boolean.FALSE;
          default -> null;
        };
  }

  /** What is read of the record and nothing else: the rest names keys, people and prompts. */
  private static String raw(SpendFields fields) {
    StringBuilder raw = new StringBuilder();
    for (String field : SpendFields.READ) {
      String text = fields.text(field);
      if (text != null) {
        raw.append(raw.isEmpty() ? "" : ", ").append(field).append('=').append(text);
      }
    }
    return SecretText.masked(raw.length() > 2000 ? raw.substring(0, 2000) : raw.toString());
  }

  private HourCounts counts(String model, Instant at, long line) throws MalformedFile {
    Instant start = at.truncatedTo(ChronoUnit.HOURS);
    Served served = new Served(model, InferenceUsage.NOT_SAID, InferenceUsage.NOT_SAID);
    UsageWindow window = new UsageWindow(served, start, start.plus(HOUR));
    HourCounts counts = hours.computeIfAbsent(window, key -> new HourCounts(line));
    if (hours.size() > MOST_HOURS) {
      throw new MalformedFile(
          file.path(),
          line,
          "the file has requests of more than %,d hours and models".formatted(MOST_HOURS),
          "model_group has another value for each request",
          "name models by model_group, as the gateway's configuration does");
    }
    return counts;
  }

  /** The file ended, or broke: what came before counts. */
  void finish(Sink sink) {
    hours.forEach(
        (window, counts) ->
            sink.row(
                counts.in(window.row(file, counts.firstLine())),
                window.firstDate(),
                window.lastDate()));
    hours.clear();
  }
}
