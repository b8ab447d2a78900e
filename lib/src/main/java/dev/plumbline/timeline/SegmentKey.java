package dev.plumbline.timeline;

import dev.plumbline.terms.Cause;
import dev.plumbline.terms.LimitBasis;
import dev.plumbline.terms.OwnerKind;
import dev.plumbline.terms.OwnerRule;
import dev.plumbline.terms.Signal;
import dev.plumbline.terms.State;

/**
 * What holds for a whole segment; where one of these changes, a new segment begins.
 *
 * @param deviceId the device, or gpu_uuid/unsold
 * @param place where it is
 * @param source whose samples hold the time
 * @param owned by whom
 * @param ruling what it was judged to be
 * @param basis what its figures rest on
 * @param hour start of the UTC hour, epoch milliseconds
 */
public record SegmentKey(
    String deviceId,
    Place place,
    String source,
    Owned owned,
    Ruling ruling,
    Basis basis,
    long hour) {

  /**
   * By whom the device is held.
   *
   * @param holder the owner, or null
   * @param rule how the owner is known
   * @param share the owner's share of the GPU, 0–1; NaN where no fact tells it
   * @param isConflict the owner claims it beyond what others left, and has no time of it
   */
  public record Owned(Holder holder, OwnerRule rule, double share, boolean isConflict) {}

  /**
   * What the stretch was judged to be.
   *
   * @param state the state
   * @param cause why it is waste, or null
   * @param signal what activity was taken from, or null
   */
  public record Ruling(State state, Cause cause, Signal signal) {}

  /**
   * What figures rest on.
   *
   * @param limit which power limit is meant, or null
   * @param isIntervalAssumed the nominal interval is the default
   * @param isReplicaUnnamed several scrapers may have sampled whom no label tells apart
   * @param isEnergyEstimated watts and joules are the board's, by share
   */
  public record Basis(
      LimitBasis limit,
      boolean isIntervalAssumed,
      boolean isReplicaUnnamed,
      boolean isEnergyEstimated) {}

  /** The owner's name, {@code unallocated} when there is none. */
  public String owner() {
    return holder() == null ? OwnerKind.UNALLOCATED.text() : holder().name();
  }

  /** The owner, or null. */
  public Holder holder() {
    return owned.holder();
  }

  /** The owner's share of the GPU, 0–1; NaN where no fact tells it. */
  public double share() {
    return owned.share();
  }

  /** What the stretch was judged to be. */
  public State state() {
    return ruling.state();
  }

  /** Why it is waste, or null. */
  public Cause cause() {
    return ruling.cause();
  }
}
