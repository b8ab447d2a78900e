package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.terms.AttentionKind;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host whose name two machines had, one after the other, and no entry under {@code nodes:}. One
 * of its eight GPUs is seen for two hours; the first machine is billed for the first of them:
 *
 * <pre>
 * i-0a1  8 GPUs × 3,600 s for USD 98.32: 3,600 s seen cost 98.32 ÷ 8 = 12.29, the rest 86.03
 * i-0a2  3,600 s seen and not billed yet: no price, since the day before has no charge
 * </pre>
 */
@ExtendWith(SharedSpark.class)
class InventoryNightTest {
  private static final String INSTANCE =
      """
      {"InstanceId":"%s","InstanceType":"p5.48xlarge","PrivateDnsName":\
      "ip-10-0-1-11.ec2.internal","LaunchTime":"%s","State":{"Name":"%s"},\
      "StateTransitionReason":"%s"}\
      """;

  @TempDir private Path folder;

  @Test
  void aListOfTheNextMorningNamesTheBillOfEachHour() throws IOException {
    StringBuilder telemetry = new StringBuilder();
    Instant start = Instant.parse("2026-07-14T00:00:00Z");
    for (int minute = 0; minute < 120; minute++) {
      telemetry
          .append(
              "DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-00000031-1111-4222-8333-444444444444\",gpu=\"0\",")
          .append("modelName=\"NVIDIA H100 80GB HBM3\",Hostname=\"ip-10-0-1-11\"} 90 ")
          .append(start.plusSeconds(60L * minute).toEpochMilli())
          .append('\n');
    }
    write("dcgm/a.prom", telemetry.toString());
    new FocusBill("222", "A-1").line("i-0a1", "98.32", "98.32").to(folder.resolve("bill/a.csv"));
    write(
        "ec2/instances-20260715T030000Z.json",
        "{\"Reservations\":[{\"OwnerId\":\"222\",\"Instances\":["
            + INSTANCE.formatted(
                "i-0a1",
                "2026-07-01T08:00:00Z",
                "terminated",
                "User initiated (2026-07-14 01:00:00 GMT)")
            + ","
            + INSTANCE.formatted("i-0a2", "2026-07-14T01:00:30Z", "running", "")
            + "]}]}");
    Path configuration =
        write(
            "plumbline.yaml",
            """
            lake: lake
            sources:
              - {name: gpus, format: dcgm-exposition, path: dcgm/*.prom, cluster: train}
              - {name: bill, format: focus-csv, path: bill/*.csv, export_scope: period}
              - {name: ec2, format: aws-instances, path: ec2/*.json}
            """);
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    SampleNight.run(lake, configuration);
    expect(
            lake.read(GpuHourCost.TABLE)
                .groupBy(
                    GpuHourCost.BILLING_RESOURCE_ID, GpuHourCost.STAGE, GpuHourCost.PRICE_STATE)
                .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST))
        .rows(
            """
            billing_resource_id | stage             | price_state | gpu_seconds | cost
            i-0a1               | active_unresolved | billed      | 3600        | 12.29
            i-0a1               | unobserved        | billed      | 25200       | 86.03
            i-0a2               | active_unresolved | provisional | 3600        |
            """);
    expect(
            lake.read(AttentionDaily.TABLE)
                .where(AttentionDaily.KIND.of().equalTo(AttentionKind.UNMAPPED_NODE.text()))
                .select(AttentionDaily.SUBJECT))
        .none();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
