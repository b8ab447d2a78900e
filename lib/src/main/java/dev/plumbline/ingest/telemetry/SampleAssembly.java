package dev.plumbline.ingest.telemetry;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Puts values that come one by one, each with its metric and labels, together into samples: the
 * shared end of every format that carries series. A value counts as one record and ends in exactly
 * one of the sink's counts.
 */
public final class SampleAssembly implements SeriesTaking {
  private final LabelSets labelSets;
  private final FinishedSamples rows;
  private final Printed printed = new Printed();
  private final long fileInstant;
  private final long notAfter;

  /** Samples of this file. */
  public SampleAssembly(SourceFile file) throws MalformedFile {
    this.labelSets = new LabelSets(file.settings());
    this.rows = new FinishedSamples(file.settings(), labelSets);
    this.fileInstant = FileInstant.of(file);
    this.notAfter = file.notAfter().toEpochMilli();
  }

  /** Where the values of this series belong; ask once per series, not per value. */
  public Target target(String metricName, SortedMap<String, String> labels) {
    return target(SampleCounters.metric(metricName), labels);
  }

  /** The same for a metric that is not known by its name alone; null when no counter takes it. */
  public Target target(ExportedMetric metric, SortedMap<String, String> labels) {
    return Target.of(metric, labels, labelSets);
  }

  @Override
  public Taker taker(String metricName, SortedMap<String, String> labels) {
    return new SampleTaker(this, target(metricName, labels));
  }

  /** The values of one counter of one device. */
  private record SampleTaker(SampleAssembly assembly, Target target) implements Taker {
    @Override
    public String ignoredFor() {
      return target.ignoredFor();
    }

    @Override
    public void add(String text, long instant, long line, Supplier<String> raw, Sink sink) {
      assembly.add(target, text, instant, line, raw, sink);
    }
  }

  /**
   * Takes one value.
   *
   * @param text the value as it is printed; words such as {@code N/A} are absent with a reason
   * @param instant milliseconds since 1970, or {@link Printed#NO_INSTANT} for the file's own
   * @param lineNumber line of the record, for rejects
   * @param raw the record as it stands in the file, for rejects
   */
  public void add(
      Target target, String text, long instant, long lineNumber, Supplier<String> raw, Sink sink) {
    if (target.ignoredFor() != null) {
      sink.ignored(target.ignoredFor(), 1);
      return;
    }
    String problem = target.rejectedFor();
    long at = instant == Printed.NO_INSTANT ? fileInstant : instant;
    if (problem == null) {
      problem = problem(target.metric(), text, at);
    }
    if (problem == null) {
      problem = take(target, at, sink);
    }
    if (problem != null) {
      sink.reject(lineNumber, raw.get(), List.of(problem));
    }
  }

  private String problem(ExportedMetric metric, String text, long at) {
    byte[] bytes = (text + '\n').getBytes(StandardCharsets.UTF_8);
    if (text.indexOf('\n') >= 0 || !printed.readValue(bytes, 0, metric)) {
      return printed.problem() == null ? SampleReject.VALUE_NOT_A_NUMBER.text() : printed.problem();
    }
    if (bytes[Printed.afterBlanks(bytes, printed.end())] != '\n') {
      return SampleReject.VALUE_NOT_A_NUMBER.text();
    }
    if (at == Printed.NO_INSTANT) {
      return TimeReject.NO_INSTANT.text();
    }
    return at > notAfter ? TimeReject.CLOCK_IN_FUTURE.text() : null;
  }

  private String take(Target target, long at, Sink sink) {
    LabelSet set = target.labels();
    if (set.sample().instant() != at) {
      rows.begin(set, at, sink);
    }
    switch (set.sample().add(target.metric(), printed)) {
      case ACCEPTED -> sink.accepted(1);
      case DUPLICATE -> sink.duplicate();
      case TWIN -> sink.ignored("twin_metric", 1);
      case CONFLICT -> {
        return SampleReject.CONFLICTING_VALUE.text();
      }
    }
    return null;
  }

  @Override
  public boolean relieve(Sink sink) {
    if (!labelSets.isFull()) {
      return false;
    }
    labelSets.warnOfMany(sink);
    rows.giveAll(sink);
    labelSets.clear();
    return true;
  }

  @Override
  public void finish(Sink sink) {
    rows.giveAll(sink);
  }
}
