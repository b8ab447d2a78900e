package dev.plumbline.lineage.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ids that are one run, by what is said of two at a time. */
final class RunGroups {
  private final Map<String, String> parents = new HashMap<>();

  /** Takes two ids, and all that were joined with either, for one. */
  void join(String one, String other) {
    parents.put(root(one), root(other));
  }

  private String root(String id) {
    String root = id;
    while (!parents.computeIfAbsent(root, own -> own).equals(root)) {
      root = parents.get(root);
    }
    for (String at = id; !at.equals(root); ) {
      at = parents.put(at, root);
    }
    return root;
  }

  /** The ids of each run. */
  Collection<SortedSet<String>> all() {
    Map<String, SortedSet<String>> groups = new HashMap<>();
    for (String id : List.copyOf(parents.keySet())) {
      groups.computeIfAbsent(root(id), root -> new TreeSet<>()).add(id);
    }
    return groups.values();
  }
}
