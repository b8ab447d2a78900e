package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Time that one sample speaks for.
 *
 * @param sample what was measured
 * @param source by whom
 * @param nominal how often that source samples the device
 * @param from inclusive, epoch milliseconds
 * @param to exclusive, epoch milliseconds
 */
record Held(Sample sample, String source, Nominal nominal, long from, long to) {

  /** The same over another time. */
  Held during(long start, long end) {
    return start == from && end == to ? this : new Held(sample, source, nominal, start, end);
  }

  /**
   * A sample holds until the next of its series, at most so many nominal intervals. Nothing holds
   * beyond the end of the slice.
   *
   * @param lastIntervals how many nominal intervals the series' last sample holds
   */
  static List<Held> of(
      Series series,
      NominalIntervals intervals,
      int holdIntervals,
      int lastIntervals,
      long sliceEnd) {
    List<Sample> samples = series.samples();
    List<Held> held = new ArrayList<>(samples.size());
    for (int i = 0; i < samples.size(); i++) {
      long at = samples.get(i).at();
      Nominal nominal = intervals.at(at);
      long to =
          i + 1 < samples.size()
              ? Math.min(samples.get(i + 1).at(), at + holdIntervals * nominal.milliseconds())
              : at + lastIntervals * nominal.milliseconds();
      held.add(new Held(samples.get(i), series.source(), nominal, at, Math.min(to, sliceEnd)));
    }
    return held;
  }
}
