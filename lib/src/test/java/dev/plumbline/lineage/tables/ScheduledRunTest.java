package dev.plumbline.lineage.tables;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From requests of schedulers to what a run's row says of them. */
@ExtendWith(SharedSpark.class)
class ScheduledRunTest {
  private static final String EVENT =
      """
      {"eventType":"%s","eventTime":"2026-07-14T%s:00Z","run":{"runId":"r"},\
      "job":{"namespace":"n","name":"train"},"producer":"https://mlflow.org"}\
      """;

  private static Frame requests(String rows) {
    return RunRequests.of(
        Given.table(GpuRequest.TABLE)
            .every(GpuRequest.REQUEST_DATE, "2026-07-14")
            .every(GpuRequest.SCHEDULER, "slurm")
            .every(GpuRequest.CLUSTER, "alpha")
            .every(GpuRequest.WORKLOAD_NAME, "finetune")
            .every(GpuRequest.SOURCE, "jobs")
            .every(GpuRequest.SOURCE_FILE, "a.txt")
            .numbered(GpuRequest.LINE_NUMBER)
            .rows(rows)
            .frame());
  }

  private static Frame events(String... texts) {
    return Ingested.events(String.join("\n", texts));
  }

  private static Frame noEvents() {
    return Given.table(LineageEvent.TABLE).frame();
  }

  @Test
  void requestsThatNameNoRunAreNone() {
    expect(
            requests(
                """
                request_id | workload_id | run_id | started_at | ended_at | outcome
                q1         | 1           |        | 01:00      | 02:00    | succeeded
                q2         | 2           | r      | 01:00      | 02:00    | succeeded
                """))
        .rows(
            """
            request_id | run_id | line_number
            q2         | r      | 2
            """);
  }

  @Test
  void aRequestOfSeveralFilesIsTheFirstThatSaysHowItEnded() {
    expect(
            requests(
                """
                request_id | workload_id | run_id | source_file | started_at | ended_at | outcome
                q1         | 1           | r      | a.txt       | 01:00      |          | running
                q1         | 1           | r      | c.txt       | 01:00      | 02:00    | failed
                q1         | 1           | r      | b.txt       | 01:00      | 02:00    | failed
                """))
        .rows(
            """
            request_id | source_file | outcome
            q1         | b.txt       | failed
            """);
  }

  @Test
  void aRunThatOnlyASchedulerKnowsIsWhatItsRequestsSay() {
    Frame runs =
        RunUnion.of(
            noEvents(),
            requests(
                """
                request_id | workload_id | run_id | started_at | ended_at | outcome
                q1         | 1           | r      | 01:00      | 02:00    | failed
                q2         | 1           | r      | 03:00      | 05:00    | succeeded
                q3         | 7           | s      | 02:00      |          | running
                """));
    expect(runs)
        .rows(
            """
            run_id | job_namespace | job_name | started_at | completed_at | outcome  | producer | \
            events | first_event_at | last_event_at | first_request_at | last_request_at
            r      |               | finetune | 01:00      | 05:00        | complete | slurm    | \
            0      | 01:00          | 05:00         | 01:00            | 03:00
            s      |               | finetune | 02:00      |              | open     | slurm    | \
            0      | 02:00          | 02:00         | 02:00            | 02:00
            """);
    assertThat(attempts(runs, "r"))
        .containsExactly(
            Arrays.asList("slurm", "alpha", "1", 1L, at("01:00"), at("02:00"), "failed"),
            Arrays.asList("slurm", "alpha", "1", 1L, at("03:00"), at("05:00"), "succeeded"));
  }

  @Test
  void whatEventsTellOfARunStaysAsItIs() {
    Frame told = events(EVENT.formatted("START", "01:05"), EVENT.formatted("COMPLETE", "01:55"));
    Frame plain = RunUnion.of(told, Given.table(RunRequest.TABLE).frame());
    Frame scheduled =
        RunUnion.of(
            told,
            requests(
                """
                request_id | workload_id | run_id | started_at | ended_at | outcome
                q1         | 1           | r      | 01:00      | 02:00    | failed
                """));
    Col[] before =
        LineageRun.TABLE.columns().stream()
            .takeWhile(column -> column != LineageRun.SCHEDULED_AS)
            .toArray(Col[]::new);
    assertThat(Given.values(scheduled, before)).isEqualTo(Given.values(plain, before));
    assertThat(attempts(plain, "r")).isEmpty();
    assertThat(attempts(scheduled, "r"))
        .containsExactly(
            Arrays.asList("slurm", "alpha", "1", 1L, at("01:00"), at("02:00"), "failed"));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-07-14T" + time + ":00Z");
  }

  private static List<List<Object>> attempts(Frame runs, String id) {
    RowLayout run = RowLayout.of(LineageRun.SCHEDULED_AS);
    Row row = runs.where(LineageRun.RUN_ID.of().equalTo(id)).select(run.columns()).rows().first();
    return run.<Row>list(row, LineageRun.SCHEDULED_AS).stream()
        .map(struct -> scala.collection.JavaConverters.seqAsJavaList(struct.toSeq()))
        .map(List::<Object>copyOf)
        .toList();
  }
}
