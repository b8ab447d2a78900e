package dev.plumbline.run.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Groups files of one format by where they lie, so that the folders of later nights belong too. */
final class FolderPattern {
  private static final int MOST_FOLDERS = 8;
  private static final int MOST_GROUPS = 12;

  private FolderPattern() {}

  /** The files by the pattern of their folder; the top has the empty pattern. */
  static Map<String, List<FoundFile>> groups(List<FoundFile> files) {
    Map<String, List<FoundFile>> groups = new TreeMap<>();
    files.forEach(
        file -> groups.computeIfAbsent(pattern(file.folder()), p -> new ArrayList<>()).add(file));
    for (String crowded = crowded(groups); crowded != null; crowded = crowded(groups)) {
      merge(groups, crowded);
    }
    return groups.size() > MOST_GROUPS ? Map.of(below(groups), files) : groups;
  }

  private static String pattern(String folder) {
    return folder.isEmpty()
        ? ""
        : Arrays.stream(folder.split("/"))
            .map(FileShape::ofFolder)
            .collect(Collectors.joining("/"));
  }

  /** The pattern of everything below the folder that all these files lie under. */
  static String below(Map<String, List<FoundFile>> groups) {
    return common(groups) + "**";
  }

  /** A folder with so many folders of this kind that the next will come. */
  private static String crowded(Map<String, List<FoundFile>> groups) {
    Map<String, Long> children =
        groups.keySet().stream()
            .filter(pattern -> !pattern.isEmpty() && !pattern.endsWith("*"))
            .collect(Collectors.groupingBy(FolderPattern::parent, Collectors.counting()));
    return children.entrySet().stream()
        .filter(entry -> entry.getValue() > MOST_FOLDERS)
        .map(Map.Entry::getKey)
        .min(String::compareTo)
        .orElse(null);
  }

  private static void merge(Map<String, List<FoundFile>> groups, String parent) {
    List<String> children =
        groups.keySet().stream()
            .filter(pattern -> !pattern.isEmpty() && parent(pattern).equals(parent))
            .toList();
    List<FoundFile> merged = new ArrayList<>();
    children.forEach(child -> merged.addAll(groups.remove(child)));
    groups.computeIfAbsent(parent + "*", p -> new ArrayList<>()).addAll(merged);
  }

  /** With its slash at the end; empty at the top. */
  private static String parent(String pattern) {
    return pattern.substring(0, pattern.lastIndexOf('/') + 1);
  }

  /** The folders that all begin with. */
  private static String common(Map<String, List<FoundFile>> groups) {
    List<String> patterns = List.copyOf(groups.keySet());
    String common = patterns.get(0) + "/";
    for (String pattern : patterns) {
      while (!(pattern + "/").startsWith(common)) {
        common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
      }
    }
    return common;
  }
}
