package dev.plumbline.policies;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Which state a device is in. Defaults are calibrated on the published utilisation distributions of
 * two A100 clusters (AcmeTrace).
 *
 * @param idleSmActive below this SM or graphics activity a sample is idle
 * @param idleGpuUtilization below this GPU utilization a sample is idle, where nothing better is
 *     measured
 * @param heldIdle an idle stretch at least this long is {@code held_idle}
 * @param emptyMemoryBytes unallocated idle with less held memory is {@code empty}
 * @param falseBusy a suspicious stretch at least this long is {@code false_busy}
 * @param falseBusyGpuUtilization GPU utilization at or above
 * @param falseBusyTensor tensor activity below
 * @param falseBusyDram memory activity below
 * @param falseBusyPipes FP pipes below, where present
 * @param falseBusyPowerFraction power ÷ limit below
 * @param disagreePowerFraction power ÷ limit at or above …
 * @param disagreeActivity … with activity below: the signals disagree
 * @param holdIntervals a sample holds at most this many nominal intervals
 */
public record GpuStatePolicy(
    String version,
    LocalDate effectiveFrom,
    double idleSmActive,
    double idleGpuUtilization,
    Duration heldIdle,
    double emptyMemoryBytes,
    Duration falseBusy,
    double falseBusyGpuUtilization,
    double falseBusyTensor,
    double falseBusyDram,
    double falseBusyPipes,
    double falseBusyPowerFraction,
    double disagreePowerFraction,
    double disagreeActivity,
    int holdIntervals)
    implements Policy {

  /** The values that ship. */
  public static final GpuStatePolicy DEFAULT =
      new GpuStatePolicy(
          "1",
          LocalDate.of(2026, 1, 1),
          0.05,
          0.01,
          Duration.ofSeconds(1800),
          1024.0 * 1024 * 1024,
          Duration.ofSeconds(600),
          0.50,
          0.02,
          0.05,
          0.02,
          0.40,
          0.70,
          0.30,
          2);

  @Override
  public String id() {
    return "gpu-state";
  }

  @Override
  public String description() {
    return "When a GPU is unknown, falsely busy, empty, held idle or active.";
  }
}
