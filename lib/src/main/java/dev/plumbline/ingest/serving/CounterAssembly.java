package dev.plumbline.ingest.serving;

import dev.plumbline.facts.ServingMetric;
import dev.plumbline.facts.ServingMetrics;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.ingest.serving.SeenValues.Outcome;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.ingest.telemetry.SeriesTaking;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Makes a row of each value of a counter that is read, and counts all others as left out. */
final class CounterAssembly implements SeriesTaking {
  /** Values remembered at once, to tell repeated ones. */
  private static final long MOST = 4_000_000;

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");
  private static final Pattern NO_NUMBER =
      Pattern.compile("[+-]?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);

  /** Labels of the parts of one server that count the same requests, each for itself. */
  private static final List<String> RANKS = List.of("tp_rank", "pp_rank", "moe_ep_rank");

  private static final Taker UNMAPPED = new LeftOut("unmapped_metric");
  private static final Taker OTHER_RANK = new LeftOut("other_rank");

  private final SourceFile file;
  private final long fileInstant;
  private final long notAfter;
  private final Map<String, SeenValues> seen = new HashMap<>();
  private long kept;
  private boolean hasCounters;

  CounterAssembly(SourceFile file) throws MalformedFile {
    this.file = file;
    this.fileInstant = FileInstant.of(file);
    this.notAfter = file.notAfter().toEpochMilli();
  }

  @Override
  public Taker taker(String metricName, SortedMap<String, String> labels) {
    ServingMetric metric = ServingMetrics.of(metricName, labels);
    if (metric == null) {
      return UNMAPPED;
    }
    hasCounters = true;
    if (RANKS.stream().anyMatch(rank -> !labels.getOrDefault(rank, "0").equals("0"))) {
      return OTHER_RANK;
    }
    CounterSeries series = CounterSeries.of(metric, labels, file.settings());
    return new CounterTaker(
        series, seen.computeIfAbsent(series.seriesId(), id -> new SeenValues()));
  }

  /** Values that no row takes. */
  private record LeftOut(String ignoredFor) implements Taker {
    @Override
    public void add(String text, long instant, long line, Supplier<String> raw, Sink sink) {
      sink.ignored(ignoredFor, 1);
    }
  }

  /** The values of one counter. */
  private final class CounterTaker implements Taker {
    private final CounterSeries series;
    private final SeenValues values;

    private CounterTaker(CounterSeries series, SeenValues values) {
      this.series = series;
      this.values = values;
    }

    @Override
    public String ignoredFor() {
      return null;
    }

    @Override
    public void add(String text, long instant, long line, Supplier<String> raw, Sink sink) {
      long at = instant == Printed.NO_INSTANT ? fileInstant : instant;
      String printed = text.trim();
      String problem = problem(printed, at);
      if (problem != null) {
        sink.reject(line, raw.get(), List.of(problem));
      } else if (NO_NUMBER.matcher(printed).matches()) {
        sink.ignored("no_number", 1);
      } else {
        take(Double.parseDouble(printed), at, line, raw, sink);
      }
    }

    private void take(double value, long at, long line, Supplier<String> raw, Sink sink) {
      Outcome outcome = values.add(at, value);
      if (outcome == Outcome.EQUAL) {
        sink.duplicate();
      } else if (outcome == Outcome.OTHER) {
        sink.reject(line, raw.get(), List.of(SampleReject.CONFLICTING_VALUE.text()));
      } else {
        kept++;
        sink.accepted(1);
        row(series, value, Instant.ofEpochMilli(at), sink);
      }
    }
  }

  private String problem(String text, long at) {
    boolean isNumber = NUMBER.matcher(text).matches();
    if (!isNumber && !NO_NUMBER.matcher(text).matches()) {
      return SampleReject.VALUE_NOT_A_NUMBER.text();
    }
    if (isNumber && Double.parseDouble(text) < 0) {
      return RecordReject.NEGATIVE_FIELD.of("value");
    }
    if (at == Printed.NO_INSTANT) {
      return TimeReject.NO_INSTANT.text();
    }
    return at > notAfter ? TimeReject.CLOCK_IN_FUTURE.text() : null;
  }

  private void row(CounterSeries series, double value, Instant at, Sink sink) {
    LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
    RowDraft row =
        series
            .in(new RowDraft(ServingSample.TABLE))
            .set(ServingSample.SAMPLE_DATE, date)
            .set(ServingSample.SOURCE, file.settings().name())
            .set(ServingSample.SOURCE_FILE, file.path())
            .set(ServingSample.SAMPLED_AT, at)
            .set(ServingSample.VALUE, value);
    sink.row(row.values(), date, date);
  }

  @Override
  public boolean relieve(Sink sink) {
    if (kept < MOST) {
      return false;
    }
    seen.clear();
    kept = 0;
    return true;
  }

  @Override
  public void finish(Sink sink) {
    if (!hasCounters) {
      sink.warning(
          "no counter of an inference server is in the file: query or scrape those that"
              + " docs/FORMATS.md names");
    }
  }
}
