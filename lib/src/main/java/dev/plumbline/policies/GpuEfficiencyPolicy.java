package dev.plumbline.policies;

import dev.plumbline.failure.Invalid;
import java.io.Serializable;

/**
 * How active time is split, and against which practical roofs it is held. No kernel keeps a pipe or
 * the memory interface busy in every cycle: well-tuned code reaches about nine tenths.
 *
 * @param edition which edition it is
 * @param memoryBound when active time waits for memory
 * @param roof what can be reached
 */
public record GpuEfficiencyPolicy(Edition edition, MemoryBound memoryBound, Roof roof)
    implements Policy {

  /** The values that ship. */
  public static final GpuEfficiencyPolicy DEFAULT =
      new GpuEfficiencyPolicy(Edition.shipped("1"), new MemoryBound(0.60), new Roof(0.90, 0.90));

  /**
   * When active time waits for memory.
   *
   * @param dram memory activity at or above; below, the time is {@code non_tensor}
   */
  public record MemoryBound(double dram) implements Serializable {
    /** Refuses a share that is none. */
    public MemoryBound {
      Invalid.ifOutside(dram, 0, 1, "memory_bound_dram");
    }
  }

  /**
   * What can be reached in practice.
   *
   * @param pipes activity of the tensor, FP64, FP32 and FP16 pipes
   * @param dram activity of the memory interface
   */
  public record Roof(double pipes, double dram) implements Serializable {
    /** The lowest roof that still means something. */
    private static final double LOWEST = 0.01;

    /** Refuses shares that are none. */
    public Roof {
      Invalid.ifOutside(pipes, LOWEST, 1, "roof_pipes");
      Invalid.ifOutside(dram, LOWEST, 1, "roof_dram");
    }
  }

  @Override
  public String id() {
    return "gpu-efficiency";
  }

  @Override
  public String description() {
    return "When active time is memory bound, and which roofs activity is held against.";
  }
}
