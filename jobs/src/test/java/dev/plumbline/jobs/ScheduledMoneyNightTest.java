package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.Allocation;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An hour of three machines of 8 GPUs, 28,800 GPU-seconds each, and whose money it is.
 *
 * <pre>
 * gpu-a  96 USD: 12 a GPU-hour. No labels.
 *        101 ana/vision  2 GPUs 00:00–01:00 = 7,200 s = 24 USD
 *        102 ben/speech  4 GPUs 00:00–00:30 = 7,200 s = 24 USD, failed
 *        nobody                             = 14,400 s = 48 USD
 * gpu-b  96 USD. No labels; its eighth GPU idles with 40 GB held.
 *        103 ana/vision  8 GPUs 00:00–01:00 = 28,800 s = 96 USD, of which 12 idle
 *        104 ben/speech  2 GPUs 00:30–01:00: the node was 103's, a conflict of 0 s
 * gpu-c  80 USD: 10 a GPU-hour. Labels.
 *        105 cem/vision  GPUs 0–3 00:00–01:00 = 14,400 s = 40 USD, run r-5
 *        web/chat        GPUs 4–5 00:00–00:45 = 5,400 s = 15 USD
 *        108 ben/speech  GPU 6 00:00–01:00    = 3,600 s = 10 USD
 *        nobody                             = 5,400 s = 15 USD
 * gpu-d  106 had 8 GPUs for the hour, and nobody saw the node
 *        108 had 5 GPUs of gpu-c and gpu-d: nobody says how many of which, a label names one
 *        107 waits, and holds nothing
 * </pre>
 */
