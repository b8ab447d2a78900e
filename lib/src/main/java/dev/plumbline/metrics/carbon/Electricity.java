package dev.plumbline.metrics.carbon;

import dev.plumbline.facts.CarbonIntensities;
import dev.plumbline.facts.CarbonIntensity;
import dev.plumbline.failure.Invalid;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * Where a cluster gets its electricity, from a date on, as the configuration says it.
 *
 * @param cluster null for every cluster without an entry of its own
 * @param from the first date it holds on; null from the beginning
 * @param intensity what the electricity emits and how much the place needs, as far as it is known
 */
public record Electricity(String cluster, LocalDate from, CarbonIntensity intensity)
    implements Serializable {
  private static final String OWN = "as configured";

  /** The least and the most that a power usage effectiveness can be; the most is a guard. */
  private static final double LEAST_OVERHEAD = 1;

  private static final double MOST_OVERHEAD = 5;
  private static final double MOST_GRAMS = 3000;
  private static final double JOULES_PER_KILOWATT_HOUR = 3_600_000;

  /**
   * Of a region that the facts list; what is said beside it comes before them.
   *
   * @param grams grams of CO2 equivalent per kilowatt-hour; null for the facts'
   * @param overhead power usage effectiveness; null for the facts'
   * @throws Invalid where the facts lack the region, or a figure cannot be
   */
  public static Electricity of(
      String cluster,
      LocalDate from,
      String provider,
      String region,
      Double grams,
      Double overhead) {
    inRange(grams, overhead);
    CarbonIntensity known =
        CarbonIntensities.SHIPPED
            .of(provider, region)
            .orElseThrow(
                () ->
                    new Invalid(
                        "has region " + region + " of " + provider + ", of which nothing is known",
                        "say grams_per_kwh: and pue: in place of provider: and region:"));
    Double emits = grams == null ? known.gramsPerKilowattHour() : grams;
    return new Electricity(
        cluster,
        from,
        new CarbonIntensity(
            known.place(),
            emits,
            grams == null ? known.year() : null,
            grams == null ? known.basis() : OWN,
            overhead == null ? known.powerUsageEffectiveness() : overhead));
  }

  /** Of a place that the facts do not list. */
  public static Electricity own(String cluster, LocalDate from, Double grams, Double overhead) {
    inRange(grams, overhead);
    return new Electricity(cluster, from, new CarbonIntensity(OWN, grams, null, OWN, overhead));
  }

  private static void inRange(Double grams, Double overhead) {
    if (grams != null) {
      Invalid.ifOutside(grams, 0, MOST_GRAMS, "grams_per_kwh");
    }
    if (overhead != null) {
      Invalid.ifOutside(overhead, LEAST_OVERHEAD, MOST_OVERHEAD, "pue");
    }
  }

  /** What a joule of a GPU emits, in grams; null where a factor is missing. */
  public Double gramsPerJoule() {
    Double grams = intensity.gramsPerKilowattHour();
    Double overhead = intensity.powerUsageEffectiveness();
    return grams == null || overhead == null ? null : overhead * grams / JOULES_PER_KILOWATT_HOUR;
  }

  /** True where it says something of a cluster on a date. */
  boolean isOf(String asked, LocalDate date) {
    return (cluster == null || cluster.equals(asked)) && (from == null || !date.isBefore(from));
  }
}
