package dev.plumbline.lineage.check;

import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.Attempt;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.Scheduled;
import dev.plumbline.terms.LinkState;
import java.time.Instant;
import java.util.Optional;

/**
 * The training run is known, started before the version was made, and ended without failure.
 *
 * <p>The version is made while the run goes on: trackers register it before they end the run, by
 * however long the run still evaluates and uploads. So its order is told by the run's start, and
 * only by as much as clocks differ may that be later.
 *
 * <p>What a scheduler says counts where nothing else tells of the run. Else it is held against what
 * the events say: a run of which they say that it was completed, and whose last attempt failed as
 * the scheduler has it, may have been cut off, and is at most WEAK.
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
        .map(run -> one(scheduled(run, known(run, trace)), trace))
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

  /** At most WEAK where schedulers contradict the events; the reason names both. */
  private static LinkResult scheduled(RunFacts run, LinkResult known) {
    return Optional.of(run.scheduled())
        .filter(scheduled -> !scheduled.isAlone())
        .flatMap(Scheduled::last)
        .filter(last -> contradicts(last, run))
        .map(
            last -> {
              boolean isPresent = known.state() == LinkState.PRESENT;
              String events =
                  isPresent
                      ? "run %s completed at %s".formatted(run.runId(), run.completedAt())
                      : known.reason();
              return LinkResult.of(
                  isPresent ? LinkState.WEAK : known.state(),
                  "%s, and %s %s at %s".formatted(events, last.by(), last.words(), last.endedAt()));
            })
        .orElse(known);
  }

  private static boolean contradicts(Attempt last, RunFacts run) {
    return last.isOwnFailure() && run.failedAt() == null
        || last.completedAt() != null && run.failedAt() != null;
  }

  private static LinkResult known(RunFacts run, Trace trace) {
    String name = "run " + run.runId();
    if (run.failedAt() != null) {
      return LinkResult.of(
          LinkState.MISSING, "%s failed at %s%s".formatted(name, run.failedAt(), by(run)));
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

  /** Who says so, where only schedulers tell of the run. */
  private static String by(RunFacts run) {
    return run.scheduled().isAlone()
        ? run.scheduled().last().map(last -> ": " + last.by() + " " + last.words()).orElse("")
        : "";
  }
}
