package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.jobs.OneJob;
import dev.plumbline.metrics.carbon.Electricity;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.util.EnumSet;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class GpuEfficiencyJobTest {
  private static final String SEGMENTS =
      """
      team   | gpu_model             | start | time    | a       | clocked | power   | unplaced
      speech | NVIDIA H100 80GB HBM3 | 10:00 | 3600000 | 1800000 | 900000  | 3960000 | 100
      speech | NVIDIA H100 80GB HBM3 | 11:00 | 1800000 | 1800000 | 450000  | 900000  |
             | NVIDIA X1             | 10:00 | 3600000 |         |         |         |
      """;

  /** A team's device holds counters wherever a says something; a free one is not measured. */
  private static Given segments() {
    Column isFree = GpuSegment.TEAM.of().isNull();
    Column measured =
        when(GpuSegment.ACTIVITY_INTEGRAL.of().isNull(), 0L)
            .otherwise(GpuSegment.GPU_MILLISECONDS.of());
    Given given = Given.table(GpuSegment.TABLE);
    EnumSet<GpuMeasure> told =
        EnumSet.of(
            GpuMeasure.ACTIVITY,
            GpuMeasure.CLOCKED_TENSOR,
            GpuMeasure.CLOCKED_FP16,
            GpuMeasure.POWER_LIMIT_FRACTION,
            GpuMeasure.ENERGY_POWER);
    for (GpuMeasure measure : EnumSet.complementOf(told)) {
      given.every(GpuSegment.time(measure), "0");
    }
    return given
        .as("start", GpuSegment.START_AT)
        .as("time", GpuSegment.GPU_MILLISECONDS)
        .as("a", GpuSegment.ACTIVITY_INTEGRAL)
        .as("clocked", GpuSegment.CLOCK_INTEGRAL)
        .as("power", GpuSegment.POWER_LIMIT_INTEGRAL)
        .as("unplaced", GpuSegment.ENERGY_UNPLACED)
        .every(GpuSegment.SEGMENT_DATE, "2026-07-14")
        .every(GpuSegment.DEVICE_ID, "g")
        .every(GpuSegment.SHARE, "1")
        .following(
            GpuSegment.OWNER.is(when(isFree, "unallocated").otherwise("ns/pod")),
            GpuSegment.OWNER_KIND.is(when(isFree, "unallocated").otherwise("pod")),
            GpuSegment.ACTIVITY_MEASURED.is(measured),
            GpuSegment.CLOCK_MEASURED.is(measured),
            GpuSegment.sum(GpuMeasure.CLOCKED_FP16).is(GpuSegment.CLOCK_INTEGRAL.of()),
            GpuSegment.time(GpuMeasure.CLOCKED_FP16).is(measured),
            GpuSegment.POWER_LIMIT_MEASURED.is(measured),
            GpuSegment.ENERGY_POWER.is(GpuSegment.POWER_LIMIT_INTEGRAL.of()),
            GpuSegment.ENERGY_POWER_MEASURED.is(measured))
        .rows(SEGMENTS);
  }

  private static Frame efficiency() {
    return OneJob.run(new GpuEfficiencyJob(), segments());
  }

  @Test
  void sumsAndQuotientsOfWhatWasMeasured() {
    // activity (1,800 + 1,800) ÷ (3,600 + 1,800) = 2/3; tensor (900 + 450) ÷ 5,400 = 0.25, of the
    // 989 TFLOP/s of an H100: 247.25; power (3,960 + 900) ÷ 5,400 = 0.9
    expect(efficiency().where(GpuEfficiencyDaily.TEAM.of().equalTo("speech")))
        .rows(
            """
            observed_gpu_seconds | allocated_gpu_seconds | activity_gpu_seconds | activity_ratio
            5400                 | 5400                  | 3600                 | 2/3
            """)
        .rows(
            """
            tensor_efficiency_ratio | peak_dense_fp16_tflops | dense_fp16_equivalent_tflops
            0.25                    | 989                    | 247.25
            """)
        .rows(
            """
            power_limit_fraction | energy_unplaced_joules
            0.9                  | 100
            """);
  }

  @Test
  void whatNobodyMeasuredIsAbsent() {
    expect(efficiency().where(GpuEfficiencyDaily.TEAM.of().isNull()))
        .rows(
            """
            observed_gpu_seconds | allocated_gpu_seconds | activity_measured_gpu_seconds
            3600                 | 0                     | 0
            """)
        .rows(
            """
            activity_gpu_seconds | activity_ratio | bandwidth_efficiency_ratio
                                 |                |
            """)
        .rows(
            """
            peak_dense_fp16_tflops | energy_power_joules | energy_unplaced_joules
                                   |                     |
            """);
  }

  @Test
  void energyIsWhatWasMeasuredForLongerAndEmitsWhatItsPlaceDoes() {
    // power × time: 3,960,000 + 900,000 J in 5,400 s; 4,860,000 ÷ 3,600,000 = 1.35 kWh;
    // × 1.25 × 400 = 675 g
    Frame placed =
        OneJob.run(
            new GpuEfficiencyJob(),
            OneJob.electricity(Electricity.own(null, null, 400.0, 1.25)),
            segments());
    expect(placed.where(GpuEfficiencyDaily.TEAM.of().equalTo("speech")))
        .rows(
            """
            gpu_energy_joules | gpu_energy_measured_gpu_seconds | operational_grams_co2e
            4860000           | 5400                            | 675
            """)
        .rows(
            """
            electricity_place | grid_grams_co2e_per_kwh | power_usage_effectiveness
            as configured     | 400                     | 1.25
            """);
    expect(placed.where(GpuEfficiencyDaily.TEAM.of().isNull()))
        .rows(
            """
            gpu_energy_joules | operational_grams_co2e | carbon_absent_reason
                              |                        | no_energy
            """);
    expect(efficiency().where(GpuEfficiencyDaily.TEAM.of().equalTo("speech")))
        .rows(
            """
            gpu_energy_joules | operational_grams_co2e | carbon_absent_reason
            4860000           |                        | no_place
            """);
  }
}
