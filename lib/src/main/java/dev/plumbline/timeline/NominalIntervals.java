package dev.plumbline.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The nominal interval of one device at one source: what the source declares; else the lower median
 * of the device's gaps that end in the sample's UTC hour, where there are at least two; else the
 * lower median of its gaps that end on the sample's date; else the lower median of all gaps that
 * the source has on this GPU and that end on the sample's date; else 60 s.
 */
final class NominalIntervals {
  /** One gap may as well be an absence; it takes a second one to tell a rhythm. */
  private static final int GAPS_OF_AN_HOUR = 2;

  private final Nominal declared;
  private final Map<Long, Long> byHour;
  private final Map<Long, Long> byDate;
  private final Map<Long, Long> ofSource;

  private NominalIntervals(
      Nominal declared, Map<Long, Long> byHour, Map<Long, Long> byDate, Map<Long, Long> ofSource) {
    this.declared = declared;
    this.byHour = byHour;
    this.byDate = byDate;
    this.ofSource = ofSource;
  }

  /** Of a source that declares its interval. */
  static NominalIntervals declared(Duration interval) {
    Nominal nominal = new Nominal(interval.toMillis(), Nominal.Basis.DECLARED);
    return new NominalIntervals(nominal, Map.of(), Map.of(), Map.of());
  }

  /**
   * As the gaps tell.
   *
   * @param series the device's samples
   * @param ofSource the same source's samples of every device of the GPU
   */
  static NominalIntervals observed(Series series, List<Series> ofSource) {
    return new NominalIntervals(
        null,
        medians(List.of(series), Time::hourOf, GAPS_OF_AN_HOUR),
        medians(List.of(series), Time::dateOf, 1),
        medians(ofSource, Time::dateOf, 1));
  }

  /** The interval in force at an instant. */
  Nominal at(long instant) {
    if (declared != null) {
      return declared;
    }
    Long gap = byHour.get(Time.hourOf(instant));
    if (gap == null) {
      long date = Time.dateOf(instant);
      gap = byDate.getOrDefault(date, ofSource.get(date));
    }
    return gap == null ? Nominal.DEFAULT : new Nominal(gap, Nominal.Basis.OBSERVED);
  }

  /** By the start of the period in which the gaps end, where so many do. */
  private static Map<Long, Long> medians(List<Series> series, LongUnaryOperator period, int least) {
    Map<Long, List<Long>> gaps = new HashMap<>();
    for (Series one : series) {
      List<Sample> samples = one.samples();
      for (int i = 1; i < samples.size(); i++) {
        long end = samples.get(i).at();
        gaps.computeIfAbsent(period.applyAsLong(end), key -> new ArrayList<>())
            .add(end - samples.get(i - 1).at());
      }
    }
    Map<Long, Long> medians = new HashMap<>();
    gaps.values().removeIf(found -> found.size() < least);
    gaps.forEach((key, found) -> medians.put(key, lowerMedian(found)));
    return medians;
  }

  private static long lowerMedian(List<Long> gaps) {
    Collections.sort(gaps);
    return gaps.get((gaps.size() - 1) / 2);
  }
}
