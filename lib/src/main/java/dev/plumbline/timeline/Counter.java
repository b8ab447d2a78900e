package dev.plumbline.timeline;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuMeasure;
import dev.plumbline.tables.GpuSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of a sample that its timeline takes, in canonical units: those that the rules name,
 * and those that a {@link GpuMeasure} sums as they are.
 */
public final class Counter {
  private static final Map<Col, Counter> BY_COLUMN = new HashMap<>();
  private static final List<Counter> KNOWN = new ArrayList<>();

  /** Time an SM had a warp, 0–1. */
  public static final Counter SM_ACTIVE = of(GpuSample.SM_ACTIVE);

  /** Time the graphics engine was busy, 0–1. */
  public static final Counter GRAPHICS_ENGINE_ACTIVE = of(GpuSample.GR_ENGINE_ACTIVE);

  /** Time the tensor pipe was busy, 0–1. */
  public static final Counter TENSOR_ACTIVE = of(GpuSample.TENSOR_ACTIVE);

  /** Time the memory interface was busy, 0–1. */
  public static final Counter DRAM_ACTIVE = of(GpuSample.DRAM_ACTIVE);

  /** Time the FP64 pipe was busy, 0–1. */
  public static final Counter FP64_ACTIVE = of(GpuSample.FP64_ACTIVE);

  /** Time the FP32 pipe was busy, 0–1. */
  public static final Counter FP32_ACTIVE = of(GpuSample.FP32_ACTIVE);

  /** Time the FP16 pipe was busy, 0–1. */
  public static final Counter FP16_ACTIVE = of(GpuSample.FP16_ACTIVE);

  /** Time the half-precision tensor pipe was busy, 0–1. */
  public static final Counter TENSOR_FP16_ACTIVE = of(GpuSample.TENSOR_FP16_ACTIVE);

  /** Time a kernel ran, 0–1. */
  public static final Counter GPU_UTILIZATION = of(GpuSample.GPU_UTILIZATION);

  /** Time the encoder was busy, 0–1. */
  public static final Counter ENCODER_UTILIZATION = of(GpuSample.ENCODER_UTILIZATION);

  /** Time the decoder was busy, 0–1. */
  public static final Counter DECODER_UTILIZATION = of(GpuSample.DECODER_UTILIZATION);

  /** SM clock, MHz. */
  public static final Counter SM_CLOCK = of(GpuSample.SM_CLOCK);

  /** Draw, watts. */
  public static final Counter POWER = of(GpuSample.POWER);

  /** Management power limit, watts. */
  public static final Counter POWER_LIMIT = of(GpuSample.POWER_LIMIT);

  /** Power limit in force, watts. */
  public static final Counter POWER_LIMIT_ENFORCED = of(GpuSample.POWER_LIMIT_ENFORCED);

  /** Energy counter since the driver started, joules. */
  public static final Counter ENERGY = of(GpuSample.ENERGY);

  /** Memory held, bytes. */
  public static final Counter MEMORY_USED = of(GpuSample.FRAMEBUFFER_USED);

  /** NVLink sent, bytes per second. */
  public static final Counter NVLINK_SENT = of(GpuSample.NVLINK_TX);

  /** NVLink received, bytes per second. */
  public static final Counter NVLINK_RECEIVED = of(GpuSample.NVLINK_RX);

  /** NVLink in both directions, bytes per second. */
  public static final Counter NVLINK = of(GpuSample.NVLINK);

  /** PCIe sent, bytes per second. */
  public static final Counter PCIE_SENT = of(GpuSample.PCIE_TX);

  /** PCIe received, bytes per second. */
  public static final Counter PCIE_RECEIVED = of(GpuSample.PCIE_RX);

  /** Why the clock is below its maximum, as bits; never averaged or summed. */
  public static final Counter CLOCK_EVENTS = of(GpuSample.CLOCK_EVENT_REASONS);

  /** Every counter; each knows its place. */
  public static final List<Counter> ALL = all();

  private final Col column;
  private final int place;

  private Counter(Col column, int place) {
    this.column = column;
    this.place = place;
  }

  private static List<Counter> all() {
    for (GpuMeasure measure : GpuMeasure.values()) {
      measure.counter().ifPresent(Counter::of);
    }
    return List.copyOf(KNOWN);
  }

  /** The counter of this column of {@code silver.gpu_sample}. */
  static Counter of(Col column) {
    return BY_COLUMN.computeIfAbsent(
        column,
        c -> {
          Counter counter = new Counter(c, KNOWN.size());
          KNOWN.add(counter);
          return counter;
        });
  }

  /** The column of {@code silver.gpu_sample} that holds it. */
  public Col column() {
    return column;
  }

  /** Where its value stands in {@link Counters}. */
  int place() {
    return place;
  }

  @Override
  public String toString() {
    return column.name();
  }
}
