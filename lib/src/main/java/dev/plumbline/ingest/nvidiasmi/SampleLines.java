package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.nvidiasmi.HostClock.Overlap;
import dev.plumbline.ingest.nvidiasmi.Passage.Pass;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.terms.reject.FileReject;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells of each line of values which device it is of and which instant. */
final class SampleLines {
  private static final int MOST_DEVICES = 10_000;
  private static final byte[] GPU = "GPU-".getBytes(StandardCharsets.UTF_8);
  private static final byte[] MIG = "MIG-".getBytes(StandardCharsets.UTF_8);

  private final HostClock clock;
  private final LocalTimes times = new LocalTimes();
  private final Cells cells = new Cells();
  private final LoggedGpus devices;
  private final Samples samples;
  private final long fileInstant;
  private final long mostWaiting;
  private long waiting;

  /**
   * Reads the lines of a file.
   *
   * @param mostWaiting bytes that lines which wait for a change of the clock may take; more are
   *     settled without its end
   */
  SampleLines(SourceFile file, long mostWaiting) throws MalformedFile {
    this.clock = file.settings().dialect().zone().map(HostClock::new).orElse(null);
    this.devices = new LoggedGpus(NodeName.of(file));
    this.samples = new Samples(file);
    this.fileInstant = FileInstant.of(file);
    this.mostWaiting = mostWaiting;
  }

  /** Takes a line that stands under a header. */
  void take(Line line, Sink sink) {
    String problem = problem(line);
    if (problem != null && DriverMessages.isOne(line.raw())) {
      sink.ignored(DriverMessages.REASON, 1);
      return;
    }
    if (problem != null) {
      line.reject(problem, sink);
      return;
    }
    Layout layout = line.layout();
    int uuid = layout.uuid();
    Device device = devices.of(line.bytes(), cells.start(uuid), cells.end(uuid));
    if (layout.timestamp() == Layout.NONE) {
      samples.add(line, cells, device, fileInstant, sink);
    } else {
      place(line, device, sink);
    }
    if (devices.count() > MOST_DEVICES || samples.areFull()) {
      finish(sink);
      devices.clear();
      samples.forget();
    }
  }

  private String problem(Line line) {
    if (!cells.split(line.bytes(), line.from(), line.to())) {
      return FileReject.UNCLOSED_QUOTE.text();
    }
    Layout layout = line.layout();
    if (cells.count() != layout.width()) {
      return FileReject.WRONG_COLUMN_COUNT.text();
    }
    if (layout.uuid() == Layout.NONE) {
      return SampleReject.NO_UUID.text();
    }
    if (begins(line, layout.uuid(), MIG)) {
      return SampleReject.MIG_WITHOUT_PARENT.text();
    }
    return begins(line, layout.uuid(), GPU) ? null : SampleReject.NO_UUID.text();
  }

  private boolean begins(Line line, int cell, byte[] with) {
    int start = cells.start(cell);
    int behind = start + with.length;
    return cells.end(cell) > behind
        && Arrays.equals(line.bytes(), start, behind, with, 0, with.length);
  }

  private long local(Line line) {
    int time = line.layout().timestamp();
    return times.read(line.bytes(), cells.start(time), cells.end(time));
  }

  private void place(Line line, Device device, Sink sink) {
    long local = local(line);
    if (local == LocalTimes.NONE) {
      line.reject(TimeReject.BAD_TIMESTAMP.text(), sink);
      return;
    }
    switch (clock.place(local)) {
      case ONCE -> {
        long at = local - clock.offset();
        Passage passage = device.passage();
        if (passage.isWaiting()) {
          settle(device, passage.left(local), sink);
          cells.split(line.bytes(), line.from(), line.to());
        }
        passage.outside(local);
        samples.add(line, cells, device, at, sink);
      }
      case TWICE -> pass(line, device, local, sink);
      case NEVER -> line.reject(TimeReject.LOCAL_TIME_DOES_NOT_EXIST.text(), sink);
    }
  }

  /** A line at a local time that happens twice. */
  private void pass(Line line, Device device, long local, Sink sink) {
    Passage passage = device.passage();
    Overlap overlap = clock.overlap();
    if (passage.isWaitingElsewhere(overlap)) {
      settle(device, passage.settledByEntry(), sink);
    }
    Pass pass = passage.within(local, overlap);
    if (pass == Pass.WAITING) {
      Line kept = line.kept();
      passage.add(kept);
      waiting += kept.size();
      if (waiting > mostWaiting) {
        settleAll(sink);
      }
      return;
    }
    if (passage.isWaiting()) {
      settle(device, Pass.FIRST, sink);
    }
    passed(line, device, pass, sink);
  }

  /** The line is now known to be in this pass. */
  private void passed(Line line, Device device, Pass pass, Sink sink) {
    Overlap overlap = device.passage().overlap();
    cells.split(line.bytes(), line.from(), line.to());
    switch (pass) {
      case FIRST -> samples.add(line, cells, device, local(line) - overlap.earlierOffset(), sink);
      case SECOND -> samples.add(line, cells, device, local(line) - overlap.laterOffset(), sink);
      case WAITING, UNKNOWN -> line.reject(TimeReject.AMBIGUOUS_LOCAL_TIME.text(), sink);
    }
  }

  private void settle(Device device, Pass pass, Sink sink) {
    for (Line line : device.passage().release()) {
      waiting -= line.size();
      passed(line, device, pass, sink);
    }
  }

  private void settleAll(Sink sink) {
    for (Device device : devices.all()) {
      if (device.passage().isWaiting()) {
        settle(device, device.passage().settledByEntry(), sink);
      }
    }
  }

  /** Counts the lines that became samples since the last time. */
  void count(Sink sink) {
    samples.count(sink);
  }

  /** Makes rows of everything that is open. */
  void finish(Sink sink) {
    settleAll(sink);
    samples.giveAll(sink);
  }
}
