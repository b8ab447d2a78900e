package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.FinishedSamples;
import dev.plumbline.ingest.telemetry.LabelSet;
import dev.plumbline.ingest.telemetry.LabelSets;
import dev.plumbline.ingest.telemetry.Printed;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;

/**
 * Makes a sample of each line whose device and instant are known. A line that repeats the instant
 * of the device's line before is a duplicate when it says the same, and is refused when not.
 */
final class Samples {
  private static final long YEAR_2000 = 946_684_800_000L;

  private final LabelSets labelSets;
  private final FinishedSamples rows;
  private final LineValues values = new LineValues();
  private final long notAfter;
  private long accepted;

  Samples(SourceFile file) {
    this.labelSets = new LabelSets(file.settings());
    this.rows = new FinishedSamples(file.settings(), labelSets);
    this.notAfter = file.notAfter().toEpochMilli();
  }

  /**
   * Takes a line.
   *
   * @param cells its cells
   * @param at milliseconds since 1970, or {@link Printed#NO_INSTANT}
   */
  void add(Line line, Cells cells, Device device, long at, Sink sink) {
    String problem = problem(at);
    if (problem == null) {
      problem = values.read(line.bytes(), cells, line.layout());
    }
    if (problem == null && device.isAt(at)) {
      if (values.areThoseOf(device.sample())) {
        sink.duplicate();
        return;
      }
      problem = SampleReject.CONFLICTING_VALUE.text();
    }
    if (problem != null) {
      line.reject(problem, sink);
      return;
    }
    LabelSet labels = device.labels(line, cells, labelSets);
    rows.begin(labels, at, sink);
    values.into(labels.sample());
    device.at(at);
    accepted++;
  }

  private String problem(long at) {
    if (at == Printed.NO_INSTANT) {
      return TimeReject.NO_INSTANT.text();
    }
    if (at > notAfter) {
      return TimeReject.CLOCK_IN_FUTURE.text();
    }
    return at < YEAR_2000 ? TimeReject.TIMESTAMP_BEFORE_2000.text() : null;
  }

  /** True when no more devices should be added before {@link #forget}. */
  boolean areFull() {
    return labelSets.isFull();
  }

  /** Counts the lines that became samples since the last time. */
  void count(Sink sink) {
    sink.accepted(accepted);
    accepted = 0;
  }

  /** Makes rows of everything that is open. */
  void giveAll(Sink sink) {
    rows.giveAll(sink);
  }

  /** Forgets the devices' labels; their samples are given. */
  void forget() {
    labelSets.clear();
  }
}
