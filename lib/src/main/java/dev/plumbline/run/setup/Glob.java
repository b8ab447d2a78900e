package dev.plumbline.run.setup;

import dev.plumbline.storage.GlobPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Patterns that match files of one kind and none of another. */
final class Glob {
  private static final int MOST_ENDINGS = 4;
  private static final int MOST_SHAPES = 6;
  private static final int MOST_NAMES = 40;
  private static final int SHORTEST_PREFIX = 2;

  private Glob() {}

  /** The text with every wildcard of it taken as it stands. */
  static String escaped(String text) {
    return text.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
  }

  /**
   * The widest of a few patterns that matches all of these files and none of the others, so that
   * the files of later nights are matched too.
   *
   * @param folder pattern of the folder they lie in, empty at the top
   * @return empty where only a list of very many names would do
   */
  static Optional<String> of(
      String folder, Collection<FoundFile> files, Collection<FoundFile> others) {
    String before = folder.isEmpty() ? "" : folder + "/";
    return candidates(files).stream()
        .map(name -> before + name)
        .filter(glob -> fits(glob, files, others))
        .findFirst()
        .or(() -> listed(files).filter(glob -> fits(glob, files, others)));
  }

  /** The pattern of all files with their endings, where it matches these and none of the others. */
  static Optional<String> byEnding(
      String folder, Collection<FoundFile> files, Collection<FoundFile> others) {
    TreeSet<String> endings =
        new TreeSet<>(files.stream().map(file -> FileShape.ending(file.name())).toList());
    return Optional.of(folder + "/*" + ending(endings))
        .filter(glob -> !endings.contains("") && fits(glob, files, others));
  }

  private static List<String> candidates(Collection<FoundFile> files) {
    TreeSet<String> names = new TreeSet<>(files.stream().map(FoundFile::name).toList());
    TreeSet<String> endings = new TreeSet<>(names.stream().map(FileShape::ending).toList());
    TreeSet<String> shapes = new TreeSet<>(names.stream().map(FileShape::of).toList());
    List<String> candidates = new ArrayList<>();
    if (endings.size() <= MOST_ENDINGS && !endings.contains("")) {
      candidates.add("*" + ending(endings));
    }
    String prefix = prefix(shapes);
    if (prefix.length() >= SHORTEST_PREFIX && endings.size() <= MOST_ENDINGS) {
      candidates.add(escaped(prefix) + "*" + ending(endings));
    }
    if (shapes.size() <= MOST_SHAPES) {
      candidates.add(oneOf(shapes));
    }
    if (endings.contains("")) {
      candidates.add("*");
    }
    if (names.size() <= MOST_NAMES) {
      candidates.add(oneOf(names.stream().map(Glob::escaped).collect(Collectors.toList())));
    }
    return candidates;
  }

  private static Optional<String> listed(Collection<FoundFile> files) {
    return files.size() > MOST_NAMES
        ? Optional.empty()
        : Optional.of(oneOf(files.stream().map(file -> escaped(file.path())).toList()));
  }

  private static String ending(TreeSet<String> endings) {
    return endings.contains("")
        ? oneOf(endings)
        : "." + oneOf(endings.stream().map(ending -> ending.substring(1)).toList());
  }

  private static String oneOf(Collection<String> texts) {
    return texts.size() == 1 ? texts.iterator().next() : "{" + String.join(",", texts) + "}";
  }

  /** What all begin with, up to the first wildcard. */
  private static String prefix(TreeSet<String> shapes) {
    String first = shapes.first();
    String last = shapes.last();
    int length = 0;
    while (length < Math.min(first.length(), last.length())
        && first.charAt(length) == last.charAt(length)
        && first.charAt(length) != '*'
        && first.charAt(length) != '\\') {
      length++;
    }
    return first.substring(0, length);
  }

  private static boolean fits(
      String glob, Collection<FoundFile> files, Collection<FoundFile> others) {
    GlobPattern pattern = GlobPattern.of(glob);
    return files.stream().allMatch(file -> pattern.matches(file.path()))
        && others.stream().noneMatch(file -> pattern.matches(file.path()));
  }
}
