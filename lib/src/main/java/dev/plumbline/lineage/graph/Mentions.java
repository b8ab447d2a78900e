package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.terms.EdgeKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Runs and dataset versions by number, and which run mentions which version. Numbers follow the
 * order of names: who goes through numbers goes through names in order.
 *
 * <ol>
 *   <li>A dataset goes by one of its names.
 *   <li>A version that a run mentions beside one without a version stands alone: the start of a run
 *       often names a dataset whose version only its end knows.
 *   <li>What a run wrote without any version is the version of that run.
 * </ol>
 */
final class Mentions {
  private static final DatasetNode[] NO_NODES = {};

  final String[] runs;
  final Map<String, Integer> numbers = new HashMap<>();
  final DatasetNode[] nodes;
  final Ties inputs;
  final Ties outputs;
  private final Identities identities;
  private final Map<DatasetNode, Integer> places = new HashMap<>();

  /**
   * What these edges mention.
   *
   * @param edges known ones
   * @param alone runs that no edge need mention
   */
  Mentions(Collection<EdgeFacts> edges, Collection<String> alone) {
    identities = new Identities(edges);
    List<EdgeFacts> mentions = edges.stream().filter(e -> e.kind() != EdgeKind.SYMLINK).toList();
    TreeSet<String> named = new TreeSet<>(alone);
    mentions.forEach(edge -> named.add(edge.runId()));
    runs = named.toArray(String[]::new);
    for (int run = 0; run < runs.length; run++) {
      numbers.put(runs[run], run);
    }
    nodes = ordered(mentions);
    inputs = fixed(mentions, EdgeKind.INPUT);
    outputs = written(fixed(mentions, EdgeKind.OUTPUT));
  }

  private DatasetNode[] ordered(List<EdgeFacts> mentions) {
    for (EdgeFacts edge : mentions) {
      DatasetName dataset = identities.of(edge.dataset());
      places.putIfAbsent(new DatasetNode(dataset, edge.version()), 0);
      if (edge.version() == null && edge.kind() == EdgeKind.OUTPUT) {
        places.putIfAbsent(DatasetNode.writtenBy(edge.runId(), dataset), 0);
      }
    }
    DatasetNode[] ordered = places.keySet().toArray(NO_NODES);
    Arrays.sort(ordered);
    for (int node = 0; node < ordered.length; node++) {
      places.put(ordered[node], node);
    }
    return ordered;
  }

  /** By run, without versions that are not known beside versions that are. */
  private Ties fixed(List<EdgeFacts> mentions, EdgeKind kind) {
    Ties all =
        Ties.of(
            mentions.stream()
                .filter(edge -> edge.kind() == kind)
                .mapToLong(edge -> Ties.tie(numbers.get(edge.runId()), stated(edge)))
                .toArray(),
            runs.length);
    long[] kept = new long[all.count()];
    int count = 0;
    for (int run = 0; run < runs.length; run++) {
      for (int i = all.from(run); i < all.to(run); i++) {
        // A version that is not known comes before the others of its dataset.
        boolean isBesideOne =
            nodes[all.target(i)].version() == null
                && i + 1 < all.to(run)
                && isSameDataset(all.target(i), all.target(i + 1));
        if (!isBesideOne) {
          kept[count++] = Ties.tie(run, all.target(i));
        }
      }
    }
    return Ties.of(Arrays.copyOf(kept, count), runs.length);
  }

  private Ties written(Ties stated) {
    long[] written = new long[stated.count()];
    for (int run = 0; run < runs.length; run++) {
      for (int i = stated.from(run); i < stated.to(run); i++) {
        DatasetNode node = nodes[stated.target(i)];
        int place =
            node.version() == null
                ? places.get(DatasetNode.writtenBy(runs[run], node.dataset()))
                : stated.target(i);
        written[i] = Ties.tie(run, place);
      }
    }
    return Ties.of(written, runs.length);
  }

  /** The version that an edge states. */
  private int stated(EdgeFacts edge) {
    return places.get(new DatasetNode(identities.of(edge.dataset()), edge.version()));
  }

  /** The version that this edge of a run which wrote it is about; less than 0 for none. */
  int writing(EdgeFacts edge) {
    DatasetName dataset = identities.of(edge.dataset());
    int place =
        edge.version() == null
            ? places.get(DatasetNode.writtenBy(edge.runId(), dataset))
            : stated(edge);
    return outputs.has(numbers.get(edge.runId()), place) ? place : -1;
  }

  boolean isSameDataset(int one, int other) {
    return nodes[one].dataset().equals(nodes[other].dataset());
  }

  /** The numbers of all versions of the dataset that goes by this name. */
  IntStream versions(DatasetName dataset) {
    int place = Arrays.binarySearch(nodes, new DatasetNode(dataset, null));
    int first = place < 0 ? -place - 1 : place;
    return IntStream.range(first, nodes.length)
        .takeWhile(version -> nodes[version].dataset().equals(dataset));
  }

  /** The name that a dataset goes by. */
  DatasetName name(DatasetName written) {
    return identities.of(written);
  }
}
