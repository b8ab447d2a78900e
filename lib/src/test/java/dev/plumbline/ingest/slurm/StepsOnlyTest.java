package dev.plumbline.ingest.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.RecordingSink;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps whose jobs a file lacks: what those held would be missing in silence. */
class StepsOnlyTest {
  private static final String STEP = "|train|RUNNING|2026-07-14T08:00:00|2026-07-14T08:00:00|";
  private static final String REST = "Unknown|gpu1|gres/gpu=8|";

  @Test
  void stepsOnly() {
    RecordingSink sink = Sacct.read(Cases.text("steps-only.txt"));
    assertThat(sink.rows).isEmpty();
    assertThat(sink.ignored).isEqualTo(Map.of("step", 2L));
    assertThat(sink.warnings)
        .containsExactly(
            "2 records are steps, none is a job: run sacct with -X (--allocations), or without"
                + " filters that leave the jobs out");
  }

  @Test
  void aHeaderAlone() {
    String text = Cases.text("steps-only.txt");
    RecordingSink sink = Sacct.read(text.substring(0, text.indexOf('\n') + 1));
    assertThat(sink.records()).isZero();
    assertThat(sink.warnings)
        .containsExactly(
            "a header and no job under it: nothing ran in the time that sacct was asked for, or it"
                + " looked at the user's own jobs only: run it with -a (--allusers), --starttime"
                + " and --endtime");
  }

  /** 7001 has its record; 7002, an array task and a part of a mixed job have steps only. */
  @Test
  void jobsThatAFilterLeftOutAreCounted() {
    RecordingSink sink =
        Sacct.jobs(
            Sacct.job("7001", "gres/gpu=8"),
            "7001.batch" + STEP + REST,
            "7002.batch" + STEP + REST,
            "7002.extern" + STEP + REST,
            "7003_4.0" + STEP + REST,
            "7005+1.0" + STEP + REST);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.warnings)
        .containsExactly(
            "3 jobs have steps here and no record of their own, so their GPUs are not counted"
                + " (7002): run sacct with -X (--allocations), or without filters that leave the"
                + " jobs out");
  }

  @Test
  void stepsBesideTheirJobsAndWaitingJobsAreNoWarning() {
    String waits =
        "7004|train|PENDING|2026-07-14T08:00:00|Unknown|Unknown|None assigned||gres/gpu=8";
    assertThat(Sacct.jobs(waits).warnings).isEmpty();
    assertThat(Sacct.jobs("7001.batch" + STEP + REST, Sacct.job("7001", "gres/gpu=8")).warnings)
        .isEmpty();
  }
}
