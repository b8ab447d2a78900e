package dev.plumbline.metrics.carbon;

import dev.plumbline.facts.CarbonIntensity;
import dev.plumbline.terms.AbsentCarbon;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What energy emitted: grams = joules ÷ 3,600,000 × PUE × grams per kilowatt-hour, as the
 * Greenhouse Gas Protocol's location-based method for bought electricity has it. What making the
 * hardware emitted is left out, and so are the machines around the GPUs.
 *
 * @param grams null where a factor is missing
 * @param intensity the factors as far as they are known; null where none is
 * @param absent the factor that is missing; null where none is
 */
public record Emission(Double grams, CarbonIntensity intensity, AbsentCarbon absent) {
  /** The entry that holds: of the cluster before of all, then the newest. */
  private static final Comparator<Electricity> FIRST =
      Comparator.<Electricity, Boolean>comparing(entry -> entry.cluster() != null)
          .thenComparing(entry -> entry.from() == null ? LocalDate.MIN : entry.from());

  /** The entries, the one that holds before those that it takes the place of. */
  public static List<Electricity> inOrder(List<Electricity> entries) {
    return entries.stream().sorted(FIRST.reversed()).toList();
  }

  /**
   * Of the energy of a cluster on a date.
   *
   * @param joules null where none was measured
   * @param entries what the configuration says of electricity
   */
  public static Emission of(
      Double joules, String cluster, LocalDate date, List<Electricity> entries) {
    Optional<Electricity> place =
        inOrder(entries).stream().filter(entry -> entry.isOf(cluster, date)).findFirst();
    if (joules == null) {
      CarbonIntensity known = place.map(Electricity::intensity).orElse(null);
      return new Emission(null, known, AbsentCarbon.NO_ENERGY);
    }
    if (place.isEmpty()) {
      return new Emission(null, null, AbsentCarbon.NO_PLACE);
    }
    CarbonIntensity known = place.get().intensity();
    if (known.gramsPerKilowattHour() == null) {
      return new Emission(null, known, AbsentCarbon.NO_INTENSITY);
    }
    if (known.powerUsageEffectiveness() == null) {
      return new Emission(null, known, AbsentCarbon.NO_OVERHEAD);
    }
    return new Emission(joules * place.get().gramsPerJoule(), known, null);
  }
}
