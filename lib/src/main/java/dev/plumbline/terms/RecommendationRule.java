package dev.plumbline.terms;

import java.util.Map;

/**
 * What is recommended. Of idle waste each cause has one rule, and two of them a better one where
 * more is known, so that no second of waste is claimed twice. The rules about work claim on what is
 * no waste; of several about the same work one counts.
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
  /** Its holder idles in the same hours of two dates in a row, and works in others. */
  RELEASE_OFF_HOURS(
      "stop the holder in the hours in which it idles, and start it again before it works",
      "on two dates in a row nothing worked in these hours; work in the others is not touched"),
  /** Nobody holds GPUs of nodes that others hold in part, and together they are whole nodes. */
  CONSOLIDATE_NODES(
      "move the work together, then give whole nodes back",
      "in every hour of the date that many GPUs of the same model were empty beside the work"),
  /** One GPU's work fits a part of it that MIG can make. */
  SHARE_BY_MIG(
      "run it on a MIG instance, and let others have the rest of the GPU",
      "at its busiest it needed less activity, memory bandwidth and memory than the instance has"),
  /** One GPU's work leaves more than half of it, and MIG cannot divide it. */
  SHARE_BY_TIME_SLICE(
      "let a second holder share the GPU by time slices",
      "at its busiest it needed less than half of activity, memory bandwidth and memory"),
  /** A GPU model that is paid for already, and costs less, would do. */
  SMALLER_MODEL(
      "run it on the smaller GPU model",
      "at its busiest it needed less compute, bandwidth and memory than that model has; see that"
          + " the model has the number formats it uses"),
  /** Work that ends runs on demand, and the same GPUs are to be had for less. */
  MOVE_TO_SPOT(
      "run it on capacity that the provider may take back",
      "only if it goes on from a checkpoint: no log tells that it does"),
  /** So many GPUs were used on demand in every hour. */
  BUY_COMMITMENT(
      "commit to what is used on demand in every hour",
      "what is committed is paid until it ends: see how long the need lasts"),
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
