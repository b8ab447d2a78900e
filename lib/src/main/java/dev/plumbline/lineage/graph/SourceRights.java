package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.licence.LicenceExpression;
import dev.plumbline.terms.LinkState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The datasets that come from outside, and by what right they are used: those that are declared,
 * and those of which nobody knows where they come from, which have no right that anybody could
 * name.
 */
final class SourceRights {
  private final List<Entry> entries = new ArrayList<>();

  /**
   * One dataset, in all its versions.
   *
   * @param ranks of the versions that runs read
   */
  private record Entry(DatasetName dataset, Source declared, List<Integer> ranks) {
    private boolean hasLicence() {
      return declared != null
          && isSaid(declared.licence())
          && !LicenceExpression.isNoLicence(declared.licence());
    }

    private boolean hasLegalBasis() {
      return declared != null && isSaid(declared.legalBasis());
    }

    private static boolean isSaid(String text) {
      return text != null && !text.isBlank() && !text.strip().equalsIgnoreCase("unknown");
    }

    private String lacking() {
      if (declared == null) {
        return dataset + ": not declared";
      }
      String what = hasLegalBasis() ? "no licence" : "no legal basis";
      return dataset + ": " + (hasLicence() || hasLegalBasis() ? what : "no licence, " + what);
    }
  }

  /** What of this lies behind each of up to sixty-four walks. */
  static final class Behind {
    private static final int NAMED = 20;

    private final LaneCounts sources = new LaneCounts();
    private final LaneCounts withoutLicence = new LaneCounts();
    private final LaneCounts withoutLegalBasis = new LaneCounts();
    private final List<List<String>> lacking = new ArrayList<>();

    private Behind() {
      for (int walk = 0; walk < Long.SIZE; walk++) {
        lacking.add(new ArrayList<>());
      }
    }

    private void add(Entry entry, long walks) {
      sources.add(walks, 1);
      withoutLicence.add(entry.hasLicence() ? 0 : walks, 1);
      withoutLegalBasis.add(entry.hasLegalBasis() ? 0 : walks, 1);
      if (!entry.hasLicence() || !entry.hasLegalBasis()) {
        for (long rest = walks; rest != 0; rest &= rest - 1) {
          List<String> own = lacking.get(Long.numberOfTrailingZeros(rest));
          if (own.size() < NAMED) {
            own.add(entry.lacking());
          }
        }
      }
    }

    Upstream.Rights of(int walk) {
      return new Upstream.Rights(
          sources.of(walk), withoutLicence.of(walk), withoutLegalBasis.of(walk), lacking.get(walk));
    }
  }

  SourceRights(LineageGraph graph, Ground ground) {
    Map<DatasetName, List<Integer>> ranks = new TreeMap<>();
    for (int rank = 0; rank < ground.count(); rank++) {
      int version = ground.version(rank);
      DatasetName dataset = graph.node(version).dataset();
      boolean isUnknown =
          graph.origins().isEnd(version) && ground.state(rank).isWorseThan(LinkState.WEAK);
      if (isUnknown || graph.source(dataset).isPresent()) {
        ranks.computeIfAbsent(dataset, k -> new ArrayList<>()).add(rank);
      }
    }
    ranks.forEach(
        (dataset, own) -> entries.add(new Entry(dataset, graph.source(dataset).orElse(null), own)));
  }

  /** What lies behind these walks. */
  Behind behind(Walks walks) {
    Behind behind = new Behind();
    for (Entry entry : entries) {
      long by = 0;
      for (int rank : entry.ranks) {
        by |= walks.visited(rank);
      }
      if (by != 0) {
        behind.add(entry, by);
      }
    }
    return behind;
  }
}
