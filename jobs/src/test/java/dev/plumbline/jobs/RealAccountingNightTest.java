package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Accounting of a real cluster, beside an hour of telemetry of two of its nodes. */
@ExtendWith(SharedSpark.class)
class RealAccountingNightTest {
  private static final Path REAL =
      Path.of("../../shared/data/jobs/slurm-sacct/sample-sacct-one-multiline.txt");

  @TempDir private Path folder;

  @Test
  void jobsOfARealClusterOwnTheNodesThatWereSeen() throws IOException {
    assumeThat(REAL).exists();
    Exposed hour = new Exposed("2023-01-15T08:00:00Z", "2023-01-15T09:00:00Z");
    for (int i = 0; i < 8; i++) {
      hour.busy(i, "node1083.example.org", i, "").busy(8 + i, "node1001", i, "");
    }
    Files.writeString(folder.resolve("gpus.prom"), hour.text());
    Files.copy(REAL, folder.resolve("sacct.txt"));
    Path configuration =
        Files.writeString(
            folder.resolve("plumbline.yaml"),
            """
            lake: lake
            sources:
              - {name: gpus, format: dcgm-exposition, path: gpus.prom, cluster: cluster}
              - {name: jobs, format: slurm-sacct, path: sacct.txt, time_zone: UTC}
            """);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    OwnNight.run(lake, configuration);

    // 1024 GPUs on 128 nodes, and 256 on 32: 8 of a node, which is all of it
    expect(
            lake.read(Allocation.TABLE)
                .groupBy(
                    Allocation.OWNER,
                    Allocation.OWNER_USER,
                    Allocation.PARTITION,
                    Allocation.RULE,
                    Allocation.RUN_OUTCOME,
                    Allocation.SHARE)
                .values(Allocation.DEVICE_ID.is(functions.count(Allocation.DEVICE_ID.of()))))
        .rows(
            """
            owner                | owner_user | partition_name | rule       | run_outcome
            slurm:cluster/201729 | test_user  | learn          | whole_node | failed
            slurm:cluster/201844 | test_user  | learn          | whole_node | cancelled
            """)
        .rows(
            """
            owner                | share_ratio | device_id
            slurm:cluster/201729 | 1.0         | 8
            slurm:cluster/201844 | 1.0         | 8
            """);
    // of the date, 201729 had 127 other nodes from 03:01:10 on (75,530 s), and 201844 31 from
    // 07:15:56 on (60,244 s): 8 × (127 × 75,530 + 31 × 60,244) s
    expect(
            lake.read(AttentionDaily.TABLE)
                .where(AttentionDaily.KIND.of().equalTo(AttentionKind.UNPLACED_HOLD.text())))
        .rows(
            """
            subject                                           | gpu_seconds_at_stake
            slurm of cluster: GPUs on nodes without telemetry | 91678992
            """);
  }
}
