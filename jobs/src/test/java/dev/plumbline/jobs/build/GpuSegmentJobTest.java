package dev.plumbline.jobs.build;

import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.timeline.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class GpuSegmentJobTest {
  private static final LocalDate DAY = Given.DAY;
  private static final LocalDate NEXT = DAY.plusDays(1);

  private static final Given LABELS =
      Given.table(DeviceLabelSet.TABLE)
          .every(DeviceLabelSet.NODE, "node-1")
          .every(DeviceLabelSet.CLUSTER, "east")
          .rows(
              """
              label_set_id | gpu_model             | namespace | pod    | run_id
              l1           | NVIDIA H100 80GB HBM3 | llm-train | chat-0 | 0D6C
              l2           | NVIDIA H100 80GB HBM3 |           |        |
              """);

  /** Two GPUs, each sampled every 120 s over midnight: one works for a pod, one is free. */
  private static Given samples() {
    Given given = dcgm().following(GpuSample.GPU_UUID.is(GpuSample.DEVICE_ID.of()));
    Instant first = Instant.parse("2026-07-14T22:00:00Z");
    for (int i = 0; i < 120; i++) {
      given.rows(
          """
          device_id | sampled_at | label_set_id | sm_active | tensor | dram | mhz  | watts | used
          g1        | %1$s       | l1           | 0.5       | 0.25   | 0.25 | 1830 | 350   | 1e10
          g2        | %1$s       | l2           | 0         | 0      | 0    | 345  | 70    | 0
          """
              .formatted(first.plusSeconds(120L * i)));
    }
    return given;
  }

  private static Given dcgm() {
    return Given.table(GpuSample.TABLE)
        .as("sm_active", GpuSample.SM_ACTIVE)
        .as("tensor", GpuSample.TENSOR_ACTIVE)
        .as("dram", GpuSample.DRAM_ACTIVE)
        .as("mhz", GpuSample.SM_CLOCK)
        .as("watts", GpuSample.POWER)
        .as("used", GpuSample.FRAMEBUFFER_USED)
        .every(GpuSample.SOURCE, "dcgm")
        .following(GpuSample.SAMPLE_DATE.is(to_date(GpuSample.SAMPLED_AT.of())));
  }

  private static RunContext context(LocalDate... dates) {
    SourceSettings source =
        SourceSettings.of("dcgm", "dcgm-exposition").with(Duration.ofSeconds(120));
    Configuration configuration =
        new Configuration(
            "lake",
            Configuration.Limits.DEFAULT,
            List.of(new Configuration.Source(source, ".", "*", Configuration.ExportScope.PERIOD)),
            List.of(),
            List.of(new Owner("llm-train", "foundation", "atlas")),
            List.of());
    return OneJob.context(configuration, dates);
  }

  private static Frame segments(LocalDate... dates) {
    return OneJob.run(new GpuSegmentJob(), context(dates), samples(), LABELS);
  }

  @Test
  void samplesBecomeSegmentsWithTheirOwnersTeam() {
    // 120 samples of 120 s from 22:00: 7,200 s on the 14th, in two hours; 7,200 s on the 15th.
    // a 0.5 → half idle; t 0.25 at the peak's clock → a quarter delivered
    expect(segments(DAY))
        .rows(
            """
            device_id | hour_at | owner            | team       | run_id | state  | cause
            g1        | 22:00   | llm-train/chat-0 | foundation | 0d6c   | active |
            g1        | 23:00   | llm-train/chat-0 | foundation | 0d6c   | active |
            g2        | 22:00   | unallocated      |            |        | empty  | demand_unknown
            g2        | 23:00   | unallocated      |            |        | empty  | demand_unknown
            """)
        .rows(
            """
            device_id | hour_at | gpu_milliseconds | sm_idle_milliseconds
            g1        | 22:00   | 3_600_000        | 1_800_000
            g1        | 23:00   | 3_600_000        | 1_800_000
            g2        | 22:00   | 3_600_000        | 0
            g2        | 23:00   | 3_600_000        | 0
            """)
        .rows(
            """
            device_id | hour_at | delivered_milliseconds | empty_milliseconds
            g1        | 22:00   | 900_000                | 0
            g1        | 23:00   | 900_000                | 0
            g2        | 22:00   | 0                      | 3_600_000
            g2        | 23:00   | 0                      | 3_600_000
            """);
  }

  @Test
  void anInstanceIsKnownByItsOwnId() {
    Given labels =
        Given.table(DeviceLabelSet.TABLE)
            .rows(
                """
                label_set_id | gpu_model             | mig_profile | pod
                l3           | NVIDIA A100-SXM4-40GB | 3g.20gb     | pod-0
                """);
    Given samples =
        dcgm()
            .rows(
                """
                device_id | gpu_uuid | sampled_at | label_set_id | sm_active
                g3/1      | g3       | 10:00      | l3           | 0.5
                """);
    // a 3g.20gb is 3/7; 4 compute and 4 memory slices are left, which a 4g.20gb fits.
    // declared interval 120 s: 120,000 × 3/7 = 51,428.57 → 51,429; the rest 68,571
    expect(OneJob.run(new GpuSegmentJob(), context(DAY), samples, labels))
        .rows(
            """
            device_id | gpu_uuid | owner       | share_ratio | observed_milliseconds
            g3/1      | g3       | pod-0       | 3/7         | 120_000
            g3/unsold | g3       | unallocated | 4/7         | 120_000
            """)
        .rows(
            """
            device_id | gpu_milliseconds | is_energy_estimated
            g3/1      | 51_429           | true
            g3/unsold | 68_571           | true
            """);
  }

  @Test
  void aDateIsTheSameAloneAndTogether() {
    List<List<Object>> together = Given.values(segments(DAY, NEXT), columns());
    List<List<Object>> first = Given.values(segments(DAY), columns());
    List<List<Object>> second = Given.values(segments(NEXT), columns());
    assertThat(first).hasSize(4);
    assertThat(second).hasSize(4);
    assertThat(together).hasSize(8).containsAll(first).containsAll(second);
  }

  @Test
  void twoRunsAgreeToTheLastDigit() {
    assertThat(Given.values(segments(DAY, NEXT), columns()))
        .isEqualTo(Given.values(segments(DAY, NEXT), columns()));
  }

  private static Col[] columns() {
    return GpuSegment.TABLE.columns().toArray(new Col[0]);
  }

  @Test
  void theSamplesAreReadOnceAndCrossTheNetworkOnce() {
    String plan = OneJob.plan(segments(DAY, NEXT));
    assertThat(count(plan, " Exchange hashpartitioning")).as(plan).isEqualTo(1);
    assertThat(count(plan, "BroadcastExchange")).as(plan).isEqualTo(1);
    assertThat(count(plan, "\\bSort \\[")).as(plan).isEqualTo(1);
    assertThat(plan).doesNotContain("SortAggregate").doesNotContain("SortMergeJoin");
    // what crosses is narrow: counters that the timeline has no use for stay behind
    String exchanged = plan.substring(plan.indexOf("Exchange hashpartitioning"));
    assertThat(exchanged).doesNotContain("gpu_temperature_celsius");
  }

  private static int count(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    int found = 0;
    while (matcher.find()) {
      found++;
    }
    return found;
  }
}
