package dev.plumbline.run.landing;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Refuses one bill in two sources: each would count all of it. */
final class EqualFiles {
  /** What is the same twice. */
  private record Content(String sha256, LocalDate period) {}

  private EqualFiles() {}

  /**
   * Checks the files in force of every source.
   *
   * @param sources names of those that are configured
   * @throws Failure when two of them have the same bytes
   */
  static void refuse(Collection<FileState> files, Set<String> sources) {
    Map<Content, FileState> seen = new HashMap<>();
    for (FileState file : files) {
      if (!sources.contains(file.key().source())) {
        continue;
      }
      for (LocalDate period : file.periods()) {
        if (file.counts(period) && hasLines(file, period)) {
          FileState other = seen.putIfAbsent(new Content(file.sha256(), period), file);
          if (other != null && !other.key().source().equals(file.key().source())) {
            throw failure(other, file, period);
          }
        }
      }
    }
  }

  private static boolean hasLines(FileState file, LocalDate period) {
    return file.bill().sums().entrySet().stream()
        .anyMatch(
            sums ->
                FileState.periodOf(sums.getKey()).equals(period)
                    && sums.getValue().accepted().lines() > 0);
  }

  private static Failure failure(FileState one, FileState other, LocalDate period) {
    boolean isInOrder = one.key().source().compareTo(other.key().source()) < 0;
    FileState first = isInOrder ? one : other;
    FileState second = isInOrder ? other : one;
    return new Failure(
        Category.CONFIGURATION,
        "sources %s and %s read the same bill of billing period %s"
            .formatted(first.key().source(), second.key().source(), period),
        "%s and %s have the same bytes, and would count twice"
            .formatted(first.key().path(), second.key().path()),
        "let one of the sources leave the file out, or take the copy out of the landing");
  }
}
