package dev.plumbline.timeline;

import dev.plumbline.policies.GpuStatePolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * What a timeline is ruled by.
 *
 * @param policy when a device is unknown, falsely busy, empty, held idle or active
 * @param declaredIntervals the nominal interval of sources that declare it, by source name
 */
public record TimelineRules(GpuStatePolicy policy, Map<String, Duration> declaredIntervals)
    implements Serializable {
  /** The longest interval between samples that is looked back for where none is declared. */
  private static final Duration LONGEST_OBSERVED = Duration.ofSeconds(900);

  /** Rules; a lookback of more than a date is refused. */
  public TimelineRules {
    declaredIntervals = Map.copyOf(declaredIntervals);
    Duration lookback = lookback(policy, declaredIntervals);
    if (lookback.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          ("policy %s and the declared intervals need %s of samples before each date, but only the"
                  + " day before is read; shorten held_idle_seconds, false_busy_seconds or"
                  + " interval_seconds")
              .formatted(policy.id(), lookback));
    }
  }

  /**
   * How far before its date a slice reads: as long as a stretch must last to be judged, and as long
   * as a sample before that may hold.
   */
  public Duration lookback() {
    return lookback(policy, declaredIntervals);
  }

  private static Duration lookback(GpuStatePolicy policy, Map<String, Duration> declared) {
    Duration interval = LONGEST_OBSERVED;
    for (Duration one : declared.values()) {
      interval = one.compareTo(interval) > 0 ? one : interval;
    }
    Duration stretch =
        policy.heldIdle().compareTo(policy.falseBusy().duration()) >= 0
            ? policy.heldIdle()
            : policy.falseBusy().duration();
    return stretch.plus(interval.multipliedBy(policy.holdIntervals()));
  }
}
