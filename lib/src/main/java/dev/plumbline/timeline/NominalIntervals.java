package dev.plumbline.timeline;

import java.time.Duration;
import java.util.ArrayList;
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
 * <p>What interval some gaps tell, {@link Rhythm} says.
 */
final class NominalIntervals {
  /** One gap may as well be an absence; it takes a second one to tell a rhythm. */
  private static final int GAPS_OF_AN_HOUR = 2;

  private final Nominal declared;
  private final List<Series> own;
  private final List<Series> ofSource;
  private final Map<Long, Nominal> byHour;
  private Map<Long, Nominal> byDate;
  private Map<Long, Nominal> bySource;

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
    Nominal found = byHour.get(Time.hourOf(instant));
    if (found == null) {
      found = byDate(Time.dateOf(instant));
    }
    return found == null ? Nominal.DEFAULT : found;
  }

  /** Seldom asked for: only then is it worked out. */
  private Nominal byDate(long date) {
    byDate = byDate == null ? intervals(own, Time::dateOf, 1) : byDate;
    if (byDate.containsKey(date)) {
      return byDate.get(date);
    }
    bySource = bySource == null ? intervals(ofSource, Time::dateOf, 1) : bySource;
    return bySource.get(date);
  }

  /** By the start of the period in which the gaps end, where so many do. */
  private static Map<Long, Nominal> intervals(
      List<Series> series, LongUnaryOperator period, int least) {
    Map<Long, Nominal> intervals = new HashMap<>();
    spans(series, period, 1)
        .forEach(
            (key, gaps) -> {
              if (gaps.size() >= least) {
                intervals.put(
                    key,
                    Rhythm.of(
                        gaps, count -> spans(series, period, count).getOrDefault(key, List.of())));
              }
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
}
