package dev.plumbline.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The nominal interval of one look at one device by one scraper: what the source declares; else the
 * interval of the gaps that end in the sample's UTC hour, where there are at least two; else that
 * of its gaps that end on the sample's date; else that of all gaps that the source has on this GPU
 * and that end on the sample's date; else 60 s.
 *
 * <p>The interval of some gaps is their lower median. Where more than two fifths of them are longer
 * than twice that, nobody was absent so often: two rhythms of one interval are interleaved. If
 * three quarters of the spans of two gaps are equal to within a tenth of their lower median, that
 * is the interval.
 */
final class NominalIntervals {
  /** One gap may as well be an absence; it takes a second one to tell a rhythm. */
  private static final int GAPS_OF_AN_HOUR = 2;

  /** So many spans tell two rhythms. */
  private static final int SPANS_OF_A_PAIR = 4;

  private final Nominal declared;
  private final List<Series> own;
  private final List<Series> ofSource;
  private final Map<Long, Long> byHour;
  private Map<Long, Long> byDate;
  private Map<Long, Long> bySource;

  private NominalIntervals(Nominal declared, List<Series> own, List<Series> ofSource) {
    this.declared = declared;
    this.own = own;
    this.ofSource = ofSource;
    this.byHour = intervals(own, Time::hourOf, GAPS_OF_AN_HOUR);
  }

  /** Of a source that declares its interval. */
  static NominalIntervals declared(Duration interval) {
    Nominal nominal = new Nominal(interval.toMillis(), Nominal.Basis.DECLARED);
    return new NominalIntervals(nominal, List.of(), List.of());
  }

  /**
   * As the gaps tell.
   *
   * @param series the device's samples
   * @param ofSource the same source's samples of every device of the GPU
   */
  static NominalIntervals observed(Series series, List<Series> ofSource) {
    return new NominalIntervals(null, List.of(series), ofSource);
  }

  /** The interval in force at an instant. */
  Nominal at(long instant) {
    if (declared != null) {
      return declared;
    }
    Long gap = byHour.get(Time.hourOf(instant));
    if (gap == null) {
      gap = byDate(Time.dateOf(instant));
    }
    return gap == null ? Nominal.DEFAULT : new Nominal(gap, Nominal.Basis.OBSERVED);
  }

  /** Seldom asked for: only then is it worked out. */
  private Long byDate(long date) {
    byDate = byDate == null ? intervals(own, Time::dateOf, 1) : byDate;
    if (byDate.containsKey(date)) {
      return byDate.get(date);
    }
    bySource = bySource == null ? intervals(ofSource, Time::dateOf, 1) : bySource;
    return bySource.get(date);
  }

  /** By the start of the period in which the gaps end, where so many do. */
  private static Map<Long, Long> intervals(
      List<Series> series, LongUnaryOperator period, int least) {
    Map<Long, List<Long>> gaps = spans(series, period, 1);
    Map<Long, Long> intervals = new HashMap<>();
    gaps.values().removeIf(found -> found.size() < least);
    gaps.forEach(
        (key, found) -> {
          long median = lowerMedian(found);
          boolean isInterleaved = 5 * countAbove(2 * median, found) > 2 * found.size();
          intervals.put(key, isInterleaved ? ofPair(series, period, key, median) : median);
        });
    return intervals;
  }

  /** The times between a sample and the one so many before it, by the period they end in. */
  private static Map<Long, List<Long>> spans(
      List<Series> series, LongUnaryOperator period, int gaps) {
    Map<Long, List<Long>> spans = new HashMap<>();
    for (Series one : series) {
      List<Sample> samples = one.samples();
      for (int i = gaps; i < samples.size(); i++) {
        long end = samples.get(i).at();
        spans
            .computeIfAbsent(period.applyAsLong(end), key -> new ArrayList<>())
            .add(end - samples.get(i - gaps).at());
      }
    }
    return spans;
  }

  private static long ofPair(
      List<Series> series, LongUnaryOperator period, long key, long otherwise) {
    List<Long> spans = spans(series, period, 2).getOrDefault(key, List.of());
    if (spans.size() < SPANS_OF_A_PAIR) {
      return otherwise;
    }
    long median = lowerMedian(spans);
    long steady = spans.stream().filter(span -> Math.abs(span - median) * 10 <= median).count();
    return steady * 4 >= spans.size() * 3L ? median : otherwise;
  }

  /** How many of some sorted gaps are longer. */
  private static long countAbove(long bound, List<Long> sorted) {
    int count = 0;
    while (count < sorted.size() && sorted.get(sorted.size() - 1 - count) > bound) {
      count++;
    }
    return count;
  }

  private static long lowerMedian(List<Long> gaps) {
    Collections.sort(gaps);
    return gaps.get((gaps.size() - 1) / 2);
  }
}
