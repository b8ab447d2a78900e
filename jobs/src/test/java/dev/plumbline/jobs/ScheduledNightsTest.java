package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.ScheduledHold;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that runs over midnight, night by night. Each night's dump is taken half an hour after
 * midnight and has the job again; a date is computed again when the job's word changes, and not
 * because it came again.
 */
@ExtendWith(SharedSpark.class)
class ScheduledNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final String HEADER =
      "JobID|User|Account|State|Submit|Start|End|Elapsed|NodeList|AllocTRES\n";

  @TempDir private Path folder;
  private Lake lake;
  private Path configuration;

  @Test
  void onlyWhatChangedIsComputedAgain() throws IOException {
    configuration =
        write(
            "plumbline.yaml",
            """
            lake: lake
            sources:
              - {name: gpus, format: dcgm-exposition, path: "in/*.prom", cluster: hpc}
              - {name: jobs, format: slurm-sacct, path: "in/*.txt", time_zone: UTC, cluster: hpc}
            """);
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    telemetry(FIRST, "22:00", "24:00");
    dump(1, "RUNNING", "Unknown", "03:30:00");
    night();
    expect(allocated(FIRST))
        .rows(
            """
            owner       | start_at | end_at | run_outcome
            slurm:hpc/7 | 22:00    | 24:00  | running
            """);

    long before = lake.version(GpuSegment.TABLE);
    telemetry(FIRST.plusDays(1), "00:00", "02:00");
    dump(2, "RUNNING", "Unknown", "1-03:30:00");
    night();
    assertThat(lake.changedSlices(GpuSegment.TABLE, before)).containsExactly(FIRST.plusDays(1));
    expect(allocated(FIRST.plusDays(1)))
        .rows(
            """
            owner       | start_at         | end_at           | run_outcome
            slurm:hpc/7 | 2026-07-15 00:00 | 2026-07-15 02:00 | running
            """);

    // no dump came: the job was last seen running at 00:30
    before = lake.version(GpuSegment.TABLE);
    telemetry(FIRST.plusDays(2), "00:00", "01:00");
    night();
    assertThat(lake.changedSlices(GpuSegment.TABLE, before)).containsExactly(FIRST.plusDays(2));
    expect(allocated(FIRST.plusDays(2)))
        .rows(
            """
            owner       | start_at         | end_at
            slurm:hpc/7 | 2026-07-16 00:00 | 2026-07-16 00:30
            """);

    // it had failed on the 15th at 01:00: all its dates say so, and the 16th is nobody's
    before = lake.version(GpuSegment.TABLE);
    dump(3, "FAILED", "2026-07-15T01:00:00", "04:00:00");
    night();
    assertThat(lake.changedSlices(GpuSegment.TABLE, before))
        .containsExactly(FIRST, FIRST.plusDays(1), FIRST.plusDays(2));
    expect(lake.read(Allocation.TABLE))
        .rows(
            """
            owner       | start_at         | end_at           | run_outcome
            slurm:hpc/7 | 2026-07-14 22:00 | 2026-07-15 00:00 | failed
            slurm:hpc/7 | 2026-07-15 00:00 | 2026-07-15 01:00 | failed
            """);
    expect(lake.read(ScheduledHold.TABLE)).count(2);
  }

  private void night() {
    OwnNight.run(lake, configuration);
  }

  private Frame allocated(LocalDate date) {
    return lake.read(Allocation.TABLE).where(Allocation.ALLOCATION_DATE.of().equalTo(date));
  }

  private void telemetry(LocalDate date, String from, String to) throws IOException {
    String until = to.equals("24:00") ? date.plusDays(1) + "T00:00:00Z" : date + "T" + to + ":00Z";
    write(
        "in/" + date + ".prom",
        new Exposed(date + "T" + from + ":00Z", until).busy(1, "node", 0, "").text());
  }

  private void dump(int number, String state, String end, String elapsed) throws IOException {
    write(
        "in/sacct-" + number + ".txt",
        HEADER
            + "7|ana|vision|%s|2026-07-14T20:00:00|2026-07-14T21:00:00|%s|%s|node|gres/gpu=1\n"
                .formatted(state, end, elapsed));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
