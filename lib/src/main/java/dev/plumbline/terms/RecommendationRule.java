package dev.plumbline.terms;

import java.util.Map;

/**
 * What is recommended about idle waste: one rule for each cause, so that no second of waste is
 * claimed by two of them.
 */
public enum RecommendationRule implements Term {
  /** An owner holds a GPU that does nothing. */
  RECLAIM_IDLE_HOLDER(
      "stop the holder, or let it release its GPU",
      "no sample of these stretches reached the activity that counts as work"),
  /** An owner's GPU looks busy and does nothing. */
  RESTART_STUCK_JOB(
      "look at the job: it spins or hangs; stop or restart it",
      "tensor, memory and links were quiet and power was low in every sample of these stretches"),
  /** Nobody holds the GPU. */
  RELEASE_EMPTY_GPU(
      "put waiting work on it, or drain its node and give it back",
      "nobody held it; keep as many as the next hours' demand needs"),
  /** What is left of a GPU after MIG. */
  CHANGE_MIG_LAYOUT(
      "choose MIG profiles that leave nothing over",
      "instances in use keep their slices; change the layout when they are free"),
  /** Nothing could be scheduled on it. */
  MAKE_SCHEDULABLE(
      "find out why nothing could be scheduled on it", "work that runs on the node is not touched"),
  /** It was starting. */
  START_FASTER(
      "shorten the start: smaller images, images kept on the node",
      "a start that is needed is not waste of its owner"),
  /** Paid in advance and used by nothing. */
  LOWER_COMMITMENT(
      "buy less of it at its renewal, or move work that is paid on demand under it",
      "what is committed is paid until it ends: nothing is saved before");

  private static final Map<Cause, RecommendationRule> BY_CAUSE =
      Map.of(
          Cause.HELD_IDLE, RECLAIM_IDLE_HOLDER,
          Cause.FALSE_BUSY, RESTART_STUCK_JOB,
          Cause.NO_DEMAND, RELEASE_EMPTY_GPU,
          Cause.QUEUED_DEMAND, RELEASE_EMPTY_GPU,
          Cause.DEMAND_UNKNOWN, RELEASE_EMPTY_GPU,
          Cause.STRANDED, CHANGE_MIG_LAYOUT,
          Cause.UNSCHEDULABLE, MAKE_SCHEDULABLE,
          Cause.STARTING, START_FASTER,
          Cause.UNUSED_COMMITMENT, LOWER_COMMITMENT);

  private final String action;
  private final String guard;

  RecommendationRule(String action, String guard) {
    this.action = action;
    this.guard = guard;
  }

  /** The rule about waste of a cause. */
  public static RecommendationRule of(Cause cause) {
    return BY_CAUSE.get(cause);
  }

  /** What to do, as a clause. */
  public String action() {
    return action;
  }

  /** Why it costs no work that is done, as a clause. */
  public String guard() {
    return guard;
  }
}
