package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.RecordingSink.Row;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlurmSacctTest {
  private static final Path SAMPLE = Path.of("../data/samples/formats/slurm-sacct");

  @Test
  void theSampleGivesWhatWasWorkedOutByHand() throws IOException {
    RecordingSink sink = Sacct.read(Files.readAllBytes(SAMPLE.resolve("sacct-20260714.txt")));
    Map<String, Long> seen = new HashMap<>();
    seen.put("records", sink.records());
    seen.put("accepted", sink.accepted);
    seen.put("rejected", (long) sink.rejects.size());
    seen.put("duplicate", sink.duplicates);
    seen.put("rows", (long) sink.rows.size());
    sink.ignored.forEach((reason, records) -> seen.put("ignored " + reason, records));
    for (Row row : sink.rows) {
      long count = number(row, GpuRequest.GPU_COUNT);
      seen.merge("gpu_count " + row.of(GpuRequest.COUNT_BASIS), count, Long::sum);
      seen.merge("gpu_slice_count", number(row, GpuRequest.GPU_SLICE_COUNT), Long::sum);
      if (row.of(GpuRequest.STARTED_AT) != null && row.of(GpuRequest.ENDED_AT) != null) {
        seen.merge("gpu_seconds ended", count * seconds(row), Long::sum);
      }
    }
    Map<String, Long> expected = new HashMap<>();
    List<String> lines = Files.readAllLines(SAMPLE.resolve("expected.csv"));
    lines.stream()
        .skip(1)
        .map(line -> line.split(",", 3))
        .forEach(cells -> expected.put(cells[0], Long.valueOf(cells[1])));
    assertThat(seen).isEqualTo(expected);
    assertThat(sink.absent).isEqualTo(Map.of("invalid_utf8", 1L));
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(26L, 27L);
  }

  private static long number(Row row, Col column) {
    return row.of(column) == null ? 0 : (Long) row.of(column);
  }

  private static long seconds(Row row) {
    return Duration.between(
            (Instant) row.of(GpuRequest.STARTED_AT), (Instant) row.of(GpuRequest.ENDED_AT))
        .getSeconds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // A type and the total say the same GPUs: eight, not sixteen.
        "billing=64,gres/gpu:h100=8,gres/gpu=8;8;h100;",
        "gres/gpu:h100=8;8;h100;",
        "gres/gpu=8;8;;",
        // Two types without a total: 4 + 2.
        "gres/gpu:a100=4,gres/gpu:h100=2;6;a100,h100;",
        "gres/gpu:a100=4,gres/gpu:h100=2,gres/gpu=6;6;a100,h100;",
        // Parts of GPUs are no whole GPUs: 3 in total less 2 instances is one whole GPU.
        "gres/gpu:1g.10gb=2,gres/gpu=2;;1g.10gb;2",
        "gres/gpu:a100_3g.20gb=2,gres/gpu:h100=1,gres/gpu=3;1;a100_3g.20gb,h100;2",
        "gres/gpu:a100-3g.20gb=2,gres/gpu=2;;a100-3g.20gb;2",
        "gres/shard:h100=4,gres/shard=4;;shared,shared;4",
      })
  void gpusAreCountedOnce(String allocated, Long whole, String type, Long slices) {
    RecordingSink sink = Sacct.jobs(Sacct.job("1", allocated));
    Row row = sink.rows.get(0);
    assertThat(row.of(GpuRequest.GPU_COUNT)).isEqualTo(whole);
    assertThat(row.of(GpuRequest.GPU_TYPE)).isEqualTo(type);
    assertThat(row.of(GpuRequest.GPU_SLICE_COUNT)).isEqualTo(slices);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // AllocGRES is the job's, ReqGRES is per node: 8 × 2 nodes.
        "gpu:8;;8",
        "gres:gpu:8;;8",
        "gpu:h100:8(IDX:0-3,4-7);;8",
        "gpu;;1",
        ";gpu:8;16",
        ";PER_NODE:gpu:8;16",
        ";PER_JOB:gpu:h100:8;8",
        ";PER_TASK:gpu:1;",
      })
  void oldFormsAreRead(String allocated, String requested, Long gpus) {
    RecordingSink sink =
        Sacct.read(
            """
            JobID|State|Submit|Start|End|NodeList|AllocGRES|ReqGRES
            1|COMPLETED|2026-07-14T08:00:00|2026-07-14T08:00:00|2026-07-14T09:00:00|gpu[1-2]|%s|%s
            """
                .formatted(Objects.toString(allocated, ""), Objects.toString(requested, "")));
    Long sum = null;
    for (Row row : sink.rows) {
      Long count = (Long) row.of(GpuRequest.GPU_COUNT);
      sum = count == null ? sum : Long.valueOf(count + (sum == null ? 0 : sum));
    }
    assertThat(sum).isEqualTo(gpus);
    assertThat(sink.absent.getOrDefault("unknown_gpu_count", 0L)).isEqualTo(gpus == null ? 1 : 0);
  }

  @Test
  void rowsOfAJobSumToItsGpusWhetherTheyDivideOrNot() {
    RecordingSink sink =
        Sacct.jobs(
            Sacct.job("1", "gres/gpu=24").replace("gpu1", "gpu[08-10]"),
            Sacct.job("2", "gres/gpu=25").replace("gpu1", "gpu[08-10]"));
    assertThat(sink.rows)
        .extracting(row -> row.of(GpuRequest.NODE), row -> row.of(GpuRequest.GPU_COUNT))
        .containsExactly(
            // 24 ÷ 3 nodes.
            tuple("gpu08", 8L), tuple("gpu09", 8L), tuple("gpu10", 8L), tuple(null, 25L));
    assertThat(sink.rows.get(3).of(GpuRequest.NODES)).isEqualTo(List.of("gpu08", "gpu09", "gpu10"));
    assertThat(sink.rows).extracting(row -> row.of(GpuRequest.NODES_COUNT)).containsOnly(3L);
    assertThat(sink.rows).extracting(row -> row.of(GpuRequest.REQUEST_ID)).doesNotHaveDuplicates();
  }

  @Test
  void stepsAreNotCountedAgainAndRequeuedAttemptsAre() {
    RecordingSink sink =
        Sacct.jobs(
            Sacct.job("7", "gres/gpu=8"),
            Sacct.job("7.batch", "gres/gpu=8"),
            Sacct.job("7.0", "gres/gpu=8"),
            Sacct.job("7_3.extern", "gres/gpu=8"),
            Sacct.job("7", "gres/gpu=8"),
            Sacct.job("7", "gres/gpu=8")
                .replace("T08:00:00|2026-07-14T09", "T08:30:00|2026-07-14T09"));
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.ignored).isEqualTo(Map.of("step", 3L));
    assertThat(sink.duplicates).isEqualTo(1);
    assertThat(sink.rows).extracting(row -> row.of(GpuRequest.REQUEST_ID)).doesNotHaveDuplicates();
  }

  @Test
  void aRunningJobHasNoEndAndAPendingOneHoldsNothing() {
    RecordingSink sink =
        Sacct.jobs(
            "1|a|RUNNING|2026-07-14T08:00:00|2026-07-14T08:05:00|Unknown|gpu1|gres/gpu=8|",
            "2_[5-9,12%3]|b|PENDING|2026-07-14T08:00:00|Unknown|Unknown|None assigned||gres/gpu=2",
            "3|c|CANCELLED by 7|2026-07-14T08:00:00|2026-07-14T09:00:00|2026-07-14T09:00:00"
                + "|None assigned||gres/gpu=4",
            "4_[1,3,5,...]|b|PENDING|2026-07-14T08:00:00|Unknown|Unknown|None assigned"
                + "||gres/gpu=2");
    Row running =
        sink.rows.stream()
            .filter(r -> "1".equals(r.of(GpuRequest.WORKLOAD_ID)))
            .findFirst()
            .orElseThrow();
    // Berlin is two hours ahead of UTC in July.
    assertThat(running.of(GpuRequest.STARTED_AT)).isEqualTo(Instant.parse("2026-07-14T06:05:00Z"));
    assertThat(running.of(GpuRequest.ENDED_AT)).isNull();
    assertThat(running.of(GpuRequest.OUTCOME)).isEqualTo("running");
    Map<Object, Object> gpus = new HashMap<>();
    for (Row row : sink.rows) {
      gpus.put(row.of(GpuRequest.WORKLOAD_ID), row.of(GpuRequest.GPU_COUNT));
      if (row != running) {
        assertThat(row.of(GpuRequest.STARTED_AT)).isNull();
        assertThat(row.of(GpuRequest.COUNT_BASIS)).isEqualTo("requested");
      }
    }
    Map<Object, Object> expected = new HashMap<>();
    expected.put("1", 8L);
    // Tasks 5, 6, 7, 8, 9 and 12, two GPUs each.
    expected.put("2_[5-9,12%3]", 12L);
    expected.put("3", 4L);
    expected.put("4_[1,3,5,...]", null);
    assertThat(gpus).isEqualTo(expected);
    assertThat(sink.absent).isEqualTo(Map.of("unknown_gpu_count", 1L));
  }

  @Test
  void theLastLookAtAJobCounts() {
    String pending = "1|a|PENDING|2026-07-14T08:00:00|Unknown|Unknown|None assigned||gres/gpu=8";
    String running =
        "1|a|RUNNING|2026-07-14T08:00:00|2026-07-14T08:05:00|Unknown|gpu1|gres/gpu=8|gres/gpu=8";
    String ended =
        running.replace("RUNNING", "COMPLETED").replace("Unknown", "2026-07-14T09:00:00");
    RecordingSink sink = Sacct.jobs(pending, running, ended);
    assertThat(sink.rows).hasSize(1);
    assertThat(sink.rows.get(0).of(GpuRequest.OUTCOME)).isEqualTo("succeeded");
    assertThat(sink.ignored).isEqualTo(Map.of("superseded", 2L));
    assertThat(Sacct.jobs(ended, running, pending).rows).hasSize(1);
    RecordingSink twoEnds = Sacct.jobs(ended, ended.replace("T09:00:00", "T09:30:00"));
    assertThat(twoEnds.rejects.get(0).reasons()).containsExactly("conflicting_record");
  }

  @Test
  void mandatoryColumnsAreNamed() {
    assertThatThrownBy(() -> Sacct.read("JobName|State\nx|COMPLETED\n"))
        .hasRootCauseInstanceOf(MalformedFile.class)
        .hasMessageContaining("JobID, Start, AllocTRES");
    assertThatThrownBy(() -> Sacct.read("")).hasRootCauseInstanceOf(MalformedFile.class);
  }

  @Test
  void headersAreReadInAnyCaseAndOrder() {
    RecordingSink sink =
        Sacct.read(
            """
            alloctres|END|start|jobidraw|Flavour|
            gres/gpu=2|2026-07-14T09:00:00|2026-07-14T08:00:00|5|mint|
            """);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rows.get(0).of(GpuRequest.WORKLOAD_ID)).isEqualTo("5");
    assertThat(sink.rows.get(0).of(GpuRequest.LABELS)).isEqualTo(Map.of("Flavour", "mint"));
    assertThat(sink.unmapped).containsExactly("Flavour");
  }

  @Test
  void theRunIsReadFromACommentAndSecretsAreMasked() {
    RecordingSink sink =
        Sacct.read(
            """
            JobID|Start|End|AllocTRES|Comment|SubmitLine
            5|2026-07-14T08:00:00|2026-07-14T09:00:00|gres/gpu=2|lr=1 run_id=A1b2|\
            sbatch --export=WANDB_API_KEY=hunter22 job.sh
            6|2026-07-14T08:00:00|soon|gres/gpu=2||sbatch --export=WANDB_API_KEY=hunter22 job.sh
            """);
    Row row = sink.rows.get(0);
    assertThat(row.of(GpuRequest.RUN_ID)).isEqualTo("a1b2");
    assertThat(row.of(GpuRequest.LABELS).toString()).contains("job.sh").doesNotContain("hunter22");
    assertThat(sink.rejects.get(0).reasons()).containsExactly("bad_end");
    assertThat(sink.rejects.get(0).raw()).doesNotContain("hunter22");
  }

  @Test
  void datesReachFromTheStartToTheLastDayHeld() {
    RecordingSink sink =
        Sacct.jobs(
            // Ends at midnight UTC, 02:00 in Berlin: the fifteenth is not touched.
            "1|a|COMPLETED||2026-07-13T08:00:00|2026-07-15T02:00:00|n1|gres/gpu=1|");
    assertThat(sink.rows.get(0).from()).isEqualTo(LocalDate.parse("2026-07-13"));
    assertThat(sink.rows.get(0).through()).isEqualTo(LocalDate.parse("2026-07-14"));
    assertThat(sink.rows.get(0).of(GpuRequest.REQUEST_DATE))
        .isEqualTo(LocalDate.parse("2026-07-13"));
  }

  @Test
  void filesAreRecognisedByTheirHeader() {
    assertThat(isRecognised("JobID|User|Start|AllocTRES\n")).isTrue();
    assertThat(isRecognised("JobIDRaw|#Start|#ReqTRES\n")).isTrue();
    assertThat(isRecognised("JobID|User|Start\n")).isFalse();
    assertThat(isRecognised("JobID,Start,AllocTRES\n")).isFalse();
  }

  private static boolean isRecognised(String text) {
    return new SlurmSacct().recognises(FileHead.of("jobs", text.getBytes(StandardCharsets.UTF_8)));
  }
}
