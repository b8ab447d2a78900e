package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.terms.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Held time, who holds it, what was measured, and the state it was judged to be in. A device's time
 * is judged in this order; what an earlier rule took no later one takes:
 *
 * <ol>
 *   <li>without a usable signal it is {@code unknown};
 *   <li>a stretch whose every sample is suspicious, and that lasts, is {@code false_busy};
 *   <li>a sample of much power and little activity is {@code signals_disagree};
 *   <li>an idle sample that nobody holds and that has nothing in its memory is {@code empty};
 *   <li>any other idle sample is {@code held_idle} where its idle stretch lasts, the empty samples
 *       of the stretch counted;
 *   <li>the rest is {@code active}.
 * </ol>
 *
 * <p>A stretch goes on over unobserved time of up to the policy's intervals, which is not in it.
 *
 * @param holding the time and its holders
 * @param measured what its sample says
 * @param state what it is
 * @param weights how the time divides over the stages, by {@link Stage}
 */
record Judged(Holding holding, Measured measured, State state, double[] weights) {

  static Judged of(Holding holding, Measured measured, State state) {
    return new Judged(holding, measured, state, Split.weights(state, measured));
  }

  long from() {
    return holding.held().from();
  }

  long to() {
    return holding.held().to();
  }

  Sample sample() {
    return holding.held().sample();
  }

  /**
   * Judges one device's time in the order: unknown, false_busy, signals_disagree, idle (empty, else
   * held_idle where it lasts, else active), active.
   */
  static List<Judged> of(List<Holding> holdings, DeviceKind kind, GpuStatePolicy policy) {
    StateRules rules = new StateRules(policy, kind);
    int count = holdings.size();
    Measured[] measured = new Measured[count];
    State[] states = new State[count];
    for (int i = 0; i < count; i++) {
      measured[i] = rules.measured(sample(holdings, i));
      states[i] = measured[i].signal() == null ? State.UNKNOWN : null;
    }
    judgeFalseBusy(holdings, rules, policy, states);
    for (int i = 0; i < count; i++) {
      if (states[i] == null && rules.disagrees(sample(holdings, i), measured[i])) {
        states[i] = State.SIGNALS_DISAGREE;
      }
    }
    judgeIdle(holdings, rules, policy, measured, states);
    List<Judged> judged = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      State state = states[i] == null ? State.ACTIVE : states[i];
      judged.add(of(holdings.get(i), measured[i], state));
    }
    return judged;
  }

  private static void judgeFalseBusy(
      List<Holding> holdings, StateRules rules, GpuStatePolicy policy, State[] states) {
    for (Stretch stretch :
        Stretch.of(
            holdings,
            policy.holdIntervals(),
            i -> states[i] == null && rules.isSuspicious(sample(holdings, i)))) {
      for (int i = stretch.from(); i < stretch.to(); i++) {
        if (stretch.milliseconds() >= policy.falseBusy().duration().toMillis()) {
          states[i] = State.FALSE_BUSY;
        }
      }
    }
  }

  private static void judgeIdle(
      List<Holding> holdings,
      StateRules rules,
      GpuStatePolicy policy,
      Measured[] measured,
      State[] states) {
    for (Stretch stretch :
        Stretch.of(
            holdings,
            policy.holdIntervals(),
            i -> states[i] == null && rules.isIdle(sample(holdings, i), measured[i]))) {
      boolean lasts = stretch.milliseconds() >= policy.heldIdle().toMillis();
      for (int i = stretch.from(); i < stretch.to(); i++) {
        if (rules.isFree(holdings.get(i))) {
          states[i] = State.EMPTY;
        } else if (lasts) {
          states[i] = State.HELD_IDLE;
        }
      }
    }
  }

  private static Sample sample(List<Holding> holdings, int position) {
    return holdings.get(position).held().sample();
  }
}
