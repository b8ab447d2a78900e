package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.exports.ExportedTable;
import dev.plumbline.run.exports.ExportedTables;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What sacct and a list of pods say of training runs, from files to what {@code trace} shows.
 *
 * <pre>
 * slurm 1   its run is in sacct alone: job 4711 was preempted, requeued and ended on two nodes
 * both 1    the pipeline and job 4712 tell of it
 * torn 1    the pipeline says COMPLETE, job 4713 FAILED
 * pod 1     its run is a label on two pods of a PyTorchJob, of which the worker was deleted
 * open 1    job 4714 still runs
 * ghost 1   nobody tells of its run
 * </pre>
 */
@ExtendWith(SharedSpark.class)
class ScheduledRunNightTest {
  private static final String SACCT =
      """
      JobID|JobName|User|Account|Cluster|State|Submit|Start|End|NodeList|AllocTRES|ExitCode|Comment
      4711|pretrain|ana|vision|north|PREEMPTED|2026-07-14T07:55:00|2026-07-14T08:00:00|\
      2026-07-14T09:00:00|gpu[01-02]|gres/gpu=16|0:0|run_id=Slurm-1 lr=3e-4
      4711|pretrain|ana|vision|north|COMPLETED|2026-07-14T09:00:00|2026-07-14T09:30:00|\
      2026-07-14T11:00:00|gpu[01-02]|gres/gpu=16|0:0|run_id=Slurm-1 lr=3e-4
      4711.batch|batch||vision|north|COMPLETED||2026-07-14T09:30:00|2026-07-14T11:00:00|gpu01|\
      gres/gpu=8|0:0|
      4712|tune|ana|vision|north|COMPLETED|2026-07-14T07:55:00|2026-07-14T08:00:00|\
      2026-07-14T10:35:00|gpu03|gres/gpu=8|0:0|run_id=both-1
      4713|tune|ana|vision|north|FAILED|2026-07-14T07:55:00|2026-07-14T08:00:00|\
      2026-07-14T10:35:00|gpu04|gres/gpu=8|1:0|run_id=torn-1
      4714|tune|ana|vision|north|RUNNING|2026-07-14T07:55:00|2026-07-14T08:00:00|Unknown|gpu05|\
      gres/gpu=8|0:0|run_id=open-1
      4715|notebook|ben|nlp|north|COMPLETED|2026-07-14T07:55:00|2026-07-14T08:00:00|\
      2026-07-14T10:35:00|gpu06|gres/gpu=1|0:0|
      """;

  @TempDir private static Path folder;
  private static String lake;
  private static Lake tables;

  @BeforeAll
  static void night() throws IOException {
    write("jobs/sacct-20260714.txt", SACCT);
    write(
        "pods/pods.json",
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\n"
            + pod("train-master-0", "1", "Succeeded", "10:20", "")
            + ",\n"
            + pod("train-worker-0", "2", "Running", "10:20", "2026-07-14T10:21:00Z")
            + "\n]}\n");
    write("events/events.ndjson", run("both-1") + run("torn-1"));
    write(
        "registry/records.ndjson",
        version("slurm", "slurm-1")
            + version("both", "both-1")
            + version("torn", "torn-1")
            + version("pod", "pod-1")
            + version("open", "open-1")
            + version("ghost", "ghost-1"));
    Path configuration =
        write(
            "plumbline.yaml",
            """
            lake: lake
            labels: {run_id: run_id}
            sources:
              - {name: jobs, format: slurm-sacct, path: jobs/*.txt, time_zone: UTC}
              - {name: pods, format: kubernetes-pods, path: pods/*.json, cluster: k1}
              - {name: pipelines, format: openlineage, path: events/*.ndjson}
              - {name: registry, format: model-registry, path: registry/*.ndjson}
            """);
    lake = folder.resolve("lake").toString();
    tables = new Lake(SharedSpark.session(), lake);
    NightResult result = SampleNight.run(tables, configuration);
    new TaskRunner(tables, PublishedNight.newest(tables)).run(new ExportTask(), result);
  }

  private static Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String pod(
      String name, String uid, String phase, String finished, String deleted) {
    return """
    {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"llm","name":"%s",\
    "uid":"7d0c0001-5b1e-4c55-9a10-00000000000%s","labels":{"run_id":"pod-1"},%s\
    "creationTimestamp":"2026-07-14T08:00:00Z","ownerReferences":[{"controller":true,\
    "kind":"PyTorchJob","name":"train"}]},"spec":{"nodeName":"node-%s","containers":[\
    {"name":"pytorch","resources":{"limits":{"nvidia.com/gpu":"8"}}}]},"status":{"phase":"%s",\
    "conditions":[{"type":"PodScheduled","status":"True","lastTransitionTime":\
    "2026-07-14T08:00:04Z"}],"containerStatuses":[{"name":"pytorch","state":{"terminated":\
    {"exitCode":0,"finishedAt":"2026-07-14T%s:00Z"}}}]}}\
    """
        .formatted(
            name,
            uid,
            deleted.isEmpty() ? "" : "\"deletionTimestamp\":\"" + deleted + "\",",
            uid,
            phase,
            finished);
  }

