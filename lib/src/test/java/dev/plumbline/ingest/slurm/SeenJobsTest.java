package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.GpuRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Until when a record shows that a job ran, and which GPUs it names. */
class SeenJobsTest {
  private static final String HEADER =
      "JobID|JobIDRaw|State|Submit|Start|End|Elapsed|NodeList|AllocGRES|AllocTRES\n";

  private static Object seen(RecordingSink sink, int row) {
    return sink.rows.get(row).of(GpuRequest.SEEN_AT);
  }

  @Test
  void aRunningJobWasSeenWhenItsElapsedTimeWasOver() {
    RecordingSink sink =
        Sacct.read(
            HEADER
                + "7_3|91|RUNNING|2026-07-14T10:00:00Z|2026-07-14T10:00:00Z|Unknown|1-02:30:00|n1"
                + "||gres/gpu=1\n");
    // a day, two hours and a half behind ten
    assertThat(seen(sink, 0)).isEqualTo(Instant.parse("2026-07-15T12:30:00Z"));
    assertThat(sink.rows.get(0).of(GpuRequest.JOB_NUMBER)).isEqualTo("91");
  }

  @Test
  void withoutAnElapsedTimeItWasSeenAtTheNewestTimeOfItsFile() {
    RecordingSink sink =
        Sacct.read(
            HEADER
                + "1|1|RUNNING|2026-07-14T10:00:00Z|2026-07-14T10:00:00Z|Unknown||n1||gres/gpu=1\n"
                + "2|2|COMPLETED|2026-07-14T10:00:00Z|2026-07-14T10:00:00Z|2026-07-14T19:00:00Z||n2"
                + "||gres/gpu=1\n");
    assertThat(sink.rows).hasSize(2);
    assertThat(seen(sink, 0)).as("the job that ended").isNull();
    assertThat(seen(sink, 1)).isEqualTo(Instant.parse("2026-07-14T19:00:00Z"));
  }

  @Test
  void aJobOfAnUnknownStateWasNotSeenRunning() {
    RecordingSink sink =
        Sacct.read(
            HEADER
                + "1|1|MAYBE|2026-07-14T10:00:00Z|2026-07-14T10:00:00Z|Unknown|01:00:00|n1||"
                + "gres/gpu=1\n");
    assertThat(seen(sink, 0)).isNull();
  }

  private static Object devices(String nodes, String gres) {
    RecordingSink sink =
        Sacct.read(
            HEADER
                + "1|1|COMPLETED|2026-07-14T10:00:00Z|2026-07-14T10:00:00Z|2026-07-14T11:00:00Z||"
                + nodes
                + "|"
                + gres
                + "|gres/gpu=2\n");
    return sink.rows.get(0).of(GpuRequest.DEVICES);
  }

  @Test
  void numbersOfGpusAreThoseOfOneNode() {
    assertThat(devices("n1", "gpu:h100:2(IDX:0,2)")).isEqualTo(List.of("0", "2"));
    assertThat(devices("n1", "gpu:2(IDX:6-7)")).isEqualTo(List.of("6", "7"));
    assertThat(devices("n1", "gpu:2")).isNull();
    // which of two nodes is meant nobody says
    assertThat(devices("n[1-2]", "gpu:1(IDX:0)")).isNull();
  }
}
