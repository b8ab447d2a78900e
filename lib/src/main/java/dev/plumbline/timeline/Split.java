package dev.plumbline.timeline;

import dev.plumbline.terms.Signal;
import dev.plumbline.terms.Stage;
import dev.plumbline.terms.State;

/**
 * How held time divides over the stages. With t = min(tensor, a) and d = DRAM active, active time
 * is {@code sm_idle} 1 − a, {@code memory_bound} min(a − t, max(0, d − t)), {@code non_tensor} the
 * rest of a − t, {@code clock_loss} t × (1 − clock ratio) and {@code delivered} t × clock ratio.
 *
 * <p>What a missing counter cannot split is {@code active_unresolved}: everything where only GPU
 * utilization is known; a − t where DRAM is missing or a is the graphics engine's (which counts SM
 * idle time too); a where the tensor pipe is missing; t where the clock, or the clock at which the
 * model's peak holds, is missing.
 */
final class Split {
  private static final int STAGES = Stage.values().length;

  /** Shares of the time by {@link Stage}; they sum to 1. */
  static double[] weights(State state, Measured measured) {
    double[] weights = new double[STAGES];
    if (state.stage() != null) {
      weights[state.stage().ordinal()] = 1;
    } else if (measured.signal() == Signal.GPU_UTILIZATION) {
      weights[Stage.ACTIVE_UNRESOLVED.ordinal()] = 1;
    } else {
      weights[Stage.SM_IDLE.ordinal()] = 1 - measured.activity();
      splitBusy(measured, weights);
    }
    return weights;
  }

  private static void splitBusy(Measured measured, double[] weights) {
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
      double waiting = Math.min(rest, Math.max(0, measured.dram() - tensor));
      weights[Stage.MEMORY_BOUND.ordinal()] = waiting;
      weights[Stage.NON_TENSOR.ordinal()] = rest - waiting;
    }
    double clockRatio = measured.clockRatio();
    if (Double.isNaN(clockRatio)) {
      weights[unresolved] += tensor;
    } else {
      weights[Stage.CLOCK_LOSS.ordinal()] = tensor * (1 - clockRatio);
      weights[Stage.DELIVERED.ordinal()] = tensor * clockRatio;
    }
  }

  private Split() {}
}
