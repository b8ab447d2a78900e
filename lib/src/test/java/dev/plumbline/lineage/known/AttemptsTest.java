package dev.plumbline.lineage.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the requests of one run come to, in each way that schedulers tell of it. */
class AttemptsTest {
  private static final RowLayout ROW = RowLayout.of(RunRequest.TABLE);

  private final List<RowLayout.Cells> rows = new ArrayList<>();

  private static Instant at(String time) {
    return time == null ? null : Instant.parse("2026-07-14T" + time + ":00Z");
  }

  private AttemptsTest row(
      String scheduler, String id, String from, String until, String outcome, String state) {
    rows.add(
        ROW.read(
            ROW.draft()
                .set(RunRequest.SCHEDULER, scheduler)
                .set(RunRequest.WORKLOAD_ID, id)
                .set(RunRequest.SUBMITTED_AT, at("00:00"))
                .set(RunRequest.STARTED_AT, at(from))
                .set(RunRequest.ENDED_AT, at(until))
                .set(RunRequest.OUTCOME, outcome)
                .set(RunRequest.STATE, state)
                .row()));
    return this;
  }

  private AttemptsTest job(String id, String from, String until, String outcome) {
    return row("slurm", id, from, until, outcome, null);
  }

  private AttemptsTest pod(String id, String from, String until, String outcome, String state) {
    return row("kubernetes", id, from, until, outcome, state);
  }

  private static Attempt attempt(
      String by, int workloads, String from, String until, String outcome) {
    String[] words = by.split(" ");
    return new Attempt(
        new Attempt.Workload(words[0], null, words[1]), workloads, at(from), at(until), outcome);
  }

  private void become(Attempt... attempts) {
    assertThat(Attempts.of(rows)).containsExactly(attempts);
  }

  @Test
  void nothingIsNoAttempt() {
    become();
  }

  @Test
  void theNodesOfAJobAreOneWorkload() {
    job("1", "01:00", "03:00", "succeeded").job("1", "01:00", "03:00", "succeeded");
    become(attempt("slurm 1", 1, "01:00", "03:00", "succeeded"));
  }

  @Test
  void aRequeuedJobIsAnotherAttemptAndTheLastOneCounts() {
    job("1", "01:00", "02:00", "failed").job("1", "02:00", "04:00", "succeeded");
    become(
        attempt("slurm 1", 1, "01:00", "02:00", "failed"),
        attempt("slurm 1", 1, "02:00", "04:00", "succeeded"));
  }

  @Test
  void whatAnEarlierFileCalledRunningIsOverWhenTheJobStartedAgain() {
    job("1", "01:00", null, "running").job("1", "03:00", "04:00", "succeeded");
    become(
        attempt("slurm 1", 1, "01:00", "03:00", "unknown"),
        attempt("slurm 1", 1, "03:00", "04:00", "succeeded"));
  }

  @Test
  void whatSaysHowItEndedStandsBesideWhatSaysThatItRuns() {
    job("1", "01:00", null, "running").job("1", "01:00", "03:00", "timeout");
    become(attempt("slurm 1", 1, "01:00", "03:00", "timeout"));
  }

  @Test
  void tasksThatRunAtOnceAreOneAttemptThatFailedWhereOneOfThemDid() {
    job("1_1", "01:00", "03:00", "failed").job("1_2", "01:00", "04:00", "succeeded");
    become(attempt("slurm 1_1", 2, "01:00", "04:00", "failed"));
  }

  @Test
  void whileOneRunsTheAttemptGoesOn() {
    job("1_1", "01:00", "03:00", "failed").job("1_2", "02:00", null, "running");
    become(attempt("slurm 1_2", 2, "01:00", null, "running"));
  }

  /** An elastic trainer goes on with the workers that it has, until another one is there. */
  @Test
  void aPodThatWasOverWhenTheLastOneStartedWasReplaced() {
    pod("w-0", "01:00", "06:00", "succeeded", "SUCCEEDED")
        .pod("w-1", "01:00", "02:00", "failed", "FAILED")
        .pod("w-2", "03:00", "06:00", "succeeded", "SUCCEEDED");
    become(attempt("kubernetes w-0", 3, "01:00", "06:00", "succeeded"));
  }

  @Test
  void podsThatAreDeletedBesideOneThatSucceededSayNothing() {
    pod("w-0", "01:00", "06:00", "succeeded", "SUCCEEDED")
        .pod("w-1", "01:00", "06:00", "cancelled", "RUNNING");
    become(attempt("kubernetes w-0", 2, "01:00", "06:00", "succeeded"));
  }

  @Test
  void howAPodEndedThatWasDeletedWhileItRanNobodySays() {
    pod("w-0", "01:00", "06:00", "cancelled", "RUNNING");
    become(attempt("kubernetes w-0", 1, "01:00", "06:00", "unknown"));
  }

  @Test
  void aPodThatWasEvictedWasCancelled() {
    pod("w-0", "01:00", "06:00", "succeeded", "SUCCEEDED")
        .pod("w-1", "01:00", "05:00", "cancelled", "FAILED");
    become(attempt("kubernetes w-1", 2, "01:00", "06:00", "cancelled"));
  }

  @Test
  void aCancelledJobIsNotDoneThoughAnotherTaskIs() {
    job("1_1", "01:00", "03:00", "succeeded").job("1_2", "01:00", "03:00", "cancelled");
    become(attempt("slurm 1_2", 2, "01:00", "03:00", "cancelled"));
  }

  @Test
  void aRequestThatNeverStartedCountsOnlyWhereNoneDid() {
    job("1", null, null, "unknown");
    become(attempt("slurm 1", 1, null, null, "unknown"));
    job("1", "01:00", "03:00", "succeeded");
    become(attempt("slurm 1", 1, "01:00", "03:00", "succeeded"));
  }

  @Test
  void aRunIsKnownAsFarAsItHadCome() {
    job("1", "01:00", "02:00", "failed").job("1", "03:00", "05:00", "succeeded");
    Scheduled all = new Scheduled(true, Attempts.of(rows));
    assertThat(all.asOf(at("02:00")).last())
        .contains(attempt("slurm 1", 1, "01:00", null, "running"));
    assertThat(all.asOf(at("03:00")).last().map(Attempt::failedAt)).contains(at("02:00"));
    RunFacts.Times going = all.asOf(at("05:00")).times(at("00:00"));
    assertThat(going)
        .isEqualTo(new RunFacts.Times(at("00:00"), at("01:00"), null, null, going.scheduled()));
    assertThat(all.asOf(at("05:01")).times(at("00:00")).completedAt()).isEqualTo(at("05:00"));
  }
}
