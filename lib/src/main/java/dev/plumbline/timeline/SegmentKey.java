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
 * @param holder the owner, or null
 * @param rule how the owner is known
 * @param state what the stretch was judged to be
 * @param cause why it is waste, or null
 * @param signal what activity was taken from, or null
 * @param limitBasis which power limit is meant, or null
 * @param isIntervalAssumed the nominal interval is the default
 * @param isEnergyEstimated watts and joules are the board's, by share
 * @param share the owner's share of the GPU, 0–1
 * @param hour start of the UTC hour, epoch milliseconds
 */
public record SegmentKey(
    String deviceId,
    Place place,
    String source,
    Holder holder,
    OwnerRule rule,
    State state,
    Cause cause,
    Signal signal,
    LimitBasis limitBasis,
    boolean isIntervalAssumed,
    boolean isEnergyEstimated,
    double share,
    long hour) {

  /** The owner's name, {@code unallocated} when there is none. */
  public String owner() {
    return holder == null ? OwnerKind.UNALLOCATED.text() : holder.name();
  }
}
