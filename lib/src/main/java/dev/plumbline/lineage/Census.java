package dev.plumbline.lineage;

import dev.plumbline.lineage.graph.LineageGraph;
import dev.plumbline.lineage.known.ModelKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How much of what exists is traceable. What exists is counted independently of lineage: versions
 * that are registered or deployed, and runs that used GPUs, wrote a model and are named by no
 * registered version. Each run counts once, however many versions it is behind; a run behind a
 * traceable version counts as traceable.
 */
public final class Census {
  private final boolean measurable;
  private final long versions;
  private final long traceable;
  private final RunCosts.Total behindAll;
  private final RunCosts.Total behindTraceable;

  /**
   * Counts at the end of a date.
   *
   * @param rulings one per registered version
   * @param deployed versions that were deployed, registered or not
   * @param deploymentsLogged whether a deployment log exists
   */
  public Census(
      List<Completeness> rulings,
      Set<ModelKey> deployed,
      LineageGraph graph,
      RunCosts costs,
      boolean deploymentsLogged) {
    Set<ModelKey> known = new HashSet<>(deployed);
    Set<String> registeredRuns = new HashSet<>();
    SortedSet<String> allRuns = new TreeSet<>();
    SortedSet<String> traceableRuns = new TreeSet<>();
    for (Completeness ruling : rulings) {
      known.add(ruling.trace().model().key());
      registeredRuns.add(ruling.trace().model().runId());
      allRuns.addAll(ruling.runs());
      if (ruling.isTraceable()) {
        traceableRuns.addAll(ruling.runs());
      }
    }
    List<String> unregistered =
        graph.modelWriters().stream()
            .filter(run -> costs.used(run) && !registeredRuns.contains(run))
            .toList();
    allRuns.addAll(unregistered);
    this.measurable = !deployed.isEmpty() || deploymentsLogged || !costs.isEmpty();
    this.versions = known.size() + unregistered.size();
    this.traceable = rulings.stream().filter(Completeness::isTraceable).count();
    this.behindAll = costs.of(allRuns);
    this.behindTraceable = costs.of(traceableRuns);
  }

  /** False when nothing but the registry says what exists. */
  boolean isMeasurable() {
    return measurable;
  }

  long versions() {
    return versions;
  }

  long traceable() {
    return traceable;
  }

  /** Traceable ÷ all. */
  double reach() {
    return (double) traceable / versions;
  }

  RunCosts.Total behindAll() {
    return behindAll;
  }

  RunCosts.Total behindTraceable() {
    return behindTraceable;
  }
}
