package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.EdgeFacts;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.EdgeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs and dataset versions in maps: what the graph by numbers is compared with. */
final class SlowGraph {
  private static final String MODEL_TYPE = "MODEL";

  private final Map<String, RunFacts> runs = new HashMap<>();
  private final Map<DatasetName, Source> sources = new HashMap<>();
  private final Map<String, SortedMap<DatasetName, SortedSet<DatasetNode>>> inputs =
      new HashMap<>();
  private final Map<String, SortedMap<DatasetName, SortedSet<DatasetNode>>> outputs =
      new HashMap<>();
  private final Map<DatasetNode, SortedSet<String>> producers = new HashMap<>();
  private final Map<DatasetName, SortedSet<DatasetNode>> versions = new HashMap<>();
  private final Map<DatasetNode, List<EdgeFacts>> outputEdges = new HashMap<>();
  private final SortedSet<String> modelWriters = new TreeSet<>();
  private final Identities identities;

  /** The graph of what was said before this time. */
  public SlowGraph(
      Collection<RunFacts> runs,
      Collection<EdgeFacts> edges,
      Collection<Source> declared,
      Instant end) {
    List<EdgeFacts> known = edges.stream().filter(e -> e.knownAt().isBefore(end)).toList();
    identities = new Identities(known);
    runs.stream()
        .filter(run -> run.firstEventAt().isBefore(end))
        .forEach(run -> this.runs.put(run.runId(), run.asOf(end)));
    declared.stream()
        .filter(source -> source.at().isBefore(end))
        .forEach(
            source -> sources.merge(identities.of(source.dataset()), source, SlowGraph::better));
    known.stream().filter(e -> e.kind() != EdgeKind.SYMLINK).forEach(this::name);
    inputs.values().forEach(SlowGraph::dropUnnamedBesideNamed);
    outputs.values().forEach(SlowGraph::dropUnnamedBesideNamed);
    known.stream().filter(e -> e.kind() == EdgeKind.OUTPUT).forEach(e -> produce(e, end));
  }

  /** A declaration with an owner, else the earlier one, else the first in text order. */
  private static Source better(Source one, Source other) {
    return Comparator.comparing((Source source) -> source.owner() == null)
                .thenComparing(Source::at)
                .thenComparing(Source::toString)
                .compare(one, other)
            <= 0
        ? one
        : other;
  }

  private void name(EdgeFacts edge) {
    DatasetName dataset = identities.of(edge.dataset());
    (edge.kind() == EdgeKind.INPUT ? inputs : outputs)
        .computeIfAbsent(edge.runId(), k -> new TreeMap<>())
        .computeIfAbsent(dataset, k -> new TreeSet<>())
        .add(new DatasetNode(dataset, edge.version()));
  }

  /** The start of a run often names a dataset whose version only its end knows. */
  private static void dropUnnamedBesideNamed(Map<DatasetName, SortedSet<DatasetNode>> ofRun) {
    ofRun.values().stream()
        .filter(nodes -> nodes.size() > 1)
        .forEach(nodes -> nodes.removeIf(node -> node.version() == null));
  }

  private void produce(EdgeFacts edge, Instant end) {
    DatasetName dataset = identities.of(edge.dataset());
    DatasetNode written = new DatasetNode(dataset, edge.version());
    if (edge.version() == null) {
      boolean named = !outputs.get(edge.runId()).get(dataset).contains(written);
      if (named) {
        return;
      }
      written = DatasetNode.writtenBy(edge.runId(), dataset);
    }
    producers.computeIfAbsent(written, k -> new TreeSet<>()).add(edge.runId());
    versions.computeIfAbsent(dataset, k -> new TreeSet<>()).add(written);
    outputEdges.computeIfAbsent(written, k -> new ArrayList<>()).add(edge.asOf(end));
    if (MODEL_TYPE.equalsIgnoreCase(edge.type())) {
      modelWriters.add(edge.runId());
    }
  }

  public Optional<RunFacts> run(String runId) {
    return Optional.ofNullable(runId).map(runs::get);
  }

  /** What a run reads, by dataset; versions nobody named are null. */
  List<DatasetNode> inputs(String runId) {
    return inputs.getOrDefault(runId, new TreeMap<>()).values().stream()
        .flatMap(Set::stream)
        .toList();
  }

  /** The runs that wrote this version. */
  SortedSet<String> producers(DatasetNode node) {
    return producers.getOrDefault(node, new TreeSet<>());
  }

  /** True when any run is known to have written the dataset. */
  boolean isProduced(DatasetName dataset) {
    return versions.containsKey(dataset);
  }

  /** The versions of the dataset that runs are known to have written. */
  SortedSet<DatasetNode> versions(DatasetName dataset) {
    return versions.getOrDefault(dataset, new TreeSet<>());
  }

  /** All datasets that a run wrote or somebody declared. */
  SortedSet<DatasetName> originated() {
    SortedSet<DatasetName> names = new TreeSet<>(versions.keySet());
    names.addAll(sources.keySet());
    return names;
  }

  Optional<Source> source(DatasetName dataset) {
    return Optional.ofNullable(sources.get(dataset));
  }

  /** Runs that wrote something that says it is a model. */
  public SortedSet<String> modelWriters() {
    return modelWriters;
  }

  /** The statements that say who wrote this version. */
  List<EdgeFacts> writings(DatasetNode node) {
    return outputEdges.getOrDefault(node, List.of());
  }

  /**
   * The newest version of the dataset that a run without failure had completed by this time.
   *
   * @param before the start of the run that read it
   */
  Optional<DatasetNode> latestComplete(DatasetName dataset, Instant before) {
    return versions.getOrDefault(dataset, new TreeSet<>()).stream()
        .filter(node -> completion(node, before).isPresent())
        .max(
            Comparator.comparing((DatasetNode node) -> completion(node, before).orElseThrow())
                .thenComparing(Comparator.naturalOrder()));
  }

  private Optional<Instant> completion(DatasetNode node, Instant before) {
    return producers(node).stream()
        .map(runs::get)
        .filter(run -> run != null && run.isComplete() && !run.completedAt().isAfter(before))
        .map(RunFacts::completedAt)
        .max(Comparator.naturalOrder());
  }
}
