package dev.plumbline.ingest.billing;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The closed lists of FOCUS: their words in the spelling of the standard. */
public final class Vocabulary {
  private static final Map<Col, List<String>> WORDS =
      Map.of(
          FocusCharge.CHARGE_CATEGORY,
          List.of("Usage", "Purchase", "Tax", "Credit", "Adjustment"),
          FocusCharge.CHARGE_CLASS,
          List.of("Correction"),
          FocusCharge.CHARGE_FREQUENCY,
          List.of("One-Time", "Recurring", "Usage-Based"),
          FocusCharge.PRICING_CATEGORY,
          List.of("Standard", "Dynamic", "Committed", "Other"),
          FocusCharge.COMMITMENT_DISCOUNT_CATEGORY,
          List.of("Spend", "Usage"),
          FocusCharge.COMMITMENT_DISCOUNT_STATUS,
          List.of("Used", "Unused"),
          FocusCharge.CAPACITY_RESERVATION_STATUS,
          List.of("Used", "Unused"));

  private static final Map<Col, Map<String, String>> BY_LOWER_CASE = byLowerCase();

  /** True when the column's words are a closed list. */
  public static boolean rules(Col column) {
    return BY_LOWER_CASE.containsKey(column);
  }

  /** The standard's spelling of a word in any case, or null when the list does not have it. */
  public static String spelling(Col column, String word) {
    return BY_LOWER_CASE.get(column).get(word.trim().toLowerCase(Locale.ROOT));
  }

  private static Map<Col, Map<String, String>> byLowerCase() {
    Map<Col, Map<String, String>> all = new HashMap<>();
    WORDS.forEach(
        (column, words) -> {
          Map<String, String> spellings = new HashMap<>();
          words.forEach(word -> spellings.put(word.toLowerCase(Locale.ROOT), word));
          all.put(column, spellings);
        });
    return Map.copyOf(all);
  }

  private Vocabulary() {}
}
