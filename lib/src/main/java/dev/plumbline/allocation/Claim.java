package dev.plumbline.allocation;

import java.time.Instant;
import java.util.Objects;

/**
 * One owner's claim on one device over a time.
 *
 * @param holder who claims it, and what for
 * @param deviceId the device
 * @param share of the whole GPU, 0–1; NaN where no fact tells it
 * @param start inclusive
 * @param end exclusive
 * @param isConflict its scheduler gave to others what it claims
 */
record Claim(
    Claimant holder,
    String deviceId,
    double share,
    Instant start,
    Instant end,
    boolean isConflict) {

  /** A claim that conflicts with nobody's, as far as is known. */
  Claim(Claimant holder, String deviceId, double share, Instant start, Instant end) {
    this(holder, deviceId, share, start, end, false);
  }

  /** True when the other claim is the same one, going on. */
  boolean continuesAs(Claim next) {
    return end.equals(next.start)
        && Double.compare(share, next.share) == 0
        && isConflict == next.isConflict
        && Objects.equals(deviceId, next.deviceId)
        && holder.equals(next.holder);
  }

  /** The same claim over another time. */
  Claim during(Instant from, Instant to) {
    return new Claim(holder, deviceId, share, from, to, isConflict);
  }
}
