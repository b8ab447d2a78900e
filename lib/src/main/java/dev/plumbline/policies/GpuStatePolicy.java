package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.Duration;

/**
 * Which state a device is in. Defaults are calibrated on the published utilisation distributions of
 * two A100 clusters (AcmeTrace).
 *
 * @param edition which edition it is
 * @param idle when a sample is idle
 * @param heldIdle an idle stretch at least this long is {@code held_idle}
 * @param emptyMemoryBytes unallocated idle with less held memory is {@code empty}
 * @param falseBusy when a stretch is {@code false_busy}
 * @param disagree when the signals disagree
 * @param holdIntervals a sample holds at most this many nominal intervals
 */
public record GpuStatePolicy(
    Edition edition,
    Idle idle,
    Duration heldIdle,
    double emptyMemoryBytes,
    FalseBusy falseBusy,
    Disagree disagree,
    int holdIntervals)
    implements Policy {

  /** The values that ship. */
  public static final GpuStatePolicy DEFAULT =
      new GpuStatePolicy(
          Edition.shipped("2"),
          new Idle(0.05, 0.01, Duration.ofSeconds(60)),
          Duration.ofSeconds(1800),
          1024.0 * 1024 * 1024,
          new FalseBusy(600, 0.50, 0.02, 0.05, 0.02, 0.40, new Quiet(1e8, 1e8)),
          new Disagree(0.70, 0.30),
          2);

  /**
   * When a sample is idle.
   *
   * @param smActive below this SM or graphics activity
   * @param gpuUtilization below this GPU utilization, where nothing better is measured
   * @param gaps an idle stretch at least this long, and too short for {@code held_idle}, is {@code
   *     idle_gaps}; a shorter one is part of the work
   */
  public record Idle(double smActive, double gpuUtilization, Duration gaps)
      implements Serializable {
    /** Refuses shares that are none. */
    public Idle {
      Invalid.ifOutside(smActive, 0, 1, "idle_sm_active");
      Invalid.ifOutside(gpuUtilization, 0, 1, "idle_gpu_utilization");
      Invalid.ifOutside(gaps.toSeconds(), 1, Double.POSITIVE_INFINITY, "idle_gaps_seconds");
    }
  }

  /**
   * When a stretch only looks busy: all of it holds for every sample.
   *
   * @param seconds the stretch lasts at least
   * @param gpuUtilization GPU utilization at or above
   * @param tensor tensor activity below
   * @param dram memory activity below
   * @param pipes FP pipes below, where present
   * @param powerFraction power ÷ limit below
   * @param quiet links carry less, where they are measured
   */
  public record FalseBusy(
      int seconds,
      double gpuUtilization,
      double tensor,
      double dram,
      double pipes,
      double powerFraction,
      Quiet quiet)
      implements Serializable {
    /** Refuses shares that are none. */
    public FalseBusy {
      Invalid.ifOutside(seconds, 1, Double.POSITIVE_INFINITY, "false_busy_seconds");
      Invalid.ifOutside(gpuUtilization, 0, 1, "false_busy_gpu_utilization");
      Invalid.ifOutside(tensor, 0, 1, "false_busy_tensor");
      Invalid.ifOutside(dram, 0, 1, "false_busy_dram");
      Invalid.ifOutside(pipes, 0, 1, "false_busy_pipes");
      Invalid.ifOutside(powerFraction, 0, Double.POSITIVE_INFINITY, "false_busy_power_fraction");
    }

    /** The shortest stretch. */
    public Duration duration() {
      return Duration.ofSeconds(seconds);
    }
  }

  /**
   * When links are quiet: sent and received together stay below.
   *
   * @param nvlinkBytesPerSecond over all NVLinks
   * @param pcieBytesPerSecond over PCIe
   */
  public record Quiet(double nvlinkBytesPerSecond, double pcieBytesPerSecond)
      implements Serializable {
    /** Refuses rates that are none. */
    public Quiet {
      double open = Double.POSITIVE_INFINITY;
      Invalid.ifOutside(nvlinkBytesPerSecond, 0, open, "false_busy_quiet_nvlink_bytes_per_second");
      Invalid.ifOutside(pcieBytesPerSecond, 0, open, "false_busy_quiet_pcie_bytes_per_second");
    }
  }

  /**
   * When the signals disagree.
   *
   * @param powerFraction power ÷ limit at or above …
   * @param activity … with activity below
   */
  public record Disagree(double powerFraction, double activity) implements Serializable {
    /** Refuses shares that are none. */
    public Disagree {
      Invalid.ifOutside(powerFraction, 0, Double.POSITIVE_INFINITY, "disagree_power_fraction");
      Invalid.ifOutside(activity, 0, 1, "disagree_activity");
    }
  }

  /** Refuses values under which nothing could be told. */
  public GpuStatePolicy {
    Invalid.ifOutside(heldIdle.toSeconds(), 1, Double.POSITIVE_INFINITY, "held_idle_seconds");
    Invalid.ifOutside(emptyMemoryBytes, 0, Double.POSITIVE_INFINITY, "empty_memory_bytes");
    Invalid.ifOutside(holdIntervals, 1, Double.POSITIVE_INFINITY, "hold_intervals");
  }

  @Override
  public String id() {
    return "gpu-state";
  }

  @Override
  public String description() {
    return "When a GPU is unknown, falsely busy, empty, held idle, on standby, in an idle gap or"
        + " active.";
  }
}
