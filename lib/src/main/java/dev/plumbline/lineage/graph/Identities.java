package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.terms.EdgeKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which dataset names mean the same data: the closure of what symlinks say. A dataset goes by the
 * first of its names in text order, so the order of statements does not matter. A name of which a
 * part was left out means nothing else.
 */
public final class Identities {
  private final Map<DatasetName, DatasetName> parents = new HashMap<>();

  public Identities(Collection<EdgeFacts> edges) {
    for (EdgeFacts edge : edges) {
      if (edge.kind() == EdgeKind.SYMLINK && edge.dataset().isWhole() && edge.other().isWhole()) {
        unite(edge.dataset(), edge.other());
      }
    }
  }

  private void unite(DatasetName one, DatasetName other) {
    DatasetName first = of(one);
    DatasetName second = of(other);
    int order = first.compareTo(second);
    if (order < 0) {
      parents.put(second, first);
    } else if (order > 0) {
      parents.put(first, second);
    }
  }

  /** The name that the dataset goes by. */
  public DatasetName of(DatasetName name) {
    DatasetName root = name;
    for (DatasetName up = parents.get(root); up != null; up = parents.get(root)) {
      root = up;
    }
    for (DatasetName at = name; !at.equals(root); ) {
      DatasetName up = parents.put(at, root);
      at = up;
    }
    return root;
  }

  /** All names of each dataset that has more than one. */
  public Map<DatasetName, SortedSet<DatasetName>> aliases() {
    Map<DatasetName, SortedSet<DatasetName>> aliases = new TreeMap<>();
    for (DatasetName name : parents.keySet().toArray(DatasetName[]::new)) {
      SortedSet<DatasetName> names = aliases.computeIfAbsent(of(name), k -> new TreeSet<>());
      names.add(name);
      names.add(of(name));
    }
    return aliases;
  }
}
