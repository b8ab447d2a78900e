package dev.plumbline.jobs.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.TestContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GpuEfficiencyJobTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  private static final String H100 = "NVIDIA H100 80GB HBM3";

  private final Frame result = efficiency();

  private static Frame segments() {
    Given given =
        Given.table(
            GpuSegment.TABLE,
            GpuSegment.SEGMENT_DATE,
            GpuSegment.TEAM,
            GpuSegment.GPU_MODEL,
            GpuSegment.DEVICE_ID,
            GpuSegment.OWNER,
            GpuSegment.OWNER_KIND,
            GpuSegment.START_AT,
            GpuSegment.GPU_MILLISECONDS,
            GpuSegment.ACTIVITY_INTEGRAL,
            GpuSegment.ACTIVITY_MEASURED,
            GpuSegment.UTILIZATION_MEASURED,
            GpuSegment.TENSOR_MEASURED,
            GpuSegment.CLOCK_INTEGRAL,
            GpuSegment.CLOCK_MEASURED,
            GpuSegment.DRAM_MEASURED,
            GpuSegment.POWER_LIMIT_INTEGRAL,
            GpuSegment.POWER_LIMIT_MEASURED,
            GpuSegment.ENERGY_COUNTER_MEASURED,
            GpuSegment.ENERGY_POWER,
            GpuSegment.ENERGY_POWER_MEASURED,
            GpuSegment.ENERGY_UNPLACED);
    Instant ten = Instant.parse("2026-07-14T10:00:00Z");
    Instant eleven = Instant.parse("2026-07-14T11:00:00Z");
    add(given, "speech", H100, ten, 3_600_000, 1_800_000.0, 900_000.0, 3_960_000.0, 100.0);
    add(given, "speech", H100, eleven, 1_800_000, 1_800_000.0, 450_000.0, 900_000.0, null);
    add(given, null, "NVIDIA X1", ten, 3_600_000, null, null, null, null);
    return given.frame();
  }

  private static void add(
      Given given,
      String team,
      String model,
      Instant start,
      long time,
      Double activity,
      Double clocked,
      Double power,
      Double unplaced) {
    long measured = activity == null ? 0 : time;
    String owner = team == null ? "unallocated" : "ns/pod";
    given.row(
        DAY,
        team,
        model,
        "g",
        owner,
        team == null ? owner : "pod",
        start,
        time,
        activity,
        measured,
        0L,
        0L,
        clocked,
        measured,
        0L,
        power,
        measured,
        0L,
        power,
        measured,
        unplaced);
  }

  private static Frame efficiency() {
    TestContext context =
        new TestContext(
            Slice.of(List.of(DAY), List.of()),
            new Configuration(
                "lake",
                Duration.ofSeconds(300),
                0.02,
                5,
                List.of(),
                List.of(),
                List.of(),
                List.of()),
            Policies.DEFAULT);
    return new GpuEfficiencyJob()
        .apply(new Inputs(Map.of(GpuSegment.TABLE, segments())), context)
        .frames()
        .get(GpuEfficiencyDaily.TABLE);
  }

  private List<Object> values(String team, Col... columns) {
    Frame ofTeam =
        result.where(
            team == null
                ? GpuEfficiencyDaily.TEAM.of().isNull()
                : GpuEfficiencyDaily.TEAM.of().equalTo(team));
    List<List<Object>> rows = Given.values(ofTeam, columns);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static BigDecimal seconds(String text) {
    return new BigDecimal(text).setScale(12);
  }

  @Test
  void sumsAndQuotientsOfWhatWasMeasured() {
    // activity (1,800 + 1,800) ÷ (3,600 + 1,800) = 2/3; tensor (900 + 450) ÷ 5,400 = 0.25, of the
    // 989 TFLOP/s of an H100: 247.25; power (3,960 + 900) ÷ 5,400 = 0.9
    assertThat(
            values(
                "speech",
                GpuEfficiencyDaily.OBSERVED_GPU_SECONDS,
                GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS,
                GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
                GpuEfficiencyDaily.ACTIVITY,
                GpuEfficiencyDaily.TENSOR_EFFICIENCY,
                GpuEfficiencyDaily.PEAK_TFLOPS,
                GpuEfficiencyDaily.ACHIEVED_TFLOPS,
                GpuEfficiencyDaily.POWER_LIMIT_FRACTION,
                GpuEfficiencyDaily.ENERGY_UNPLACED))
        .isEqualTo(
            List.of(
                seconds("5400"),
                seconds("5400"),
                3600.0,
                2.0 / 3,
                0.25,
                989.0,
                247.25,
                0.9,
                100.0));
  }

  @Test
  void whatNobodyMeasuredIsAbsent() {
    assertThat(
            values(
                null,
                GpuEfficiencyDaily.OBSERVED_GPU_SECONDS,
                GpuEfficiencyDaily.ALLOCATED_GPU_SECONDS,
                GpuEfficiencyDaily.ACTIVITY_MEASURED_GPU_SECONDS,
                GpuEfficiencyDaily.ACTIVITY_GPU_SECONDS,
                GpuEfficiencyDaily.ACTIVITY,
                GpuEfficiencyDaily.BANDWIDTH_EFFICIENCY,
                GpuEfficiencyDaily.PEAK_TFLOPS,
                GpuEfficiencyDaily.ENERGY_POWER,
                GpuEfficiencyDaily.ENERGY_UNPLACED))
        .isEqualTo(
            Arrays.asList(
                seconds("3600"), seconds("0"), seconds("0"), null, null, null, null, null, null));
  }
}
