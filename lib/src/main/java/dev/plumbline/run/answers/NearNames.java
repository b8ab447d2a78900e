package dev.plumbline.run.answers;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant by a name that nothing has. */
public final class NearNames {
  private static final int NEAR = 3;
  private static final int LISTED = 10;

  private NearNames() {}

  /** A remedy: the known names that need the fewest changes, case aside. */
  public static String of(String name, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> near =
        known.stream()
            .distinct()
            .sorted(
                Comparator.<String, Integer>comparing(
                        other -> distance.apply(lower, other.toLowerCase(Locale.ROOT)))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(NEAR)
            .toList();
    return near.isEmpty()
        ? "nothing was read that names one: write a source that does under sources:"
            + " (plumbline formats lists what can be read), then run plumbline nightly"
        : "did you mean " + String.join(", ", near) + "?";
  }

  /** The first few of these names, and how many more there are. */
  public static String listed(Collection<String> names) {
    List<String> all = names.stream().distinct().sorted().toList();
    String first = String.join(", ", all.subList(0, Math.min(LISTED, all.size())));
    return all.size() <= LISTED ? first : first + " and " + (all.size() - LISTED) + " more";
  }
}
