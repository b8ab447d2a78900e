package dev.plumbline.timeline;

import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.terms.Signal;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.State;

/**
 * How held time divides over the stages. All time of a state that has a stage is in it. Active time
 * is divided with t = min(tensor, a) and d = DRAM active:
 *
 * <ol>
 *   <li>{@code sm_idle} is 1 − a;
 *   <li>{@code memory_bound} is min(a − t, max(0, d − t)) where d reaches the policy's bound, else
 *       nothing;
 *   <li>{@code communication} is all that is left of a − t where NVLink is measured and not quiet
 *       while t and d are as low as in {@code false_busy}, else nothing;
 *   <li>{@code non_tensor} is the rest of a − t;
 *   <li>{@code clock_loss} is t × (1 − clock ratio), {@code delivered} t × clock ratio.
 * </ol>
 *
 * <p>What a missing counter cannot split is {@code active_unresolved}: everything where only GPU
 * utilization is known; a − t where DRAM is missing or a is the graphics engine's (which counts SM
 * idle time too); a where the tensor pipe is missing; t where the clock, or the clock at which the
 * model's peak holds, is missing.
 */
final class Split {
  private static final int STAGES = Stage.values().length;

  private final GpuStatePolicy.FalseBusy quiet;
  private final double memoryBound;

  Split(GpuStatePolicy states, GpuEfficiencyPolicy efficiency) {
    this.quiet = states.falseBusy();
    this.memoryBound = efficiency.memoryBound().dram();
  }

  /** Shares of the time by {@link Stage}; they sum to 1. */
  double[] weights(State state, Measured measured) {
    if (state.stage() != null) {
      return all(state.stage());
    }
    if (measured.signal() == Signal.GPU_UTILIZATION) {
      return all(Stage.ACTIVE_UNRESOLVED);
    }
    double[] weights = new double[STAGES];
    weights[Stage.SM_IDLE.ordinal()] = 1 - measured.activity();
    splitBusy(measured, weights);
    return weights;
  }

  /** All of the time in one stage. */
  static double[] all(Stage stage) {
    double[] weights = new double[STAGES];
    weights[stage.ordinal()] = 1;
    return weights;
  }

  private void splitBusy(Measured measured, double[] weights) {
    int unresolved = Stage.ACTIVE_UNRESOLVED.ordinal();
    double tensor = measured.tensor();
    if (Double.isNaN(tensor)) {
      weights[unresolved] = measured.activity();
      return;
    }
    double rest = measured.activity() - tensor;
    if (measured.signal() != Signal.SM_ACTIVE || Double.isNaN(measured.dram())) {
      weights[unresolved] = rest;
    } else {
      double dram = measured.dram();
      double waiting = dram >= memoryBound ? Math.min(rest, Math.max(0, dram - tensor)) : 0;
      Stage others = communicates(measured) ? Stage.COMMUNICATION : Stage.NON_TENSOR;
      weights[Stage.MEMORY_BOUND.ordinal()] = waiting;
      weights[others.ordinal()] = rest - waiting;
    }
    double clockRatio = measured.clockRatio();
    if (Double.isNaN(clockRatio)) {
      weights[unresolved] += tensor;
    } else {
      weights[Stage.CLOCK_LOSS.ordinal()] = tensor * (1 - clockRatio);
      weights[Stage.DELIVERED.ordinal()] = tensor * clockRatio;
    }
  }

  private boolean communicates(Measured measured) {
    return measured.tensor() < quiet.tensor()
        && measured.dram() < quiet.dram()
        && Links.of(measured.counters()).isNvlinkBusy(quiet.quiet());
  }
}