  private static String run(String id) {
    String event =
        """
        {"eventType":"%s","eventTime":"2026-07-14T%s:00Z","producer":"https://mlflow.test/p",\
        "run":{"runId":"%s"},"job":{"namespace":"tracker","name":"tune"},"inputs":[%s],\
        "outputs":[]}
        """;
    return event.formatted("START", "08:05", id, "")
        + event.formatted(
            "COMPLETE", "10:30", id, "{\"namespace\":\"lake\",\"name\":\"raw/" + id + "\"}");
  }

  private static String version(String model, String run) {
    return """
    {"kind":"model_version","model":"%s","version":"1","registered_at":"2026-07-14T12:00:00Z",\
    "registered_by":"u","run_id":"%s","artifact_digest":"sha256:%s","risk_tier":"limited"}
    """
        .formatted(model, run, "1".repeat(64));
  }

  private static String trace(String model) {
    SampleExport.Answer answer =
        SampleExport.asksOf(lake, "trace", "--model", model, "--version", "1");
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer.said();
  }

  private static String state(String model) {
    Row row =
        tables
            .read(LineageCompleteness.TABLE)
            .where(LineageCompleteness.MODEL.of().equalTo(model))
            .select(LineageCompleteness.TRAINING_RUN)
            .rows()
            .first();
    return row.getString(0);
  }

  private static String sha256(String name) throws IOException, NoSuchAlgorithmException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void requestsThatNameNoRunAreNotAmongThoseThatDo() {
    expect(tables.read(RunRequest.TABLE).where(RunRequest.SCHEDULER.of().equalTo("slurm")))
        .rows(
            """
            workload_id | run_id  | started_at | ended_at | outcome
            4711        | slurm-1 | 08:00      | 09:00    | cancelled
            4711        | slurm-1 | 08:00      | 09:00    | cancelled
            4711        | slurm-1 | 09:30      | 11:00    | succeeded
            4711        | slurm-1 | 09:30      | 11:00    | succeeded
            4712        | both-1  | 08:00      | 10:35    | succeeded
            4713        | torn-1  | 08:00      | 10:35    | failed
            4714        | open-1  | 08:00      |          | running
            """);
  }

  @Test
  void aRunThatOnlyASchedulerKnowsHasARow() {
    expect(tables.read(LineageRun.TABLE))
        .rows(
            """
            run_id  | job_namespace | job_name | started_at | completed_at | outcome  | events
            both-1  | tracker       | tune     | 08:05      | 10:30        | complete | 2
            torn-1  | tracker       | tune     | 08:05      | 10:30        | complete | 2
            slurm-1 |               | pretrain | 08:00      | 11:00        | complete | 0
            pod-1   |               | train    | 08:00:04   | 10:20        | complete | 0
            open-1  |               | tune     | 08:00      |              | open     | 0
            """);
  }

  @Test
  void aVersionWhoseRunOnlySlurmKnowsIsTracedToTheLineOfSacct() throws Exception {
    assertThat(state("slurm")).isEqualTo("PRESENT");
    assertThat(trace("slurm"))
        .contains("slurm job 4711 of north ran run slurm-1, and was cancelled")
        .contains("slurm job 4711 of north ran run slurm-1, and succeeded")
        .contains("sacct-20260714.txt")
        .contains(sha256("jobs/sacct-20260714.txt"));
  }

  @Test
  void aVersionWhoseRunOnlyPodsNameIsTracedToThePod() {
    assertThat(state("pod")).isEqualTo("PRESENT");
    assertThat(trace("pod"))
        .contains(
            "kubernetes pod llm/train-master-0/7d0c0001-5b1e-4c55-9a10-000000000001 of k1 ran run"
                + " pod-1, and succeeded");
  }

  @Test
  void aRunThatEventsTellOfIsTracedToBoth() {
    assertThat(state("both")).isEqualTo("PRESENT");
    assertThat(trace("both"))
        .contains("START of run both-1", "COMPLETE of run both-1")
        .contains("slurm job 4712 of north ran run both-1, and succeeded");
  }

  @Test
  void aRunThatSlurmSaysFailedAndTheTrackerCompleteIsWeak() {
    assertThat(state("torn")).isEqualTo("WEAK");
    assertThat(trace("torn"))
        .contains(
            "run torn-1 completed at 2026-07-14T10:30:00Z, and slurm job 4713 of north failed at"
                + " 2026-07-14T10:35:00Z");
  }

  @Test
  void aRunThatStillRunsIsWeakAndOneThatNobodyKnowsIsDangling() {
    assertThat(state("open")).isEqualTo("WEAK");
    assertThat(trace("open")).contains("no end of run open-1 is recorded");
    assertThat(state("ghost")).isEqualTo("DANGLING");
  }

  @Test
  void theExportHasTheRequestsThatNameARunAndWhatIsMadeOfThem() {
    Export export = Export.newest(lake, Map.of());
    List<TableSpec> made = List.of(RunRequest.TABLE, LineageRun.TABLE);
    for (ExportedTable table : ExportedTables.ALL) {
      if (made.contains(table.table())) {
        assertThat(export.rows(table.table())).as(table.name()).isNotEmpty();
        ExportNightTest.assertExported(table, export, PublishedNight.newest(tables));
      }
      assertThat(table.table()).isNotEqualTo(GpuRequest.TABLE);
    }
  }
}
