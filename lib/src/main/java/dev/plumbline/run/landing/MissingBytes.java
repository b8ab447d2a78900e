package dev.plumbline.run.landing;

import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.storage.FileFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * How much an archive that was cut lacks. It does not say so itself: what it lacks to the median
 * size of the other files of its source; all that it has where there are none to compare it with.
 */
final class MissingBytes {
  private MissingBytes() {}

  /** Bytes that the file lacks; 0 unless it was cut. */
  static long of(FileFigures file, Collection<TableIngestion.Result> results) {
    if (!file.isCutShort()) {
      return 0;
    }
    FileKey key = FileKey.of(file.file());
    List<Long> sizes = new ArrayList<>();
    for (TableIngestion.Result result : results) {
      for (FileState other : result.after().values()) {
        if (other.key().source().equals(key.source()) && !other.key().equals(key)) {
          sizes.add(other.version().bytes());
        }
      }
    }
    Collections.sort(sizes);
    return sizes.isEmpty()
        ? file.file().bytes()
        : Math.max(0, sizes.get((sizes.size() - 1) / 2) - file.file().bytes());
  }
}
