package dev.plumbline.timeline;

import dev.plumbline.facts.GpuPeak;
import dev.plumbline.facts.GpuPeaks;
import dev.plumbline.terms.LimitBasis;

/**
 * What a device may draw: the limit in force, else the management limit, else its model's thermal
 * design power.
 *
 * @param watts the limit; NaN where none is known
 * @param basis which of the three it is; null where none is known
 */
record PowerLimit(double watts, LimitBasis basis) {
  static final PowerLimit NONE = new PowerLimit(Double.NaN, null);

  static PowerLimit of(Sample sample) {
    double enforced = sample.counters().value(Counter.POWER_LIMIT_ENFORCED);
    if (enforced > 0) {
      return new PowerLimit(enforced, LimitBasis.ENFORCED);
    }
    double management = sample.counters().value(Counter.POWER_LIMIT);
    if (management > 0) {
      return new PowerLimit(management, LimitBasis.MANAGEMENT);
    }
    return GpuPeaks.SHIPPED.of(sample.place().gpuModel()).map(PowerLimit::designed).orElse(NONE);
  }

  private static PowerLimit designed(GpuPeak peak) {
    return peak.powerWatts().isEmpty()
        ? NONE
        : new PowerLimit(peak.powerWatts().getAsDouble(), LimitBasis.TDP);
  }
}
