package dev.plumbline.storage.lease;

import java.time.Duration;

/**
 * How often a holder shows that it is there, and when it counts as gone.
 *
 * @param beat between two signs of life
 * @param expiry without a sign of life, as the one who waits counts it on its own clock
 */
public record LeaseTimes(Duration beat, Duration expiry) {
  /** A pause of the machine of up to three minutes costs nobody the lake. */
  public static final LeaseTimes DEFAULT =
      new LeaseTimes(Duration.ofSeconds(20), Duration.ofMinutes(3));

  /** The sign of life must come several times before the holder counts as gone. */
  public LeaseTimes {
    if (beat.isNegative() || beat.isZero() || expiry.compareTo(beat.multipliedBy(3)) < 0) {
      throw new IllegalArgumentException(
          "an expiry of " + expiry + " is less than three beats of " + beat);
    }
  }
}
