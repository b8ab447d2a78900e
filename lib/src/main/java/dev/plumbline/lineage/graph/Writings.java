package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.ColumnCoverage;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.terms.EdgeKind;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who wrote each dataset version, and what was said of the writing. */
final class Writings {
  private static final String MODEL_TYPE = "MODEL";

  /** The runs that wrote each version. */
  final Ties producers;

  /** The versions of what says it is a model, by the run that wrote them. */
  final SortedMap<Integer, SortedSet<Integer>> models = new TreeMap<>();

  private final Set<Long> withoutUpstream = new HashSet<>();
  private final ColumnCoverage[] columns;

  /**
   * What was said before this time.
   *
   * @param edges those that were known then
   */
  Writings(Mentions mentions, Collection<EdgeFacts> edges, Instant end) {
    producers = mentions.outputs.turned(mentions.nodes.length);
    columns = new ColumnCoverage[mentions.nodes.length];
    for (EdgeFacts edge : edges) {
      int version = edge.kind() == EdgeKind.OUTPUT ? mentions.writing(edge) : -1;
      if (version >= 0) {
        add(version, mentions.numbers.get(edge.runId()), edge.asOf(end));
      }
    }
  }

  private void add(int version, int run, EdgeFacts edge) {
    if (MODEL_TYPE.equalsIgnoreCase(edge.type())) {
      models.computeIfAbsent(run, k -> new TreeSet<>()).add(version);
    }
    if (edge.noUpstreamDeclaredAt() != null) {
      withoutUpstream.add(Ties.tie(version, run));
    }
    ColumnCoverage own = edge.columns().coverage();
    if (own != null) {
      columns[version] = columns[version] == null ? own : columns[version].plus(own);
    }
  }

  /** True when somebody said that nothing flows into what this run wrote there. */
  boolean isWithoutUpstream(int version, int run) {
    return withoutUpstream.contains(Ties.tie(version, run));
  }

  /** How the columns of a version are tied to columns upstream; null where nothing says. */
  ColumnCoverage columns(int version) {
    return columns[version];
  }
}
