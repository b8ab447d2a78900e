package dev.plumbline.lineage.graph;

import dev.plumbline.lineage.known.RunFacts;
import java.time.Instant;
import java.util.Optional;

/** When what a run read had been made. */
public final class InputTimes {
  private final LineageGraph graph;

  /** By what this graph knows. */
  public InputTimes(LineageGraph graph) {
    this.graph = graph;
  }

  /**
   * When the newest input of a run was complete; empty where the run names no input, or where of
   * one of them nobody knows.
   */
  public Optional<Instant> newest(int run) {
    Instant newest = null;
    Ties inputs = graph.stated();
    for (int i = inputs.from(run); i < inputs.to(run); i++) {
      Instant made = made(graph.resolved(i));
      if (made == null) {
        return Optional.empty();
      }
      newest = newest == null || made.isAfter(newest) ? made : newest;
    }
    return Optional.ofNullable(newest);
  }

  /** The earliest completion of the runs that wrote a version. */
  private Instant made(int version) {
    Instant made = null;
    Ties producers = graph.producers();
    for (int i = producers.from(version); i < producers.to(version); i++) {
      RunFacts run = graph.facts(producers.target(i));
      if (run != null && run.isComplete()) {
        Instant at = run.completedAt();
        made = made == null || at.isBefore(made) ? at : made;
      }
    }
    return made;
  }
}
