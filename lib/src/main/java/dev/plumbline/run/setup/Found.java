package dev.plumbline.run.setup;

import dev.plumbline.run.survey.Fleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was found in a folder.
 *
 * @param folder as it was named
 * @param files with the formats they tell
 * @param sources what reads them
 * @param refused paths that no source reads, with the reason
 * @param fleet the names in them
 * @param nodes which of these are in a bill
 */
record Found(
    Path folder,
    FoundFiles files,
    List<FoundSource> sources,
    Map<String, String> refused,
    Fleet fleet,
    NodeMatch nodes) {

  /** True when a bill could be looked at. */
  boolean hasBills() {
    return sources.stream().anyMatch(FoundSource::isBill);
  }

  /** True when there is telemetry. */
  boolean hasTelemetry() {
    return sources.stream().anyMatch(FoundSource::isTelemetry);
  }

  /** The first of a few paths, and how many more there are. */
  static String some(List<String> paths) {
    return paths.size() == 1 ? paths.get(0) : paths.get(0) + " and " + (paths.size() - 1) + " more";
  }
}
