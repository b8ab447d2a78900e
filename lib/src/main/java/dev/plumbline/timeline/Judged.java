package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.terms.State;
import java.time.Duration;
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
 *   <li>an idle sample that nobody holds is {@code empty}, unless something is measured in its
 *       memory;
 *   <li>any other idle sample is {@code held_idle} where its idle stretch lasts, the empty samples
 *       of the stretch counted; {@code standby} where all of its holders are declared so;
 *   <li>an idle sample of a stretch that is too short for that, and longer than a breath, is {@code
 *       idle_gaps};
 *   <li>the rest is {@code active}.
 * </ol>
 *
 * <p>A stretch goes on over unobserved time of up to the policy's intervals, which is not in it.
 *
 * @param holding the time and its holders
 * @param measured what its sample says
 * @param state what it is
 * @param weights how the time divides over the stages, by {@link Stage}
 * @param rest the same time as if nobody held it, where a part of it is nobody's; else null
 */
record Judged(Holding holding, Measured measured, State state, double[] weights, Judged rest) {

  /** Time all of which is its holders', or nobody's. */
  Judged(Holding holding, Measured measured, State state, double[] weights) {
    this(holding, measured, state, weights, null);
  }

  /** Time that is all in one stage, whatever was measured. */
  static Judged of(Holding holding, Measured measured, State state) {
    return new Judged(holding, measured, state, Split.all(state.stage()));
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
   * Judges one device's time in the order above. What is nobody's of time that others hold in part
   * is judged as if nobody held any of it.
   */
  static List<Judged> of(List<Holding> holdings, DeviceKind kind, TimelineRules ruling) {
    List<Judged> judged = alike(holdings, kind, ruling);
    if (holdings.stream().noneMatch(Holding::hasRest)) {
      return judged;
    }
    List<Judged> nobodys = alike(holdings.stream().map(Holding::ofNobody).toList(), kind, ruling);
    for (int i = 0; i < judged.size(); i++) {
      Judged one = judged.get(i);
      if (one.holding.hasRest()) {
        judged.set(
            i, new Judged(one.holding, one.measured, one.state, one.weights, nobodys.get(i)));
      }
    }
    return judged;
  }

  private static List<Judged> alike(List<Holding> holdings, DeviceKind kind, TimelineRules ruling) {
    GpuStatePolicy policy = ruling.policy();
    StateRules rules = new StateRules(ruling, kind);
    Split split = new Split(policy, ruling.efficiency());
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
    judgeIdle(holdings, rules, measured, states);
    List<Judged> judged = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      State state = states[i] == null ? State.ACTIVE : states[i];
      double[] weights = split.weights(state, measured[i]);
      judged.add(new Judged(holdings.get(i), measured[i], state, weights));
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
      List<Holding> holdings, StateRules rules, Measured[] measured, State[] states) {
    for (Stretch stretch :
        Stretch.of(
            holdings,
            rules.policy().holdIntervals(),
            i -> states[i] == null && rules.isIdle(sample(holdings, i), measured[i]))) {
      Duration idle = Duration.ofMillis(stretch.milliseconds());
      for (int i = stretch.from(); i < stretch.to(); i++) {
        states[i] = rules.idle(holdings.get(i), idle);
      }
    }
  }

  private static Sample sample(List<Holding> holdings, int position) {
    return holdings.get(position).held().sample();
  }
}
