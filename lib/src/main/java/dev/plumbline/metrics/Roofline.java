package dev.plumbline.metrics;

import dev.plumbline.tables.GpuMeasure;

/**
 * How near the GPUs ran to their nearest practical roof: the busiest pipe or the memory interface,
 * whichever is nearer. Decode and HPC codes that hardly use the tensor pipe are seen here.
 */
public final class Roofline extends CounterMean {
  /** The metric. */
  public Roofline() {
    super(
        GpuMeasure.ROOFLINE,
        "How near the GPUs ran to their nearest practical roof: the busiest of tensor, FP64, FP32"
            + " and FP16 pipe, or the memory interface; without the clock.",
        "DCGM profiling fields 1004 to 1008; roofs: policy gpu-efficiency");
  }
}
