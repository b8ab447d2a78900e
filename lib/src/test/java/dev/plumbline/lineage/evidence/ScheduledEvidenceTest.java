package dev.plumbline.lineage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rows of schedulers stand behind a training run. */
class ScheduledEvidenceTest {
  private static final Instant END = Instant.parse("2026-07-15T00:00:00Z");
  private static final String TEN = "2026-07-14T10:00:00Z";
  private static final String ELEVEN = "2026-07-14T11:00:00Z";
  private static final String NOON = "2026-07-14T12:00:00Z";

  private final List<RowLayout.Cells> requests = new ArrayList<>();

  @Test
  void aRunThatNoSchedulerNamesHasNone() {
    assertThat(says()).isEmpty();
  }

  @Test
  void howARunWasScheduledIsItsFirstAttemptAndItsLast() {
    request(3, "1", TEN, ELEVEN, "failed");
    request(4, "2", ELEVEN, NOON, "timeout");
    request(5, "3", NOON, "2026-07-14T13:00:00Z", "succeeded");
    request(6, "3", NOON, "2026-07-14T13:00:00Z", "succeeded");

    assertThat(says())
        .containsExactly(
            "slurm job 1 of alpha ran run r1, and failed at jobs/file:3",
            "slurm job 3 of alpha ran run r1, and succeeded at jobs/file:5");
    assertThat(scheduled().get(1).at()).isEqualTo("2026-07-14T13:00:00Z");
  }

  @Test
  void ofTasksThatRanAtOnceTheOneThatFailedIsShown() {
    request(3, "1_1", TEN, ELEVEN, "succeeded");
    request(4, "1_2", TEN, ELEVEN, "failed");

    assertThat(says())
        .containsExactly("slurm job 1_2 of alpha ran run r1, and failed at jobs/file:4");
  }

  @Test
  void aJobThatEndsAfterTheDateIsNoMoreThanStarted() {
    request(3, "1", TEN, "2026-07-15T00:00:00Z", "failed");
    request(4, "2", "2026-07-15T00:00:00Z", "2026-07-15T01:00:00Z", "succeeded");

    assertThat(says()).containsExactly("slurm job 1 of alpha ran run r1 at jobs/file:3");
    assertThat(scheduled().get(0).at()).isEqualTo(TEN);
  }

  private List<Evidence> scheduled() {
    RawRecords raw = new RawRecords(List.of(), requests, List.of(), List.of(), Set::of);
    return new RunEvidence(raw, "r1", END).scheduled();
  }

  private List<String> says() {
    return scheduled().stream()
        .map(it -> it.says() + " at " + it.place().source() + "/file:" + it.place().line())
        .toList();
  }

  private void request(long line, String job, String from, String until, String outcome) {
    requests.add(
        new RowDraft(RunRequest.TABLE)
            .set(RunRequest.SOURCE, "jobs")
            .set(RunRequest.SOURCE_FILE, "file")
            .set(RunRequest.LINE_NUMBER, line)
            .set(RunRequest.RUN_ID, "r1")
            .set(RunRequest.SCHEDULER, "slurm")
            .set(RunRequest.CLUSTER, "alpha")
            .set(RunRequest.WORKLOAD_ID, job)
            .set(RunRequest.STARTED_AT, Instant.parse(from))
            .set(RunRequest.ENDED_AT, Instant.parse(until))
            .set(RunRequest.OUTCOME, outcome)
            .cells());
  }
}
