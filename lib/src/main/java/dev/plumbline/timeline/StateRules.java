package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.terms.Signal;

/** What one sample may be, before the length of its stretch is known. */
final class StateRules {
  private final GpuStatePolicy policy;
  private final DeviceKind kind;

  StateRules(GpuStatePolicy policy, DeviceKind kind) {
    this.policy = policy;
    this.kind = kind;
  }

  Measured measured(Sample sample) {
    return Measured.of(sample, usableSignal(sample.counters()));
  }

  /** A nearly idle graphics engine says nothing about an instance that has no SM counter. */
  private Signal usableSignal(Counters counters) {
    Signal best = Measured.bestSignal(counters);
    boolean saysNothing =
        kind == DeviceKind.MIG_INSTANCE
            && best == Signal.GRAPHICS_ENGINE_ACTIVE
            && counters.isBelow(Counter.GRAPHICS_ENGINE_ACTIVE, policy.idle().smActive());
    return saysNothing ? null : best;
  }

  /**
   * Every condition of {@code false_busy} but the length; utilization, tensor, DRAM and power must
   * be measured.
   */
  boolean isSuspicious(Sample sample) {
    Counters counters = sample.counters();
    return kind == DeviceKind.WHOLE_GPU
        && counters.value(Counter.GPU_UTILIZATION) >= policy.falseBusy().gpuUtilization()
        && counters.isBelow(Counter.TENSOR_ACTIVE, policy.falseBusy().tensor())
        && counters.isBelow(Counter.DRAM_ACTIVE, policy.falseBusy().dram())
        && counters.isBelowOrAbsent(Counter.FP64_ACTIVE, policy.falseBusy().pipes())
        && counters.isBelowOrAbsent(Counter.FP32_ACTIVE, policy.falseBusy().pipes())
        && counters.isBelowOrAbsent(Counter.FP16_ACTIVE, policy.falseBusy().pipes())
        && counters.value(Counter.POWER)
            < policy.falseBusy().powerFraction() * PowerLimit.of(sample).watts();
  }

  /** Much power without activity. An instance's power is its whole board's: it proves nothing. */
  boolean disagrees(Sample sample, Measured measured) {
    return kind == DeviceKind.WHOLE_GPU
        && measured.activity() < policy.disagree().activity()
        && sample.counters().value(Counter.POWER)
            >= policy.disagree().powerFraction() * PowerLimit.of(sample).watts();
  }

  /** Nothing moves, as far as it was measured. */
  boolean isIdle(Sample sample, Measured measured) {
    double bound =
        measured.signal() == Signal.GPU_UTILIZATION
            ? policy.idle().gpuUtilization()
            : policy.idle().smActive();
    return measured.activity() < bound
        && sample.counters().isZeroOrAbsent(Counter.ENCODER_UTILIZATION)
        && sample.counters().isZeroOrAbsent(Counter.DECODER_UTILIZATION);
  }

  /** Nobody holds it, and its memory is known to be free. */
  boolean isFree(Holding holding) {
    return holding.isUnallocated()
        && holding
            .held()
            .sample()
            .counters()
            .isBelow(Counter.MEMORY_USED, policy.emptyMemoryBytes());
  }
}
