package dev.plumbline.run.publication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gold that a publication owes: slices of silver that it names and whose gold it did not compute,
 * since it was bounded to other dates. Whoever compares silver with the published versions finds no
 * difference there, so the publication itself says it, beside the hashes of its dates.
 *
 * @param slices by the full name of a silver table, dates
 */
public record Owed(Map<String, NavigableSet<LocalDate>> slices) {
  /** Nothing. */
  public static final Owed NOTHING = new Owed(Map.of());

  private static final String KEY = "gold is owed of ";

  /** All dates of which something is owed. */
  public NavigableSet<LocalDate> dates() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    slices.values().forEach(dates::addAll);
    return dates;
  }

  /** Those of one table. */
  public NavigableSet<LocalDate> of(String table) {
    return new TreeSet<>(slices.getOrDefault(table, new TreeSet<>()));
  }

  /** The hashes of a date, with what the publication owes. */
  public Map<String, String> beside(Map<String, String> hashes) {
    Map<String, String> both = new TreeMap<>(hashes);
    slices.forEach(
        (table, dates) -> {
          if (!dates.isEmpty()) {
            List<String> texts = new ArrayList<>();
            dates.forEach(date -> texts.add(date.toString()));
            both.put(KEY + table, String.join(" ", texts));
          }
        });
    return both;
  }

  /** What is owed beside these hashes. */
  static Owed in(Map<String, String> hashes) {
    Map<String, NavigableSet<LocalDate>> slices = new TreeMap<>();
    hashes.forEach(
        (key, texts) -> {
          if (key.startsWith(KEY)) {
            NavigableSet<LocalDate> dates = new TreeSet<>();
            for (String text : texts.split(" ")) {
              dates.add(LocalDate.parse(text));
            }
            slices.put(key.substring(KEY.length()), dates);
          }
        });
    return new Owed(slices);
  }

  /** The hashes alone. */
  static Map<String, String> without(Map<String, String> hashes) {
    Map<String, String> alone = new HashMap<>(hashes);
    alone.keySet().removeIf(key -> key.startsWith(KEY));
    return alone;
  }
}
