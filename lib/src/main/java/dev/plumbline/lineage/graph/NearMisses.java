package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a dataset version that nobody wrote was perhaps meant to be, as the end of a sentence. Never
 * more than a hint: names that look alike are not made one.
 */
final class NearMisses {
  private static final int SHOWN = 3;

  private final LineageGraph graph;
  private final Map<String, SortedSet<DatasetName>> alike = new HashMap<>();

  /**
   * Among these.
   *
   * @param originated all datasets that a run wrote or somebody declared
   */
  NearMisses(LineageGraph graph, Collection<DatasetName> originated) {
    this.graph = graph;
    originated.forEach(
        name -> alike.computeIfAbsent(plain(name.name()), k -> new TreeSet<>()).add(name));
  }

  /** Other versions of the same dataset, else datasets of nearly the same name; or nothing. */
  String of(DatasetNode node) {
    List<DatasetNode> versions = graph.written(node.dataset());
    if (!versions.isEmpty()) {
      return "; runs wrote " + list(versions.stream().map(NearMisses::version).toList());
    }
    SortedSet<DatasetName> names =
        new TreeSet<>(alike.getOrDefault(plain(node.dataset().name()), new TreeSet<>()));
    names.remove(node.dataset());
    return names.isEmpty()
        ? ""
        : "; %s has an origin, but no symlink says that both are one"
            .formatted(list(names.stream().map(DatasetName::toString).toList()));
  }

  private static String version(DatasetNode node) {
    return node.isNamed() ? "version " + node.version() : "one without naming its version";
  }

  private static String list(Collection<String> names) {
    String first = names.stream().distinct().limit(SHOWN).collect(Collectors.joining(", "));
    long more = names.stream().distinct().count() - SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** Without what systems write differently: case, slashes at the ends. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("^/+|/+$", "");
  }
}
