package dev.plumbline.storage;

import java.util.List;

/**
 * What a source's pattern finds.
 *
 * @param files those that are read, in order of their paths
 * @param passedBy those that are not, a line for each reason
 */
public record LandingList(List<LandingFile> files, List<PassedBy> passedBy) {
  /** Nothing at all. */
  static final LandingList NONE = new LandingList(List.of(), List.of());
}
