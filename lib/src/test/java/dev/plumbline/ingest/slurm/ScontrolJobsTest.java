package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.tables.GpuRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScontrolJobsTest {
  private static final Path SAMPLE = Path.of("../data/samples/formats/slurm-jobs");

  private static RecordingSink read(byte[] bytes) {
    return RecordingSink.read(new ScontrolJobs(), Sacct.file(ZoneId.of("Europe/Berlin")), bytes);
  }

  private static RecordingSink sample() throws IOException {
    return read(Files.readAllBytes(SAMPLE.resolve("jobs-20260714T0900.txt")));
  }

  @Test
  void theSampleGivesWhatWasWorkedOutByHand() throws IOException {
    RecordingSink sink = sample();
    Map<String, Long> seen = new HashMap<>();
    seen.put("records", sink.records());
    seen.put("accepted", sink.accepted);
    seen.put("rejected", (long) sink.rejects.size());
    seen.put("rows", (long) sink.rows.size());
    sink.ignored.forEach((reason, records) -> seen.put("ignored " + reason, records));
    Map<String, Long> expected = new HashMap<>();
    Files.readAllLines(SAMPLE.resolve("expected.csv")).stream()
        .skip(1)
        .map(line -> line.split(",", 3))
        .forEach(cells -> expected.put(cells[0], Long.valueOf(cells[1])));
    assertThat(seen).isEqualTo(expected);
  }

  private static Row row(RecordingSink sink, String job) {
    return sink.rows.stream()
        .filter(row -> row.of(GpuRequest.WORKLOAD_ID).equals(job))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRunningJobSaysItsGpusAndHowFarItIs() throws IOException {
    Row running = row(sample(), "4712");
    assertThat(running.of(GpuRequest.DEVICES)).isEqualTo(List.of("0", "1", "2", "5"));
    assertThat(running.of(GpuRequest.NODE)).isEqualTo("gpu03");
    assertThat(running.of(GpuRequest.GPU_COUNT)).isEqualTo(4L);
    assertThat(running.of(GpuRequest.ENDED_AT)).as("EndTime is its limit").isNull();
    // 08:31 in Berlin's summer, and 29 minutes of it.
    assertThat(running.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T06:31:00Z"));
    assertThat(running.of(GpuRequest.SEEN_AT)).isEqualTo(Instant.parse("2026-07-14T07:00:00Z"));
    assertThat(running.of(GpuRequest.OWNER_USER)).isEqualTo("ben");
    assertThat(running.of(GpuRequest.ACCOUNT)).isEqualTo("vision");
    assertThat(running.of(GpuRequest.LABELS).toString()).contains("Partition=train", "Restarts=1");
  }

  @Test
  void aTaskOfAnArrayAndJobsThatWaitAreNamedAsAccountingDoes() throws IOException {
    Row task = row(sample(), "4713_2");
    assertThat(task.of(GpuRequest.ENDED_AT)).isEqualTo(Instant.parse("2026-07-14T06:50:00Z"));
    assertThat(task.of(GpuRequest.GPU_COUNT)).isEqualTo(8L);
    assertThat(task.of(GpuRequest.DEVICES)).as("which node's numbers?").isNull();
    Row waiting = row(sample(), "4716_[1-3]");
    assertThat(waiting.of(GpuRequest.STARTED_AT)).as("StartTime is an estimate").isNull();
    assertThat(waiting.of(GpuRequest.GPU_COUNT)).as("three tasks of eight").isEqualTo(24L);
    assertThat(waiting.of(GpuRequest.OUTCOME)).isEqualTo("unknown");
  }

  @Test
  void accountingReplacesWhatWasSeenBefore() throws IOException {
    RecordingSink later =
        Sacct.jobs(
            "4712|train|COMPLETED|2026-07-14T08:30:00|2026-07-14T08:31:00|2026-07-14T10:00:00"
                + "|gpu03|gres/gpu=4|");
    assertThat(row(sample(), "4712").of(GpuRequest.STARTED_AT))
        .isEqualTo(row(later, "4712").of(GpuRequest.STARTED_AT));
    assertThat(row(sample(), "4712").of(GpuRequest.REQUEST_DATE))
        .isEqualTo(row(later, "4712").of(GpuRequest.REQUEST_DATE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JobId=1 JobName=a\n   NodeList=gpu9\n   JobState=RUNNING\n   NodeList=gpu1\n",
        "JobId=1 JobName=a JobState=RUNNING NodeList=gpu1 AllocTRES=gres/gpu=1\n"
      })
  void whatAJobsNameCouldSayIsNotTaken(String job) {
    RecordingSink sink = read(job.getBytes(StandardCharsets.UTF_8));
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects).hasSize(1);
  }

  @Test
  void aFileThatIsNoListIsRefused() {
    assertThatThrownBy(() -> read("JOBID|STATE\n".getBytes(StandardCharsets.UTF_8)))
        .hasRootCauseInstanceOf(MalformedFile.class)
        .hasStackTraceContaining("scontrol show job --details");
  }

  @Test
  void noJobsAreNoError() {
    assertThat(read("No jobs in the system\n".getBytes(StandardCharsets.UTF_8)).records()).isZero();
  }
}
