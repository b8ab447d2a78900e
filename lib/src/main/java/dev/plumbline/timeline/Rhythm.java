package dev.plumbline.timeline;

import dev.plumbline.timeline.Nominal.Basis;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The interval that the gaps of one series in one period tell:
 *
 * <ol>
 *   <li>it is their lower median, where at most a tenth of them are longer than twice that;
 *   <li>else rhythms of several scrapers that no label tells apart may be interleaved: of so many,
 *       from two to five, for which most of the spans of as many gaps, and three quarters at least,
 *       are equal to within a tenth of their lower median; there must be four such spans;
 *   <li>two are taken for that where more than two fifths of the gaps are long: nobody is absent so
 *       often, and so regularly;
 *   <li>three to five are, where the span is at most two minutes and at least twice as long as so
 *       many median gaps: of one scraper more than half of the scrapes would have failed, always
 *       the same ones. The span is then the interval;
 *   <li>else one scraper may have failed in a regular turn. The interval is the lower median, so
 *       that nothing holds which nobody may have seen, and is said to be unclear.
 * </ol>
 */
final class Rhythm {
  private static final int MOST_SCRAPERS = 5;
  private static final int LEAST_SPANS = 4;
  private static final long LONGEST_SPAN = 120_000;

  private static final double STEADY = 0.75;

  /** A span of so many gaps, and the share of such spans that are alike. */
  private record Span(int gaps, long milliseconds, double steady) {}

  private final List<Long> gaps;
  private final IntFunction<List<Long>> spans;
  private final long median;
  private final int longer;

  private Rhythm(List<Long> gaps, IntFunction<List<Long>> spans) {
    this.gaps = gaps;
    this.spans = spans;
    this.median = lowerMedian(gaps);
    this.longer = countAbove(2 * median, gaps);
  }

  /**
   * The interval.
   *
   * @param gaps at least one
   * @param spans the times over so many gaps
   */
  static Nominal of(List<Long> gaps, IntFunction<List<Long>> spans) {
    Rhythm rhythm = new Rhythm(gaps, spans);
    return 10 * rhythm.longer <= gaps.size()
        ? new Nominal(rhythm.median, Basis.OBSERVED)
        : rhythm.interleaved();
  }

  private Nominal interleaved() {
    Span best = new Span(0, 0, 0);
    for (int scrapers = 2; scrapers <= MOST_SCRAPERS; scrapers++) {
      Span span = span(scrapers);
      best = span.steady() > best.steady() ? span : best;
    }
    if (best.steady() < STEADY) {
      return new Nominal(median, Basis.OBSERVED);
    }
    return isOfScrapers(best)
        ? new Nominal(best.milliseconds(), Basis.INTERLEAVED)
        : new Nominal(median, Basis.UNCLEAR);
  }

  private boolean isOfScrapers(Span span) {
    return span.gaps() == 2
        ? 5 * longer > 2 * gaps.size()
        : span.milliseconds() <= LONGEST_SPAN && span.milliseconds() >= 2 * span.gaps() * median;
  }

  /** The lower median of the spans of so many gaps, and which share of them is alike. */
  private Span span(int count) {
    List<Long> found = spans.apply(count);
    if (found.size() < LEAST_SPANS) {
      return new Span(count, 0, 0);
    }
    long middle = lowerMedian(found);
    long steady = found.stream().filter(span -> Math.abs(span - middle) * 10 <= middle).count();
    return new Span(count, middle, (double) steady / found.size());
  }

  /** How many of some sorted gaps are longer. */
  private static int countAbove(long bound, List<Long> sorted) {
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
