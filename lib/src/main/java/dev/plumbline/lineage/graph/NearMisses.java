package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a dataset version that nobody wrote was perhaps meant to be, as the end of a sentence. Never
 * more than a hint: names that look alike are not made one.
 */
final class NearMisses {
  private static final int SHOWN = 3;

  private NearMisses() {}

  /** Other versions of the same dataset, else datasets of nearly the same name; or nothing. */
  static String of(DatasetNode node, LineageGraph graph) {
    Collection<DatasetNode> versions = graph.versions(node.dataset());
    if (!versions.isEmpty()) {
      return "; runs wrote " + list(versions.stream().map(NearMisses::version).toList());
    }
    Collection<DatasetName> alike =
        graph.originated().stream().filter(other -> isAlike(node.dataset(), other)).toList();
    return alike.isEmpty()
        ? ""
        : "; %s has an origin, but no symlink says that both are one"
            .formatted(list(alike.stream().map(DatasetName::toString).toList()));
  }

  private static String version(DatasetNode node) {
    return node.isNamed() ? "version " + node.version() : "one without naming its version";
  }

  private static String list(Collection<String> names) {
    String first = names.stream().distinct().limit(SHOWN).collect(Collectors.joining(", "));
    long more = names.stream().distinct().count() - SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  private static boolean isAlike(DatasetName one, DatasetName other) {
    return !one.equals(other) && plain(one.name()).equals(plain(other.name()));
  }

  /** Without what systems write differently: case, slashes at the ends. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("^/+|/+$", "");
  }
}
