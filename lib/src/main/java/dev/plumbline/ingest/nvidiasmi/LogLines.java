package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.terms.reject.FileReject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells headers, messages of the driver and lines of values apart. */
final class LogLines {
  private static final int MOST_NAMES = 10_000;

  private final HeaderRules rules;
  private final SampleLines samples;
  private final Cells cells = new Cells();
  private final Set<String> unread = new TreeSet<>();
  private Layout layout;
  private String ignoredFor;
  private String rejectedFor;

  LogLines(SourceFile file, long mostWaiting) throws MalformedFile {
    this.rules = new HeaderRules(file);
    this.samples = new SampleLines(file, mostWaiting);
    Optional<SmiHeader> declared = DeclaredColumns.of(file.settings().dialect());
    if (declared.isPresent()) {
      layout = new Layout(declared.get());
    }
  }

  /** Takes a line that a line feed ends. */
  void take(byte[] bytes, int from, int to, long number, Sink sink) throws MalformedFile {
    int first = first(bytes, from, to);
    if (first == to) {
      return;
    }
    Line line = new Line(bytes, from, to, layout, number);
    Optional<SmiHeader> header = header(line, bytes[first]);
    if (header.isPresent()) {
      takeHeader(header.get(), number, sink);
    } else {
      takeOther(line, sink);
    }
  }

  private static int first(byte[] bytes, int from, int to) {
    int first = from;
    while (first < to && Cells.isBlank(bytes[first])) {
      first++;
    }
    return first;
  }

  /** Values begin with a time, a number, a name or a UUID; only headers with a small letter. */
  private Optional<SmiHeader> header(Line line, byte first) {
    boolean canBe = first >= 'a' && first <= 'z' || first == '"';
    return canBe && cells.split(line.bytes(), line.from(), line.to())
        ? SmiHeader.of(cells)
        : Optional.empty();
  }

  private void takeHeader(SmiHeader header, long number, Sink sink) throws MalformedFile {
    if (layout != null) {
      sink.ignored("header", 1);
      if (layout.header().equals(header)) {
        return;
      }
    }
    Layout read = new Layout(header);
    if (layout == null) {
      rules.require(read, number);
    }
    layout = read;
    ignoredFor = header.isOfAnotherQuery() || !header.hasCounters() ? "other_query" : null;
    rejectedFor = rules.problem(read);
    report(sink);
  }

  private void report(Sink sink) {
    for (String name : layout.unread()) {
      if (unread.size() < MOST_NAMES && unread.add(name)) {
        sink.unmapped(name);
      }
    }
  }

  private void takeOther(Line line, Sink sink) throws MalformedFile {
    if (layout == null) {
      if (!DriverMessages.isOne(line.raw())) {
        throw rules.missing(line);
      }
      sink.ignored(DriverMessages.REASON, 1);
    } else if (ignoredFor != null) {
      sink.ignored(ignoredFor, 1);
    } else if (rejectedFor != null) {
      line.reject(rejectedFor, sink);
    } else {
      samples.take(line, sink);
    }
  }

  /** Takes the last line of a file that ends without a line feed: it may have been cut. */
  void takeUnended(byte[] bytes, int from, int to, long number, Sink sink) throws MalformedFile {
    if (first(bytes, from, to) == to) {
      return;
    }
    Line line = new Line(bytes, from, to, layout, number);
    cells.split(bytes, from, to);
    boolean isMessage = DriverMessages.isOne(line.raw());
    if (layout == null || isMessage || LineEnd.isCertain(line, cells)) {
      take(bytes, from, to, number, sink);
    } else {
      // A shorter number is another number.
      line.reject(FileReject.TRUNCATED.text(), sink);
    }
  }

  /** Counts the lines that became samples since the last time. */
  void count(Sink sink) {
    samples.count(sink);
  }

  /** Makes rows of everything that is open. */
  void finish(Sink sink) {
    if (layout != null) {
      report(sink);
    }
    samples.finish(sink);
    samples.count(sink);
  }
}
