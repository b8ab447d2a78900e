package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.terms.LinkState;
import java.time.Instant;

/**
 * The training run is known, started before the version was made, and ended without failure.
 *
 * <p>The version is made while the run goes on: trackers register it before they end the run, by
 * however long the run still evaluates and uploads. So its order is told by the run's start, and
 * only by as much as clocks differ may that be later.
 */
final class TrainingRunCheck implements LinkCheck {
  @Override
  public Link link() {
    return Link.TRAINING_RUN;
  }

  @Override
  public LinkResult check(Trace trace) {
    String runId = trace.model().runId();
    if (runId == null) {
      return LinkResult.of(LinkState.MISSING, "no training run is registered");
    }
    return trace
        .run()
        .map(run -> one(known(run, trace), trace))
        .orElseGet(() -> LinkResult.of(LinkState.DANGLING, unresolved(trace)));
  }

  private static String unresolved(Trace trace) {
    String runId = trace.model().runId();
    return trace
        .way()
        .foreign()
        .map(
            namespace ->
                "run %s is of a job of %s, and no run_namespaces of the policy lets %s name it"
                    .formatted(runId, namespace, trace.model().key().registry()))
        .orElse("no event of run " + runId + " is known");
  }

  private static LinkResult one(LinkResult known, Trace trace) {
    Instant conflictAt = trace.model().runConflictAt();
    boolean isContradicted = RunFacts.isBefore(conflictAt, trace.end());
    return isContradicted && known.state() == LinkState.PRESENT
        ? LinkResult.of(LinkState.WEAK, "another training run was registered at " + conflictAt)
        : known;
  }

  private static LinkResult known(RunFacts run, Trace trace) {
    String name = "run " + run.runId();
    if (run.failedAt() != null) {
      return LinkResult.of(LinkState.MISSING, name + " failed at " + run.failedAt());
    }
    boolean startedBefore = trace.inOrder(run.startedBy(), trace.model().registeredAt());
    if (!startedBefore && run.startedAt() != null) {
      return LinkResult.of(
          LinkState.MISSING,
          "%s started at %s, after the version was registered at %s"
              .formatted(name, run.startedAt(), trace.model().registeredAt()));
    }
    if (run.startedAt() == null) {
      return LinkResult.of(LinkState.WEAK, "no start of " + name + " is recorded");
    }
    if (run.endsBeforeItStarts(trace.policy().clockSkew())) {
      return LinkResult.of(
          LinkState.WEAK,
          "%s is said to have ended at %s, before it started at %s"
              .formatted(name, run.endedAt(), run.startedAt()));
    }
    return run.isComplete()
        ? LinkResult.present()
        : LinkResult.of(LinkState.WEAK, "no end of " + name + " is recorded");
  }
}
