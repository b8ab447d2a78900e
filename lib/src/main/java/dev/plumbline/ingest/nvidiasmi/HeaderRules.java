package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.terms.reject.SampleReject;
import dev.plumbline.terms.reject.TimeReject;
import java.util.Optional;

/** What a header must name before the lines below it can be placed. */
final class HeaderRules {
  private final SourceFile file;

  HeaderRules(SourceFile file) {
    this.file = file;
  }

  /** Why no line below this header can be used, or null. */
  String problem(Layout layout) {
    if (layout.uuid() == Layout.NONE) {
      return SampleReject.NO_UUID.text();
    }
    if (layout.timestamp() != Layout.NONE && file.settings().dialect().zone().isEmpty()) {
      return TimeReject.NO_TIME_ZONE.text();
    }
    return layout.unreadable().isPresent() ? SampleReject.UNKNOWN_UNIT.text() : null;
  }

  /** Refuses a file whose first header is no use. */
  void require(Layout layout, long line) throws MalformedFile {
    if (layout.header().isOfAnotherQuery()) {
      throw malformed(
          line,
          "the file lists processes or memory pages",
          "its columns are of another query of nvidia-smi than --query-gpu",
          "log --query-gpu, or leave the file out of the source");
    }
    if (!layout.header().hasCounters()) {
      throw malformed(
          line,
          "no column is a counter",
          "a sample needs a number, such as utilization.gpu or power.draw",
          "add one to --query-gpu");
    }
    Optional<SmiHeader.Column> unreadable = layout.unreadable();
    if (unreadable.isPresent()) {
      throw malformed(
          line,
          "unit [%s] of %s".formatted(unreadable.get().unit(), unreadable.get().printed()),
          "the field cannot be printed in it, and a scale is never guessed",
          "correct the header");
    }
    String problem = problem(layout);
    if (SampleReject.NO_UUID.text().equals(problem)) {
      throw malformed(
          line,
          "no column is the GPU's UUID",
          "a GPU's index can change at every boot, so it does not say which GPU a line is of",
          "add uuid to --query-gpu");
    }
    if (problem != null) {
      throw malformed(
          line,
          "the times cannot be placed",
          "nvidia-smi prints the host's local time without its zone, and the source has none",
          "set time_zone of the source, such as time_zone: Europe/Berlin");
    }
  }

  /** The file begins with a line that is no header. */
  MalformedFile missing(Line line) {
    String raw = line.raw();
    return malformed(
        line.number(),
        "no header: the file begins with " + raw.substring(0, Math.min(raw.length(), 80)),
        "it was written with noheader, or is no CSV of --query-gpu",
        "log with a header, or declare the columns in the source's mapping: columns: [timestamp,"
            + " uuid, …]");
  }

  private MalformedFile malformed(long line, String problem, String cause, String remedy) {
    return new MalformedFile(file.path(), line, problem, cause, remedy);
  }
}
