package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Slurm's jobs own GPUs.
 *
 * <pre>
 * slurm01   one GPU, which dcgm-exporter labels with its job: 4711 (ana, vision)
 * slurm02   two GPUs without labels: job 4712 (ben, speech) had the whole node
 * </pre>
 */
@ExtendWith(SharedSpark.class)
class SlurmOwnerNightTest {
  private static final String SACCT =
      """
      JobID|User|Account|Partition|State|Submit|Start|End|NodeList|AllocTRES
      4711|ana|vision|gpu|COMPLETED|2026-07-14T09:59:00|2026-07-14T10:00:00|2026-07-14T11:00:00|\
      slurm01|gres/gpu=1
      4712|ben|speech|gpu|FAILED|2026-07-14T09:59:00|2026-07-14T10:00:00|2026-07-14T11:00:00|\
      slurm02|gres/gpu=2
      """;

  @TempDir private static Path folder;
  private static Lake lake;

  @BeforeAll
  static void night() throws IOException {
    String exposed =
        new Exposed("2026-07-14T10:00:00Z", "2026-07-14T11:00:00Z")
            .busy(31, "slurm01", 0, "hpc_job=\"4711\"")
            .busy(32, "slurm02", 0, "")
            .busy(33, "slurm02", 1, "")
            .text();
    write("input/gpus.prom", exposed);
    write("input/sacct.txt", SACCT);
    Path configuration =
        write(
            "plumbline.yaml",
            """
            lake: lake
            labels: {run_id: hpc_job}
            sources:
              - {name: gpus, format: dcgm-exposition, path: input/*.prom, cluster: hpc}
              - {name: jobs, format: slurm-sacct, path: input/sacct.txt, time_zone: UTC,
                 cluster: hpc}
            owners:
              - {account: vision, team: perception, project: eyes}
              - {user: ben, team: voice}
            """);
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    OwnNight.run(lake, configuration);
  }

  private static Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void eachGpuIsAllocatedToItsJobForTheHour() {
    expect(lake.read(Allocation.TABLE))
        .rows(
            """
            device_id                                | owner          | start_at | end_at
            GPU-00000031-1111-4222-8333-444444444444 | slurm:hpc/4711 | 10:00    | 11:00
            GPU-00000032-1111-4222-8333-444444444444 | slurm:hpc/4712 | 10:00    | 11:00
            GPU-00000033-1111-4222-8333-444444444444 | slurm:hpc/4712 | 10:00    | 11:00
            """)
        .rows(
            """
            device_id                                | share_ratio
            GPU-00000031-1111-4222-8333-444444444444 | 1.0
            GPU-00000032-1111-4222-8333-444444444444 | 1.0
            GPU-00000033-1111-4222-8333-444444444444 | 1.0
            """)
        .rows(
            """
            device_id                                | owner_kind | rule            | is_conflict
            GPU-00000031-1111-4222-8333-444444444444 | slurm_job  | scheduler_label | false
            GPU-00000032-1111-4222-8333-444444444444 | slurm_job  | whole_node      | false
            GPU-00000033-1111-4222-8333-444444444444 | slurm_job  | whole_node      | false
            """)
        .rows(
            """
            device_id                                | owner_user | account | partition_name
            GPU-00000031-1111-4222-8333-444444444444 | ana        | vision  | gpu
            GPU-00000032-1111-4222-8333-444444444444 | ben        | speech  | gpu
            GPU-00000033-1111-4222-8333-444444444444 | ben        | speech  | gpu
            """)
        .rows(
            """
            device_id                                | run_id | run_outcome | team       | project
            GPU-00000031-1111-4222-8333-444444444444 | 4711   | succeeded   | perception | eyes
            GPU-00000032-1111-4222-8333-444444444444 |        | failed      | voice      |
            GPU-00000033-1111-4222-8333-444444444444 |        | failed      | voice      |
            """);
  }

  @Test
  void noGpuSecondIsUnallocated() {
    // 60 samples a minute apart, the last of which holds one interval: 3,600 s a GPU
    expect(lake.read(GpuSegment.TABLE))
        .rows(
            """
            device_id                                | owner          | gpu_milliseconds
            GPU-00000031-1111-4222-8333-444444444444 | slurm:hpc/4711 | 3_600_000
            GPU-00000032-1111-4222-8333-444444444444 | slurm:hpc/4712 | 3_600_000
            GPU-00000033-1111-4222-8333-444444444444 | slurm:hpc/4712 | 3_600_000
            """);
  }
}
