package dev.plumbline.lineage;

import dev.plumbline.lineage.delivery.StandingVersions;
import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.graph.Downstream;
import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.graph.SameRuns;
import dev.plumbline.lineage.graph.TrainingRuns;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.LineageFacts;
import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RegistryFacts.Release;
import dev.plumbline.lineage.known.RegistryFacts.Source;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.RunNamespaces;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which model versions data reached, and where they are served, from what was known at the end of a
 * date (UTC). A version of a model is reached where the data lies behind its training run.
 */
public final class Impact {
  private final LineageGraph graph;
  private final TrainingRuns training;
  private final Said said;
  private final Predicate<ModelKey> isRuled;
  private final StandingVersions standing;
  private final SortedSet<DatasetName> datasets = new TreeSet<>();

  /**
   * A model version that was reached.
   *
   * @param way from the data to its training run, step by step
   * @param releases its deployments, the earliest first
   * @param targets where it stands: what was deployed there last
   */
  public record Reached(
      Model model, List<Downstream.Step> way, List<Release> releases, SortedSet<String> targets) {
    /** Which version it is. */
    public ModelKey key() {
      return model.key();
    }
  }

  /**
   * All that was reached.
   *
   * @param runs how many runs
   * @param versions how many dataset versions, those asked for included
   * @param models in the order of their names
   * @param maybe others that may be reached: behind their runs lies data of the same dataset of
   *     which no fixed version is named
   * @param maybeRuns how many runs besides may be reached, by the same rule
   * @param untold registered versions whose training run is not known, or not the registry's to
   *     name, so that nothing says whether they were reached
   */
  public record Extent(
      long runs,
      long versions,
      List<Reached> models,
      List<Reached> maybe,
      long maybeRuns,
      List<ModelKey> untold) {
    /** How many of the model versions stand anywhere. */
    public long deployed() {
      return models.stream().filter(reached -> !reached.targets().isEmpty()).count();
    }

    /** How many were deployed and stand nowhere any more: other versions replaced them. */
    public long replaced() {
      return models.stream().filter(reached -> !reached.releases().isEmpty()).count() - deployed();
    }

    /** Where any of them stands, each place once. */
    public SortedSet<String> targets() {
      SortedSet<String> targets = new TreeSet<>();
      models.forEach(reached -> targets.addAll(reached.targets()));
      return targets;
    }
  }

  /**
   * From what was known at the end of this date.
   *
   * @param namespaces of which jobs the runs are that a registry may name: no other is the training
   *     run of its versions
   * @param isRuled the versions that are ruled on
   */
  public Impact(
      LineageFacts all, LocalDate date, RunNamespaces namespaces, Predicate<ModelKey> isRuled) {
    Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    SameRuns same = SameRuns.of(all, end, namespaces);
    LineageFacts facts = same.facts();
    graph = new LineageGraph(facts, end, LineagePolicy.DEFAULT.clockSkew());
    training = new TrainingRuns(same, graph, namespaces);
    said = new Said(facts, end);
    this.isRuled = isRuled;
    standing = new StandingVersions(said.ofDeliveries().releases(), said.models());
    facts.edges.stream()
        .filter(edge -> edge.knownAt().isBefore(end))
        .forEach(edge -> add(edge.dataset(), edge.other()));
    facts.sources.stream()
        .filter(source -> source.at().isBefore(end))
        .map(Source::dataset)
        .forEach(datasets::add);
  }

  private void add(DatasetName dataset, DatasetName other) {
    datasets.add(dataset);
    if (other != null) {
      datasets.add(other);
    }
  }

  /** Every name of a dataset that was known, second names included. */
  public Collection<DatasetName> datasets() {
    return Collections.unmodifiableSortedSet(datasets);
  }

  /** The name that a dataset of several names goes by. */
  public DatasetName name(DatasetName written) {
    return graph.name(written);
  }

  /** The versions of a dataset that runs mention, by any of its names. */
  public List<DatasetNode> versions(DatasetName dataset) {
    return graph.mentioned(dataset);
  }

  /** What a dataset reached, in all its versions. */
  public Extent of(DatasetName dataset) {
    return extent(graph.downstream(dataset));
  }

  /** What one version reached. */
  public Extent of(DatasetNode version) {
    return extent(graph.downstream(version));
  }

  private Extent extent(Downstream forth) {
    List<ModelKey> untold =
        said.models().stream().filter(model -> !isTold(model)).map(Model::key).sorted().toList();
    Downstream maybe = forth.maybe();
    return new Extent(
        forth.runs(),
        forth.versions(),
        reached(forth, model -> forth.reaches(model.runId())),
        reached(maybe, model -> maybe.reaches(model.runId()) && !forth.reaches(model.runId())),
        maybe.runsBeyond(forth),
        untold);
  }

  private List<Reached> reached(Downstream forth, Predicate<Model> isReached) {
    return said.models().stream()
        .filter(model -> isTold(model) && isReached.test(model))
        .sorted(Comparator.comparing(Model::key))
        .map(model -> reached(model, forth))
        .toList();
  }

  /** True where the training run is known, and the registry's to name. */
  private boolean isTold(Model model) {
    return isRuled.test(model.key()) && training.run(model).isPresent();
  }

  private Reached reached(Model model, Downstream forth) {
    List<Release> releases =
        said.of(model.key()).releases().stream()
            .sorted(Comparator.comparing(Release::at).thenComparing(Release::target))
            .toList();
    return new Reached(model, forth.way(model.runId()), releases, standing.targets(model.key()));
  }
}
