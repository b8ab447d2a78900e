package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.storage.LandingFile;
import dev.plumbline.storage.OfflineLanding;
import dev.plumbline.storage.PassedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sources whose path matches no file: all of them are told in one message. */
public final class MissingFiles {
  private MissingFiles() {}

  /**
   * Looks at every source whose folder is on this machine, without a session; the others are looked
   * at when the landing is read.
   *
   * @return what their files want of Java's heap
   */
  public static HeapRule assertNone(Configuration configuration) {
    OfflineLanding landing = new OfflineLanding();
    List<Source> missing = new ArrayList<>();
    long files = 0;
    long bytes = 0;
    for (Source source : configuration.sources()) {
      if (source.isHere()) {
        List<LandingFile> found =
            landing.list(
                source.settings().name(),
                source.settings().format(),
                source.folder(),
                source.glob());
        files += found.size();
        bytes += found.stream().mapToLong(LandingFile::bytes).sum();
        if (found.isEmpty()) {
          missing.add(source);
        }
      }
    }
    refuse(missing);
    return new HeapRule(files, bytes);
  }

  /** What of a source is not read, as a line of its own. */
  public static String words(Source source, PassedBy passed) {
    return "warning: source %s: %s".formatted(source.settings().name(), passed.text());
  }

  private static String nothing(Source source) {
    String nothing = "nothing matches " + source.glob() + " under " + source.folder();
    if (!source.isHere()) {
      return nothing;
    }
    String passed =
        new OfflineLanding()
                .look(
                    source.settings().name(),
                    source.settings().format(),
                    source.folder(),
                    source.glob())
                .passedBy()
                .stream()
                .map(PassedBy::text)
                .collect(Collectors.joining(", "));
    return passed.isEmpty() ? nothing : nothing + " that can be read (" + passed + ")";
  }

  /** Stops a night of which some source has no files. */
  static void refuse(List<Source> missing) {
    if (missing.isEmpty()) {
      return;
    }
    String names =
        missing.stream().map(source -> source.settings().name()).collect(Collectors.joining(", "));
    throw new Failure(
        Category.INPUT,
        missing.size() == 1
            ? "source " + names + " has no files"
            : missing.size() + " sources have no files: " + names,
        missing.stream().map(MissingFiles::nothing).collect(Collectors.joining("; ")),
        "correct path: of the source, or deliver its files");
  }
}
