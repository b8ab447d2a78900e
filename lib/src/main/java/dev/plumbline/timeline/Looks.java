package dev.plumbline.timeline;

import java.util.ArrayList;
import java.util.List;

/**
 * A series taken apart into the looks that it was made of: one where a scrape brings all counters
 * at once, else one for each group of counters that are stamped together.
 *
 * @param whole the series
 * @param parts the looks; in each, a sample's absent counters were looked for and not found
 */
record Looks(Series whole, List<Series> parts) {

  /** True when every sample says all that is said at its instant. */
  boolean isOne() {
    return parts.size() == 1;
  }

  static Looks of(Series series) {
    List<Sample> samples = series.samples();
    long[] masks = new long[samples.size()];
    boolean isSame = true;
    for (int i = 0; i < masks.length; i++) {
      masks[i] = samples.get(i).counters().present();
      isSame &= masks[i] == masks[0];
    }
    return new Looks(series, isSame ? List.of(series) : parts(series, masks));
  }

  private static List<Series> parts(Series series, long[] masks) {
    Stamps stamps = new Stamps(series.samples().stream().mapToLong(Sample::at).toArray(), masks);
    List<Long> groups = stamps.groups();
    List<Series> parts = new ArrayList<>(groups.size());
    for (long group : groups) {
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < masks.length; i++) {
        boolean isFailed = masks[i] == 0 && groups.size() == 1 && stamps.isFailedLook(i);
        if ((masks[i] & group) != 0 || isFailed) {
          samples.add(series.samples().get(i).only(masks[i], group));
        }
      }
      parts.add(new Series(series.source(), series.replica(), samples));
    }
    return parts;
  }
}
