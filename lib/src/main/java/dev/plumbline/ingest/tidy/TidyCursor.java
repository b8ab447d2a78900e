package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.mapping.WrittenTime;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.FinishedSamples;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of one tidy file, wide or narrow, some at a time. */
final class TidyCursor implements Ingester.Cursor {
  private static final int AT_A_TIME = 1000;

  private final Records records;
  private final TidyMapping mapping;
  private final TidyColumns columns;
  private final FinishedSamples rows;
  private final RowLabels devices;
  private final LineOrder order;
  private final RowValues values;
  private final List<String> problems = new ArrayList<>();
  private final long fileInstant;
  private final long notAfter;
  private boolean hasBegun;
  private boolean isFinished;

  TidyCursor(SourceFile file, Records records, TidyMapping mapping) throws MalformedFile {
    this.records = records;
    this.mapping = mapping;
    this.columns = TidyColumns.of(file, records, mapping);
    LabelSets labelSets = new LabelSets(file.settings());
    this.rows = new FinishedSamples(file.settings(), labelSets);
    this.devices = new RowLabels(file, labelSets, mapping, columns);
    this.values = new RowValues(mapping, columns);
    this.order = new LineOrder(file.settings().dialect().zone().orElse(null));
    this.fileInstant = FileInstant.of(file);
    this.notAfter = file.notAfter().toEpochMilli();
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
    if (devices.isFull()) {
      // What is open becomes rows; a sample may be cut by it, which the timeline mends.
      rows.giveAll(sink);
      devices.clear();
      order.clear();
    }
    return !isFinished;
  }

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
    rows.giveAll(sink);
  }

  private void take(Sink sink) {
    problems.clear();
    if (records.problem() != null) {
      problems.add(records.problem());
    } else if (values.begin(records)) {
      row(sink);
    } else {
      sink.ignored(values.ignoredFor(), 1);
    }
    if (!problems.isEmpty()) {
      sink.reject(records.line(), records.raw(), List.copyOf(problems));
    }
  }

  private void row(Sink sink) {
    LabelSet labels = devices.of(records);
    if (labels == null) {
      problems.add(SampleReject.NO_UUID.text());
    }
    values.read(records, problems);
    long at = labels == null ? Printed.NO_INSTANT : instant(labels);
    if (!problems.isEmpty()) {
      return;
    }
    if (labels.sample().instant() != at) {
      rows.begin(labels, at, sink);
    }
    switch (values.addTo(labels.sample())) {
      case ACCEPTED -> sink.accepted(1);
      case DUPLICATE -> sink.duplicate();
      case TWIN -> sink.ignored("twin_metric", 1);
      case CONFLICT -> problems.add(SampleReject.CONFLICTING_VALUE.text());
    }
  }

  private long instant(LabelSet labels) {
    String text = columns.instant() < 0 ? null : records.text(columns.instant());
    if (text == null || text.isBlank()) {
      if (fileInstant == Printed.NO_INSTANT) {
        problems.add(TimeReject.NO_INSTANT.text());
      }
      return fileInstant;
    }
    WrittenTime moment = mapping.sampled().written().read(text);
    if (moment.problem() != null) {
      problems.add(
          "%s: %s".formatted(moment.problem(), shown(mapping.sampled().column().name(), text)));
      return Printed.NO_INSTANT;
    }
    long at = order.of(moment, labels, values.counter());
    if (at == LineOrder.UNKNOWN) {
      problems.add(
          TimeReject.AMBIGUOUS_LOCAL_TIME.with(shown(mapping.sampled().column().name(), text)));
    } else if (at > notAfter) {
      problems.add(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return at;
  }

  static String shown(String column, String text) {
    return column + " = " + (text.length() <= 80 ? text : text.substring(0, 80) + "…");
  }
}
