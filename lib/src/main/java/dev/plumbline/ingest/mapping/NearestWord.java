package dev.plumbline.ingest.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody who mistyped a word may have meant. */
public final class NearestWord {

  /** The known word that needs the fewest changes, case aside; empty when none is known. */
  public static Optional<String> of(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.<String, Integer>comparing(
                    candidate -> distance.apply(lower, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A remedy that names the nearest known word, and all of them. */
  public static String remedy(String word, Collection<String> known) {
    return of(word, known)
        .map(near -> "did you mean '%s'? Known: %s".formatted(near, String.join(", ", known)))
        .orElse("remove it");
  }

  private NearestWord() {}
}
