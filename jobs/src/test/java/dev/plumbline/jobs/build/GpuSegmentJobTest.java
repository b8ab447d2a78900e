package dev.plumbline.jobs.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GpuSegmentJobTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  private static final LocalDate NEXT = DAY.plusDays(1);

  private static final Frame LABELS =
      Given.table(
              DeviceLabelSet.TABLE,
              DeviceLabelSet.LABEL_SET_ID,
              DeviceLabelSet.NODE,
              DeviceLabelSet.CLUSTER,
              DeviceLabelSet.GPU_MODEL,
              DeviceLabelSet.NAMESPACE,
              DeviceLabelSet.POD,
              DeviceLabelSet.RUN_ID)
          .row("l1", "node-1", "east", "NVIDIA H100 80GB HBM3", "llm-train", "chat-0", "0D6C")
          .row("l2", "node-1", "east", "NVIDIA H100 80GB HBM3", null, null, null)
          .frame();

  /** Two GPUs, each sampled every 120 s over midnight: one works for a pod, one is free. */
  private static Frame samples() {
    Given given =
        Given.table(
            GpuSample.TABLE,
            GpuSample.SAMPLE_DATE,
            GpuSample.SOURCE,
            GpuSample.DEVICE_ID,
            GpuSample.GPU_UUID,
            GpuSample.SAMPLED_AT,
            GpuSample.LABEL_SET_ID,
            GpuSample.SM_ACTIVE,
            GpuSample.TENSOR_ACTIVE,
            GpuSample.DRAM_ACTIVE,
            GpuSample.SM_CLOCK,
            GpuSample.POWER,
            GpuSample.FRAMEBUFFER_USED);
    Instant first = Instant.parse("2026-07-14T22:00:00Z");
    for (int i = 0; i < 120; i++) {
      Instant at = first.plusSeconds(120L * i);
      LocalDate date = at.isBefore(Instant.parse("2026-07-15T00:00:00Z")) ? DAY : NEXT;
      given.row(date, "dcgm", "g1", "g1", at, "l1", 0.5, 0.25, 0.25, 1830.0, 350.0, 1e10);
      given.row(date, "dcgm", "g2", "g2", at, "l2", 0.0, 0.0, 0.0, 345.0, 70.0, 0.0);
    }
    return given.frame();
  }

  private static TestContext context(LocalDate... dates) {
    SourceSettings source =
        SourceSettings.of("dcgm", "dcgm-exposition").with(Duration.ofSeconds(120));
    Configuration configuration =
        new Configuration(
            "lake",
            Duration.ofSeconds(300),
            0.02,
            5,
            List.of(new Configuration.Source(source, ".", "*", Configuration.ExportScope.PERIOD)),
            List.of(),
            List.of(new Configuration.Owner("llm-train", "foundation", "atlas")),
            List.of());
    return new TestContext(
        Slice.of(Arrays.asList(dates), List.of()), configuration, Policies.DEFAULT);
  }

  private static Frame segments(LocalDate... dates) {
    Inputs inputs = new Inputs(Map.of(GpuSample.TABLE, samples(), DeviceLabelSet.TABLE, LABELS));
    return new GpuSegmentJob().apply(inputs, context(dates)).frames().get(GpuSegment.TABLE);
  }

  @Test
  void samplesBecomeSegmentsWithTheirOwnersTeam() {
    // 120 samples of 120 s from 22:00: 7,200 s on the 14th, in two hours; 7,200 s on the 15th
    List<List<Object>> rows =
        Given.values(
            segments(DAY),
            GpuSegment.DEVICE_ID,
            GpuSegment.HOUR_AT,
            GpuSegment.OWNER,
            GpuSegment.TEAM,
            GpuSegment.RUN_ID,
            GpuSegment.STATE,
            GpuSegment.CAUSE,
            GpuSegment.GPU_MILLISECONDS,
            GpuSegment.SM_IDLE,
            GpuSegment.DELIVERED,
            GpuSegment.EMPTY);
    Instant ten = Instant.parse("2026-07-14T22:00:00Z");
    Instant eleven = Instant.parse("2026-07-14T23:00:00Z");
    // a 0.5 → half idle; t 0.25 at the peak's clock → a quarter delivered
    assertThat(rows)
        .isEqualTo(
            List.of(work("g1", ten), work("g1", eleven), free("g2", ten), free("g2", eleven)));
  }

  private static List<Object> work(String device, Instant hour) {
    return Arrays.asList(
        device,
        hour,
        "llm-train/chat-0",
        "foundation",
        "0d6c",
        "active",
        null,
        3_600_000L,
        1_800_000L,
        900_000L,
        0L);
  }

  private static List<Object> free(String device, Instant hour) {
    return Arrays.asList(
        device,
        hour,
        "unallocated",
        null,
        null,
        "empty",
        "demand_unknown",
        3_600_000L,
        0L,
        0L,
        3_600_000L);
  }

  @Test
  void anInstanceIsKnownByItsOwnId() {
    // a 3g.20gb is 3/7; 4 compute and 4 memory slices are left, which a 4g.20gb fits
    Frame labels =
        Given.table(
                DeviceLabelSet.TABLE,
                DeviceLabelSet.LABEL_SET_ID,
                DeviceLabelSet.GPU_MODEL,
                DeviceLabelSet.MIG_PROFILE,
                DeviceLabelSet.POD)
            .row("l3", "NVIDIA A100-SXM4-40GB", "3g.20gb", "pod-0")
            .frame();
    Frame samples =
        Given.table(
                GpuSample.TABLE,
                GpuSample.SAMPLE_DATE,
                GpuSample.SOURCE,
                GpuSample.DEVICE_ID,
                GpuSample.GPU_UUID,
                GpuSample.SAMPLED_AT,
                GpuSample.LABEL_SET_ID,
                GpuSample.SM_ACTIVE)
            .row(DAY, "dcgm", "g3/1", "g3", Instant.parse("2026-07-14T10:00:00Z"), "l3", 0.5)
            .frame();
    Inputs inputs = new Inputs(Map.of(GpuSample.TABLE, samples, DeviceLabelSet.TABLE, labels));
    Frame segments = new GpuSegmentJob().apply(inputs, context(DAY)).frames().get(GpuSegment.TABLE);
    // declared interval 120 s: 120,000 × 3/7 = 51,428.57 → 51,429; the rest 68,571
    assertThat(
            Given.values(
                segments,
                GpuSegment.DEVICE_ID,
                GpuSegment.GPU_UUID,
                GpuSegment.OWNER,
                GpuSegment.SHARE,
                GpuSegment.OBSERVED,
                GpuSegment.GPU_MILLISECONDS,
                GpuSegment.IS_ENERGY_ESTIMATED))
        .isEqualTo(
            List.of(
                List.of("g3/1", "g3", "pod-0", 3.0 / 7, 120_000L, 51_429L, true),
                List.of("g3/unsold", "g3", "unallocated", 4.0 / 7, 120_000L, 68_571L, true)));
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
    String plan = segments(DAY, NEXT).rows().queryExecution().executedPlan().toString();
    assertThat(count(plan, " Exchange hashpartitioning")).as(plan).isEqualTo(1);
    assertThat(count(plan, "BroadcastExchange")).as(plan).isEqualTo(1);
    assertThat(count(plan, "\\bSort \\[")).as(plan).isEqualTo(1);
    assertThat(plan).doesNotContain("SortAggregate").doesNotContain("SortMergeJoin");
    // what crosses is narrow: counters that the timeline has no use for stay behind
    String exchanged = plan.substring(plan.indexOf("Exchange hashpartitioning"));
    assertThat(exchanged).doesNotContain("pcie_tx_bytes_per_second");
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
