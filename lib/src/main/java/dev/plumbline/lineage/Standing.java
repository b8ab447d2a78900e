package dev.plumbline.lineage;

import dev.plumbline.lineage.known.ModelKey;
import dev.plumbline.lineage.known.Ruled;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which ruling on each model version stands on which date, so that only those that are not as they
 * were become rows. Dates are ruled from the first on.
 */
final class Standing {
  private final Map<ModelKey, NavigableMap<LocalDate, String>> hashes = new HashMap<>();

  /**
   * What stands of earlier nights.
   *
   * @param published every ruling that is published
   * @param anew the dates that are ruled anew: what was published of them does not count
   */
  Standing(Collection<Ruled> published, Collection<LocalDate> anew) {
    published.stream().filter(ruled -> !anew.contains(ruled.since())).forEach(this::stands);
  }

  private void stands(Ruled ruled) {
    hashes.computeIfAbsent(ruled.key(), k -> new TreeMap<>()).put(ruled.since(), ruled.hash());
  }

  /** True where the ruling is not the one that stood until then; it stands from now on. */
  boolean changes(ModelKey key, LocalDate date, String hash) {
    Map.Entry<LocalDate, String> before =
        hashes.computeIfAbsent(key, k -> new TreeMap<>()).lowerEntry(date);
    if (before != null && hash.equals(before.getValue())) {
      return false;
    }
    stands(new Ruled(key, date, hash));
    return true;
  }
}
