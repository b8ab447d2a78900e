package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.inference.UsageWindow.Served;
import dev.plumbline.ingest.mapping.WrittenTime;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up the requests of one file by UTC hour and model version, in whatever order they come. The
 * rows are given at the file's end, so no hour is given twice.
 */
final class RequestCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 1000;
  private static final Duration HOUR = Duration.ofHours(1);

  /** Eleven years of hours; a file with more has a model name in it that is none. */
  private static final int MOST_HOURS = 100_000;

  /** No request has more tokens, and the sum of any file's requests stays a long. */
  private static final long MOST_TOKENS = 1_000_000_000L;

  private final SourceFile file;
  private final Records records;
  private final RequestMapping mapping;
  private final RequestColumns columns;
  private final Map<UsageWindow, HourCounts> hours = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private boolean hasBegun;
  private boolean hasRecords;
  private boolean isFinished;

  RequestCursor(SourceFile file, Records records, RequestMapping mapping) throws MalformedFile {
    this.file = file;
    this.records = records;
    this.mapping = mapping;
    this.columns = new RequestColumns(file.path(), records, mapping);
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    if (!hasBegun) {
      hasBegun = true;
      columns.unmapped().forEach(sink::unmapped);
    }
    for (int count = 0; count < AT_A_TIME && !isFinished; count++) {
      if (next(sink)) {
        take(sink);
      } else {
        finish(sink);
      }
    }
    return !isFinished;
  }

  /** What stands before a break of the file still counts. */
  private boolean next(Sink sink) throws IOException {
    try {
      return records.next();
    } catch (IOException e) {
      finish(sink);
      throw e;
    }
  }

  private void finish(Sink sink) {
    isFinished = true;
    hours.forEach(
        (window, counts) -> {
          Object[] row = counts.in(window.row(file, counts.firstLine()));
          sink.row(row, window.firstDate(), window.lastDate());
        });
    hours.clear();
  }

  private void take(Sink sink) throws MalformedFile {
    problems.clear();
    if (records.problem() != null) {
      problems.add(records.problem());
    } else {
      request(sink);
    }
    if (!problems.isEmpty()) {
      sink.reject(records.line(), SecretText.masked(records.raw()), List.copyOf(problems));
    }
  }

  private void request(Sink sink) throws MalformedFile {
    Served served = columns.served(records);
    addIfMissing("model", served.model());
    addIfMissing("version", served.version());
    addIfMissing("target", served.target());
    Instant at = instant();
    WholeNumber input = columns.inputTokens(records);
    WholeNumber output = columns.outputTokens(records);
    addIfOutOfRange("input_tokens", input);
    addIfOutOfRange("output_tokens", output);
    if (!problems.isEmpty()) {
      return;
    }
    Boolean isSuccessful = columns.isSuccessful(records);
    countAbsent(mapping.counted().inputTokens() != null, input, "input_tokens", sink);
    countAbsent(mapping.counted().outputTokens() != null, output, "output_tokens", sink);
    if (mapping.counted().status() != null && isSuccessful == null) {
      sink.absent("not_measured:status");
    }
    counts(served, at).add(isSuccessful, input.value(), output.value());
    sink.accepted(1);
  }

  private HourCounts counts(Served served, Instant at) throws MalformedFile {
    Instant start = at.truncatedTo(ChronoUnit.HOURS);
    UsageWindow window = new UsageWindow(served, start, start.plus(HOUR));
    HourCounts counts = hours.computeIfAbsent(window, key -> new HourCounts(records.line()));
    if (hours.size() > MOST_HOURS) {
      throw new MalformedFile(
          file.path(),
          records.line(),
          "the file has requests of more than %,d hours and model versions".formatted(MOST_HOURS),
          "model, version or target is read from a column with another value for each request",
          "name the right columns in " + mapping.path());
    }
    return counts;
  }

  private Instant instant() throws MalformedFile {
    String text = columns.instant(records);
    if (text.isEmpty()) {
      problems.add(TimeReject.NO_INSTANT.text());
      return null;
    }
    WrittenTime moment = mapping.time().read(text);
    boolean isFirst = !hasRecords;
    hasRecords = true;
    if (TimeReject.LOCAL_TIME_WITHOUT_ZONE.text().equals(moment.problem()) && isFirst) {
      throw new MalformedFile(
          file.path(),
          records.line(),
          "the times have no zone",
          "%s = %s says neither an offset nor a zone".formatted(mapping.instant().name(), text),
          "set time_zone at the source; UTC if the gateway writes UTC");
    }
    if (moment.problem() != null) {
      problems.add(moment.problem());
      return null;
    }
    if (isDateOnly(text)) {
      problems.add(TimeReject.NO_TIME_OF_DAY.text());
    } else if (moment.isAmbiguous()) {
      problems.add(TimeReject.AMBIGUOUS_LOCAL_TIME.text());
    } else if (moment.instant().isAfter(file.notAfter())) {
      problems.add(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return moment.instant();
  }

  /** A date would put all requests of a day into its first hour. */
  private static boolean isDateOnly(String text) {
    return text.length() == 10 && text.charAt(4) == '-';
  }

  private void addIfMissing(String field, String text) {
    if (text == null) {
      problems.add(RecordReject.NO_FIELD.of(field));
    }
  }

  private void addIfOutOfRange(String field, WholeNumber number) {
    if (number.value() != null && number.value() < 0) {
      problems.add(RecordReject.NEGATIVE_FIELD.of(field));
    } else if (number.value() != null && number.value() > MOST_TOKENS) {
      problems.add(RecordReject.FIELD_OUT_OF_RANGE.of(field));
    }
  }

  private static void countAbsent(boolean isDeclared, WholeNumber number, String field, Sink sink) {
    if (isDeclared && number.value() == null) {
      sink.absent(number.problem() + ":" + field);
    }
  }
}