@ExtendWith(SharedSpark.class)
class ScheduledMoneyNightTest {
  private static final String HOUR = "2026-07-13T23:00:00|2026-07-14T00:00:00|2026-07-14T01:00:00|";
  private static final String SACCT =
      "JobID|User|Account|State|Submit|Start|End|NodeList|AllocTRES|ReqTRES\n"
          + "101|ana|vision|COMPLETED|"
          + HOUR
          + "gpu-a|gres/gpu=2|gres/gpu=2\n"
          + "102|ben|speech|FAILED|2026-07-13T23:00:00|2026-07-14T00:00:00|2026-07-14T00:30:00|"
          + "gpu-a|gres/gpu=4|gres/gpu=4\n"
          + "103|ana|vision|COMPLETED|"
          + HOUR
          + "gpu-b|gres/gpu=8|gres/gpu=8\n"
          + "104|ben|speech|COMPLETED|2026-07-13T23:00:00|2026-07-14T00:30:00|2026-07-14T01:00:00|"
          + "gpu-b|gres/gpu=2|gres/gpu=2\n"
          + "105|cem|vision|TIMEOUT|"
          + HOUR
          + "gpu-c|gres/gpu=4|gres/gpu=4\n"
          + "106|ana|vision|COMPLETED|"
          + HOUR
          + "gpu-d|gres/gpu=8|gres/gpu=8\n"
          + "108|ben|speech|COMPLETED|"
          + HOUR
          + "gpu-c,gpu-d|gres/gpu=5|gres/gpu=5\n"
          + "107|ana|vision|PENDING|2026-07-14T00:10:00|Unknown|Unknown|None"
          + " assigned||gres/gpu=8\n";

  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"namespace":"web","name":"chat",\
      "uid":"7d0c0001-5b1e-4c55-9a10-000000000001","creationTimestamp":"2026-07-13T23:59:00Z"},\
      "spec":{"nodeName":"gpu-c","containers":[{"name":"c","resources":{"limits":\
      {"nvidia.com/gpu":"2"}}}]},"status":{"phase":"Succeeded","conditions":[{"type":\
      "PodScheduled","status":"True","lastTransitionTime":"2026-07-14T00:00:00Z"}],\
      "containerStatuses":[{"name":"c","state":{"terminated":{"exitCode":0,"finishedAt":\
      "2026-07-14T00:45:00Z"}}}]}}
      """;

  @TempDir private static Path folder;
  private static Lake lake;

  @BeforeAll
  static void night() throws IOException {
    Exposed hour = new Exposed("2026-07-14T00:00:00Z", "2026-07-14T01:00:00Z");
    Exposed begin = new Exposed("2026-07-14T00:00:00Z", "2026-07-14T00:45:00Z");
    Exposed end = new Exposed("2026-07-14T00:45:00Z", "2026-07-14T01:00:00Z");
    for (int i = 0; i < 8; i++) {
      hour.busy(100 + i, "gpu-a", i, "");
      hour.gpu(200 + i, "gpu-b", i, "", i == 7 ? 0 : 80, 40_000);
      if (i < 4) {
        hour.busy(300 + i, "gpu-c", i, "hpc_job=\"105\",run=\"R-5\"");
      } else if (i == 6) {
        hour.busy(300 + i, "gpu-c", i, "hpc_job=\"108\"");
      } else {
        begin.busy(300 + i, "gpu-c", i, i < 6 ? "pod=\"chat\",namespace=\"web\"" : "");
        end.busy(300 + i, "gpu-c", i, "");
      }
    }
    write("in/hour.prom", hour.text());
    write("in/begin.prom", begin.text());
    write("in/end.prom", end.text());
    write("in/sacct.txt", SACCT);
    write("in/pods.json", POD);
    new FocusBill("ad01", "D01")
        .line("i-a", "96", "96")
        .line("i-b", "96", "96")
        .line("i-c", "80", "80")
        .to(folder.resolve("in/bill.csv"));
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    OwnNight.run(lake, write("plumbline.yaml", configuration()));
  }

  private static String configuration() {
    StringBuilder nodes = new StringBuilder();
    for (String machine : new String[] {"a", "b", "c"}) {
      nodes.append(
          ("  - {node: gpu-%s, cluster: hpc, provider: AWS, sub_account: sub-ad01,"
                  + " resource_id: i-%s, instance_type: p5.48xlarge}\n")
              .formatted(machine, machine));
    }
    return """
    lake: lake
    labels: {run_id: run, job: hpc_job}
    sources:
      - {name: gpus, format: dcgm-exposition, path: "in/*.prom", cluster: hpc}
      - {name: jobs, format: slurm-sacct, path: in/sacct.txt, time_zone: UTC, cluster: hpc}
      - {name: pods, format: kubernetes-pods, path: in/pods.json, cluster: hpc}
      - {name: bill, format: focus-csv, path: in/bill.csv}
    owners:
      - {account: vision, team: perception}
      - {namespace: web, team: portal}
    nodes:
    """
        + nodes;
  }

  private static Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Frame byOwner() {
    return lake.read(GpuHourCost.TABLE)
        .groupBy(GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.OWNER, GpuHourCost.TEAM)
        .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST);
  }

  @Test
  void eachJobPaysForItsGpuSeconds() {
    expect(byOwner())
        .rows(
            """
            billing_resource_id | owner         | team       | gpu_seconds | cost
            i-a                 | slurm:hpc/101 | perception | 7200        | 24
            i-a                 | slurm:hpc/102 |            | 7200        | 24
            i-a                 | unallocated   |            | 14400       | 48
            i-b                 | slurm:hpc/103 | perception | 28800       | 96
            i-c                 | slurm:hpc/105 | perception | 14400       | 40
            i-c                 | web/chat      | portal     | 5400        | 15
            i-c                 | slurm:hpc/108 |            | 3600        | 10
            i-c                 | unallocated   |            | 5400        | 15
            """);
  }

  @Test
  void stagesSumToWhatWasBilled() {
    Col all = Col.temporary("all", DataTypes.IntegerType);
    Row total =
        lake.read(GpuWaterfallDaily.TABLE)
            .with(all.is(functions.lit(1)))
            .groupBy(all)
            .sums(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST)
            .select(GpuWaterfallDaily.GPU_SECONDS, GpuWaterfallDaily.COST)
            .rows()
            .first();
    // 3 machines × 28,800 s; 96 + 96 + 80 USD
    assertThat(total.getDecimal(0)).isEqualByComparingTo(new BigDecimal("86400"));
    assertThat(total.getDecimal(1)).isEqualByComparingTo(new BigDecimal("272"));
  }

  @Test
  void theIdleGpuIsItsJobsWaste() {
    expect(
            lake.read(IdleWasteDaily.TABLE)
                .where(IdleWasteDaily.BILLING_RESOURCE_ID.of().equalTo("i-b")))
        .rows(
            """
            gpu_index | owner         | cause     | gpu_seconds | cost | team
            7         | slurm:hpc/103 | held_idle | 3600        | 12   | perception
            """);
  }

  @Test
  void aRunCostsWhatItsJobCosts() {
    expect(lake.read(RunCostDaily.TABLE))
        .rows(
            """
            run_id | gpu_seconds | cost
            r-5    | 14400       | 40
            """);
  }

  @Test
  void sharesOfADeviceSumToNoMoreThanIt() {
    Frame held = lake.read(Allocation.TABLE).where(functions.not(Allocation.IS_CONFLICT.of()));
    for (Row row : held.select(Allocation.DEVICE_ID, Allocation.SHARE).rows().collectAsList()) {
      assertThat(row.getDouble(1)).isLessThanOrEqualTo(1);
    }
    // gpu-a: 2/8 and, until 00:30, 4/8 of each of its 8 GPUs
    expect(held.where(Allocation.DEVICE_ID.of().equalTo(Exposed.uuid(100))))
        .rows(
            """
            owner         | start_at | end_at | share_ratio | rule       | run_outcome | owner_user
            slurm:hpc/101 | 00:00    | 01:00  | 0.25        | node_share | succeeded   | ana
            slurm:hpc/102 | 00:00    | 00:30  | 0.5         | node_share | failed      | ben
            """);
  }

  @Test
  void whatDidNotFitIsAConflictOnEachGpuOfTheNode() {
    Frame conflicts = lake.read(Allocation.TABLE).where(Allocation.IS_CONFLICT.of());
    expect(conflicts).count(8);
    expect(conflicts.where(Allocation.DEVICE_ID.of().equalTo(Exposed.uuid(203))))
        .rows(
            """
            owner         | start_at | end_at | share_ratio | account
            slurm:hpc/104 | 00:30    | 01:00  | 0.25        | speech
            """);
  }

  @Test
  void aPodThatItsLabelNamesIsOneHolder() {
    expect(lake.read(Allocation.TABLE).where(Allocation.DEVICE_ID.of().equalTo(Exposed.uuid(304))))
        .rows(
            """
            owner    | owner_kind | start_at | end_at | share_ratio | rule            | run_outcome
            web/chat | pod        | 00:00    | 00:45  | 1.0         | scheduler_label | succeeded
            """);
  }

  @Test
  void whatCouldNotBePlacedAndWhoHasNoTeamIsSaid() {
    // 8 GPUs × 3,600 s; in speech 7,200 s of 102 and 3,600 s of 108, for 24 + 10 USD
    expect(
            lake.read(AttentionDaily.TABLE)
                .where(
                    AttentionDaily.KIND
                        .of()
                        .isin(
                            AttentionKind.UNPLACED_HOLD.text(),
                            AttentionKind.OWNERLESS_ACCOUNT.text())))
        .rows(
            """
            subject                                       | gpu_seconds_at_stake | cost_at_stake
            slurm of hpc: GPUs on nodes without telemetry | 28800                |
            speech                                        | 10800                 | 34
            """);
  }
}
