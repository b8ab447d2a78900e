package dev.plumbline.run.landing;

import dev.plumbline.storage.LandingFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each real file is read once, whatever the number of sources whose pattern finds it by a link:
 *
 * <ol>
 *   <li>a source that finds it by its own name has it; where several do, the configuration says so,
 *       and each reads it;
 *   <li>a source that finds it by a link has it where no source finds it by its own name, and none
 *       before it in the configuration finds it at all;
 *   <li>what is left out is told.
 * </ol>
 */
final class EachOnce {
  private final Set<String> own = new HashSet<>();
  private final Map<String, LandingFile> first = new HashMap<>();

  /** Over the files of all sources, in the order of the configuration. */
  EachOnce(Collection<List<LandingFile>> sources) {
    for (List<LandingFile> files : sources) {
      for (LandingFile file : files) {
        if (!isLinked(file)) {
          own.add(file.location());
        }
        first.putIfAbsent(file.location(), file);
      }
    }
  }

  /** A file that is reached by its own name lies at the path that the source has for it. */
  private static boolean isLinked(LandingFile file) {
    return !file.location().endsWith("/" + file.path());
  }

  /**
   * Those of a source's files that it reads.
   *
   * @param notices what is told of the others is added here
   */
  List<LandingFile> of(List<LandingFile> files, List<String> notices) {
    List<LandingFile> read = new ArrayList<>();
    List<LandingFile> left = new ArrayList<>();
    for (LandingFile file : files) {
      LandingFile other = first.get(file.location());
      boolean isElsewhere = own.contains(file.location()) || !other.source().equals(file.source());
      (isLinked(file) && isElsewhere ? left : read).add(file);
    }
    if (!left.isEmpty()) {
      notices.add(
          ("warning: source %s: %s%s: the link leads to a file that another source reads, and"
                  + " counts there")
              .formatted(
                  left.get(0).source(),
                  left.get(0).path(),
                  left.size() == 1 ? "" : " and %,d more like it".formatted(left.size() - 1)));
    }
    return read;
  }
}
