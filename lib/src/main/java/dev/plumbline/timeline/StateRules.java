package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.terms.Signal;
import dev.plumbline.terms.State;
import java.time.Duration;

/** What one sample may be, before the length of its stretch is known. */
final class StateRules {
  private final TimelineRules rules;
  private final GpuStatePolicy policy;
  private final DeviceKind kind;

  StateRules(TimelineRules rules, DeviceKind kind) {
    this.rules = rules;
    this.policy = rules.policy();
    this.kind = kind;
  }

  GpuStatePolicy policy() {
    return policy;
  }

  Measured measured(Sample sample) {
    return Measured.of(sample, usableSignal(sample.counters()), rules.efficiency().roof());
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
   * be measured, FP pipes and links quiet where they are.
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
        && Links.of(counters).areQuiet(policy.falseBusy().quiet())
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

  /** What idle time of a stretch of this length is; null where it is part of the work. */
  State idle(Holding holding, Duration stretch) {
    if (isFree(holding)) {
      return State.EMPTY;
    }
    if (stretch.compareTo(policy.heldIdle()) >= 0) {
      return rules.isStandby(holding.holders()) ? State.STANDBY : State.HELD_IDLE;
    }
    return stretch.compareTo(policy.idle().gaps()) >= 0 ? State.IDLE_GAPS : null;
  }

  /** Nobody holds it, and nothing is known to be left in its memory. */
  private boolean isFree(Holding holding) {
    return holding.isUnallocated()
        && holding
            .held()
            .sample()
            .counters()
            .isBelowOrAbsent(Counter.MEMORY_USED, policy.emptyMemoryBytes());
  }
}
