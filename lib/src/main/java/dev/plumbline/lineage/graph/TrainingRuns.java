package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.RegistryFacts.Model;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.policies.RunNamespaces;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which run a registered version was trained by: the one that its registry names, where the
 * registry may name it. Of a run that several systems saw it may where it may name every part.
 * Nothing of a run that it may not name is the version's, whatever is waived.
 */
public final class TrainingRuns {
  private final SameRuns same;
  private final LineageGraph graph;
  private final RunNamespaces namespaces;

  /** As the runs of this graph were joined, for registries that are bound so. */
  public TrainingRuns(SameRuns same, LineageGraph graph, RunNamespaces namespaces) {
    this.same = same;
    this.graph = graph;
    this.namespaces = namespaces;
  }

  /** What is known of all runs. */
  public LineageGraph graph() {
    return graph;
  }

  /** The run, where events tell of it. */
  public Optional<RunFacts> run(Model model) {
    return graph.run(model.runId()).filter(run -> foreign(model).isEmpty());
  }

  /** Its number, also where nothing is known of it but what it used. */
  public Optional<Integer> number(Model model) {
    return graph.number(model.runId()).filter(number -> foreign(model).isEmpty());
  }

  /** Every id of it; none where there is none that is the registry's to name. */
  public SortedSet<String> ids(Model model) {
    boolean isNone = model.runId() == null || foreign(model).isPresent();
    return isNone ? new TreeSet<>() : same.ids(model.runId());
  }

  /** The namespace for which the run is not the registry's to name. */
  public Optional<String> foreign(Model model) {
    return graph.run(model.runId()).stream()
        .flatMap(run -> same.jobs(run).stream())
        .map(RunFacts.Job::namespace)
        .filter(namespace -> !namespaces.mayName(model.key().registry(), namespace))
        .map(namespace -> Objects.requireNonNullElse(namespace, "no namespace"))
        .findFirst();
  }
}
