package dev.plumbline.timeline;

import dev.plumbline.policies.GpuEfficiencyPolicy;
import dev.plumbline.policies.GpuStatePolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a timeline is ruled by.
 *
 * @param policy when a device is unknown, falsely busy, empty, held idle or active
 * @param efficiency how active time is split, and what roofline holds it against
 * @param declaredIntervals the nominal interval of sources that declare it, by source name
 * @param standby who idles on purpose
 */
public record TimelineRules(
    GpuStatePolicy policy,
    GpuEfficiencyPolicy efficiency,
    Map<String, Duration> declaredIntervals,
    List<Standby> standby)
    implements Serializable {
  /** The longest interval between samples that is looked back for where none is declared. */
  private static final Duration LONGEST_OBSERVED = Duration.ofSeconds(900);

  /** Rules; a lookback of more than a date is refused. */
  public TimelineRules {
    declaredIntervals = Map.copyOf(declaredIntervals);
    standby = List.copyOf(standby);
    Duration lookback = lookback(policy, declaredIntervals);
    if (lookback.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(
          ("policy %s and the declared intervals need %s of samples before each date, but only the"
                  + " day before is read; shorten held_idle_seconds, false_busy_seconds or"
                  + " interval_seconds")
              .formatted(policy.id(), lookback));
    }
  }

  /** Rules of a fleet that has nobody on standby, with active time split as it ships. */
  public TimelineRules(GpuStatePolicy policy, Map<String, Duration> declaredIntervals) {
    this(policy, GpuEfficiencyPolicy.DEFAULT, declaredIntervals, List.of());
  }

  /** True when somebody holds the device, and everybody who does is declared to be on standby. */
  boolean isStandby(List<Holder> holders) {
    return !standby.isEmpty()
        && !holders.isEmpty()
        && holders.stream().allMatch(h -> standby.stream().anyMatch(entry -> entry.means(h)));
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
