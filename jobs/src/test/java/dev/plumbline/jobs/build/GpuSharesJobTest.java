package dev.plumbline.jobs.build;

import static dev.plumbline.testing.Expect.expect;
import static org.apache.spark.sql.functions.to_date;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.config.Configuration;
import dev.plumbline.job.Job;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.jobs.assess.GpuEfficiencyJob;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.timeline.Standby;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shares of GPUs, notes on stages and standby, from samples to the day. */
@ExtendWith(SharedSpark.class)
class GpuSharesJobTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private static Given samples() {
    return Given.table(GpuSample.TABLE)
        .as("busy", GpuSample.GPU_UTILIZATION)
        .as("sm", GpuSample.SM_ACTIVE)
        .as("tensor", GpuSample.TENSOR_ACTIVE)
        .as("dram", GpuSample.DRAM_ACTIVE)
        .as("hmma", GpuSample.TENSOR_FP16_ACTIVE)
        .as("mhz", GpuSample.SM_CLOCK)
        .as("mask", GpuSample.CLOCK_EVENT_REASONS)
        .as("used", GpuSample.FRAMEBUFFER_USED)
        .every(GpuSample.SOURCE, "vms")
        .following(
            GpuSample.SAMPLE_DATE.is(to_date(GpuSample.SAMPLED_AT.of())),
            GpuSample.GPU_UUID.is(GpuSample.DEVICE_ID.of()));
  }

  private static Given labels(String rows) {
    return Given.table(DeviceLabelSet.TABLE).rows(rows);
  }

  private static Frame segments(Given samples, Given labels, Standby... standby) {
    return OneJob.run(
        new GpuSegmentJob(), OneJob.context(configured(standby), DAY), samples, labels);
  }

  /** Each minute of an hour, of devices that say the same. */
  private static String hour(String... devices) {
    StringBuilder rows = new StringBuilder("device_id | sampled_at | label_set_id | busy\n");
    for (String device : devices) {
      for (int minute = 0; minute < 60; minute++) {
        rows.append("%s | 10:%02d | %s | 0.9%n".formatted(device, minute, device));
      }
    }
    return rows.toString();
  }

  @Test
  void fourQuartersOfAnA100AreOneGpuHour() {
    // the case vgpu-profiles: four GRID A100-10C at 90 % for an hour, 10 of 40 GB each: 900 s each
    Given labels =
        labels(
            """
            label_set_id | gpu_model
            v0           | GRID A100-10C
            v1           | GRID A100-10C
            v2           | GRID A100-10C
            v3           | GRID A100-10C
            """);
    expect(segments(samples().rows(hour("v0", "v1", "v2", "v3")), labels))
        .rows(
            """
            device_id | share_ratio | observed_milliseconds | gpu_milliseconds
            v0        | 0.25        | 3_600_000             | 900_000
            v1        | 0.25        | 3_600_000             | 900_000
            v2        | 0.25        | 3_600_000             | 900_000
            v3        | 0.25        | 3_600_000             | 900_000
            """);
  }

  @Test
  void whatNoFactTellsIsInNoSumAndSaidToBeSo() {
    // a vGPU of an unknown board, and a vGPU backed by 2 of 7 slices: 3,600 × 2 ÷ 7 = 1,028.571 s
    Given labels =
        labels(
            """
            label_set_id | gpu_model
            z            | GRID Z9-10C
            m            | NVIDIA A100X-2-10C
            """);
    Frame segments = segments(samples().rows(hour("z", "m")), labels);
    expect(segments)
        .rows(
            """
            device_id | share_ratio | observed_milliseconds | gpu_milliseconds
            z         |             | 3_600_000             | 0
            m         | 2/7         | 3_600_000             | 1_028_571
            """);
    expect(of(new GpuEfficiencyJob(), segments))
        .rows(
            """
            gpu_model          | observed_gpu_seconds | unshared_device_seconds
            GRID Z9-10C        | 0                    | 3600
            NVIDIA A100X-2-10C | 1028.571             | 0
            """);
    // who held it is known all the same
    assertThat(of(new AllocationJob(), segments).rows().count()).isZero();
  }

  @Test
  void stagesCarryTheirNotes() {
    // e: nobody, nothing moves, no memory counter. c: t 0.5 at 1,464 of 1,830 MHz loses a tenth of
    // its 120 s, 12 s: one sample under the power cap (4), one too warm besides (4 + 32).
    // HMMA 0.25 of t 0.5 × 0.8 = 0.2 of 989 TFLOP/s = 197.8, and no upper bound.
    Given labels =
        labels(
            """
            label_set_id | gpu_model             | pod
            e            | NVIDIA H100 80GB HBM3 |
            c            | NVIDIA H100 80GB HBM3 | pod-0
            """);
    Given given =
        samples()
            .rows(
                """
                device_id | sampled_at | label_set_id | sm   | tensor | dram | hmma | mhz  | mask
                e         | 10:00      | e            | 0    | 0      | 0    |      |      |
                e         | 10:01      | e            | 0    | 0      | 0    |      |      |
                c         | 10:00      | c            | 0.75 | 0.5    | 0.63 | 0.25 | 1464 | 4
                c         | 10:01      | c            | 0.75 | 0.5    | 0.63 | 0.25 | 1464 | 36
                """);
    Frame segments = segments(given, labels);
    expect(segments)
        .rows(
            """
            device_id | state  | empty_milliseconds | empty_memory_unmeasured_milliseconds
            e         | empty  | 120_000            | 120_000
            c         | active | 0                  | 0
            """)
        .rows(
            """
            device_id | clock_loss_milliseconds | clock_loss_power_milliseconds
            e         | 0                       | 0
            c         | 12_000                  | 6_000
            """)
        .rows(
            """
            device_id | clock_loss_thermal_milliseconds | roofline_measured_milliseconds
            e         | 0                               | 120_000
            c         | 6_000                           | 120_000
            """);
    // roofline: 0.63 ÷ 0.9 = 0.7 over 120 s, 0 over the other 120 s: 0.35
    expect(of(new GpuEfficiencyJob(), segments))
        .rows(
            """
            empty_memory_unmeasured_gpu_seconds | clock_loss_power_gpu_seconds | roofline_ratio
            120                                 | 6                            | 0.35
            """)
        .rows(
            """
            clock_loss_thermal_gpu_seconds | is_dense_fp16_equivalent_upper_bound
            6                              | false
            """)
        .rows(
            """
            tensor_fp16_active_ratio | dense_fp16_equivalent_tflops
            0.25                     | 197.8
            """);
  }

  @Test
  void integerAndDoublePipesBoundNothingAlone() {
    // t 0.5 at full clock of 989 TFLOP/s = 494.5, an upper bound with 1013 and 1015 and without
    Given labels =
        labels(
            """
            label_set_id | gpu_model
            i            | NVIDIA H100 80GB HBM3
            """);
    Given given =
        samples()
            .as("imma", GpuSample.TENSOR_INT_ACTIVE)
            .as("dfma", GpuSample.TENSOR_FP64_ACTIVE)
            .rows(
                """
                device_id | sampled_at | label_set_id | sm   | tensor | imma | dfma | mhz
                i         | 10:00      | i            | 0.75 | 0.5    | 0.3  | 0.1  | 1830
                i         | 10:01      | i            | 0.75 | 0.5    | 0.3  | 0.1  | 1830
                """);
    expect(of(new GpuEfficiencyJob(), segments(given, labels)))
        .rows(
            """
            dense_fp16_equivalent_tflops | is_dense_fp16_equivalent_upper_bound
            494.5                        | true
            """);
  }

  @Test
  void aDeclaredReplicaIsOnStandby() {
    Given labels =
        labels(
            """
            label_set_id | gpu_model | namespace | pod
            w            | NVIDIA L4 | serve     | spare-7f9c
            b            | NVIDIA L4 | serve     | chat-11aa
            """);
    Given idle = samples().rows(hour("w", "b").replace("0.9", "0"));
    expect(segments(idle, labels, new Standby(null, "serve", "spare-*")))
        .rows(
            """
            owner            | state     | cause     | standby_milliseconds | held_idle_milliseconds
            serve/spare-7f9c | standby   |           | 3_600_000            | 0
            serve/chat-11aa  | held_idle | held_idle | 0                    | 3_600_000
            """);
  }

  private static Frame of(Job job, Frame segments) {
    return OneJob.run(job, OneJob.context(configured(), DAY), Map.of(GpuSegment.TABLE, segments));
  }

  private static Configuration configured(Standby... standby) {
    return new Configuration(
        "lake",
        Configuration.Limits.DEFAULT,
        List.of(),
        List.of(),
        new Configuration.People(List.of(), List.of(standby)),
        List.of(),
        List.of());
  }
}
