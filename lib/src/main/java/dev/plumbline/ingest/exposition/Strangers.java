package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines that are no series, until the first that is one. A file without any is of another format:
 * one problem of the file, not a reject for each of its lines.
 */
final class Strangers {
  private static final int MOST = 10_000;

  private final SourceFile file;
  private final List<Stranger> held = new ArrayList<>();
  private boolean isKnown;

  private record Stranger(long line, String raw, String reason) {}

  Strangers(SourceFile file) {
    this.file = file;
  }

  /** A line is no series. */
  void add(long line, String raw, String reason, Sink sink) {
    if (isKnown) {
      sink.reject(line, raw, List.of(reason));
      return;
    }
    held.add(new Stranger(line, raw, reason));
    if (held.size() == MOST) {
      greet(sink);
    }
  }

  /** A line is a series, so the file is text of Prometheus and the lines before it are rejects. */
  void greet(Sink sink) {
    if (!isKnown) {
      isKnown = true;
      held.forEach(line -> sink.reject(line.line, line.raw, List.of(line.reason)));
      held.clear();
    }
  }

  /** The file ended. */
  void finish(Sink sink) throws MalformedFile {
    if (held.size() > 1) {
      Stranger first = held.get(0);
      throw new MalformedFile(
          file.path(),
          first.line,
          String.format(
              Locale.ROOT, "none of its %,d lines is a series of Prometheus text", held.size()),
          first.reason + " in the first of them: " + beginning(first.raw),
          "correct the source's format: (auto tells it from the file), or fetch the file again");
    }
    greet(sink);
  }

  private static String beginning(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "\u2026" : text;
  }
}
