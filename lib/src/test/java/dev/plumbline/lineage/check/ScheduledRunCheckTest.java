package dev.plumbline.lineage.check;

import static dev.plumbline.lineage.Known.at;
import static dev.plumbline.terms.LinkState.DANGLING;
import static dev.plumbline.terms.LinkState.MISSING;
import static dev.plumbline.terms.LinkState.PRESENT;
import static dev.plumbline.terms.LinkState.WEAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.Known;
import dev.plumbline.lineage.graph.LinkResult;
import dev.plumbline.lineage.known.Attempt;
import dev.plumbline.lineage.known.RunFacts;
import dev.plumbline.lineage.known.Scheduled;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The training run of {@link Known#complete} as a scheduler tells of it, alone or beside events.
 */
class ScheduledRunCheckTest {
  private final Known known = Known.complete();

  private static Attempt attempt(String from, String until, String outcome) {
    Instant start = from == null ? null : at(from);
    Instant end = until == null ? null : at(until);
    return new Attempt(new Attempt.Workload("slurm", "alpha", "4711"), 1, start, end, outcome);
  }

  /** The run of which only Slurm tells: nothing else is said of it. */
  private LinkResult alone(Attempt... attempts) {
    Scheduled scheduled = new Scheduled(true, List.of(attempts));
    known.withRun(
        "train",
        run ->
            new RunFacts(
                "train",
                new RunFacts.Job(null, "finetune"),
                new RunFacts.Times(at("01:30"), null, null, null, scheduled),
                new RunFacts.Code(null, null, null, null, null),
                RunFacts.Environment.UNSAID,
                RunFacts.Statements.NONE));
    return known.ruling().result(Link.TRAINING_RUN);
  }

  /** What events tell is whole: it started at 02:00 and completed at 04:00. */
  private LinkResult beside(RunFacts.Times events, Attempt... attempts) {
    known.withRun(
        "train",
        run ->
            run.withTimes(
                new RunFacts.Times(
                    events.firstEventAt(),
                    events.startedAt(),
                    events.completedAt(),
                    events.failedAt(),
                    new Scheduled(false, List.of(attempts)))));
    return known.ruling().result(Link.TRAINING_RUN);
  }

  @Test
  void aRunThatOnlyASchedulerKnowsIsRuledByItsStartAndItsEnd() {
    assertThat(alone(attempt("01:30", "03:50", "succeeded")).state()).isEqualTo(PRESENT);
    assertThat(alone(attempt("01:30", null, "running")))
        .isEqualTo(LinkResult.of(WEAK, "no end of run train is recorded"));
    assertThat(alone(attempt("01:30", "03:50", "unknown")))
        .isEqualTo(LinkResult.of(WEAK, "no end of run train is recorded"));
    assertThat(alone(attempt(null, null, "unknown")))
        .isEqualTo(LinkResult.of(WEAK, "no start of run train is recorded"));
    assertThat(alone(attempt("04:30", "05:00", "succeeded")).state()).isEqualTo(MISSING);
    assertThat(alone(attempt("01:30", "03:50", "timeout")))
        .isEqualTo(
            LinkResult.of(
                MISSING,
                "run train failed at 2026-07-14T03:50:00Z: slurm job 4711 of alpha ran out of"
                    + " time"));
  }

  @Test
  void theLastAttemptCounts() {
    assertThat(
            alone(attempt("01:30", "02:00", "failed"), attempt("02:10", "03:50", "succeeded"))
                .state())
        .isEqualTo(PRESENT);
    assertThat(
            alone(attempt("01:30", "02:00", "succeeded"), attempt("02:10", "03:50", "failed"))
                .state())
        .isEqualTo(MISSING);
  }

  @Test
  void aBoundRegistryMayNotNameARunOfWhichNobodySaysWhoseItIs() {
    alone(attempt("01:30", "03:50", "succeeded"));
    assertThat(known.ruling(Known.naming("r=pipelines")).result(Link.TRAINING_RUN))
        .isEqualTo(
            LinkResult.of(
                DANGLING,
                "run train is of a job of no namespace, and no run_namespaces of the policy lets r"
                    + " name it"));
  }

  @Test
  void aSchedulerThatAgreesWithTheEventsChangesNothing() {
    RunFacts.Times completed = new RunFacts.Times(at("02:00"), at("02:00"), at("04:00"), null);
    for (Attempt agreeing :
        List.of(
            attempt("01:30", "04:01", "succeeded"),
            attempt("01:30", null, "running"),
            attempt("01:30", "04:01", "cancelled"),
            attempt("01:30", "04:01", "unknown"))) {
      assertThat(beside(completed, agreeing))
          .as(agreeing.outcome())
          .isEqualTo(LinkResult.present());
      assertThat(known.ruling().isTraceable()).isTrue();
    }
  }

  @Test
  void aRunThatEventsSayWasCompletedAndItsSchedulerSaysFailedIsWeakAndTheReasonNamesBoth() {
    RunFacts.Times completed = new RunFacts.Times(at("02:00"), at("02:00"), at("04:00"), null);
    assertThat(beside(completed, attempt("01:30", "04:01", "failed")))
        .isEqualTo(
            LinkResult.of(
                WEAK,
                "run train completed at 2026-07-14T04:00:00Z, and slurm job 4711 of alpha failed"
                    + " at 2026-07-14T04:01:00Z"));
  }

  @Test
  void aRunThatEventsSayFailedStaysMissingAndTheReasonNamesBoth() {
    RunFacts.Times failed = new RunFacts.Times(at("02:00"), at("02:00"), null, at("03:00"));
    assertThat(beside(failed, attempt("01:30", "04:01", "succeeded")))
        .isEqualTo(
            LinkResult.of(
                MISSING,
                "run train failed at 2026-07-14T03:00:00Z, and slurm job 4711 of alpha succeeded"
                    + " at 2026-07-14T04:01:00Z"));
  }

  @Test
  void aRunWithoutAnEndWhoseJobFailedIsWeakAndTheReasonSaysSo() {
    RunFacts.Times open = new RunFacts.Times(at("02:00"), at("02:00"), null, null);
    assertThat(beside(open, attempt("01:30", "03:00", "failed")))
        .isEqualTo(
            LinkResult.of(
                WEAK,
                "no end of run train is recorded, and slurm job 4711 of alpha failed at"
                    + " 2026-07-14T03:00:00Z"));
  }

  @Test
  void whatASchedulerSaysTomorrowIsNotKnownToday() {
    RunFacts.Times completed = new RunFacts.Times(at("02:00"), at("02:00"), at("04:00"), null);
    Attempt later =
        new Attempt(
            new Attempt.Workload("slurm", null, "4711"),
            1,
            at("01:30"),
            Instant.parse("2026-07-15T00:00:00Z"),
            "failed");
    assertThat(beside(completed, later).state()).isEqualTo(PRESENT);
  }
}
