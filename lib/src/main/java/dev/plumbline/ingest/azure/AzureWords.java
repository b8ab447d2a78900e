package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.azure.Commitment.Role;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.tables.FocusCharge;
import java.util.Locale;
import java.util.Map;

/** Azure's words for kinds of charges in those of FOCUS; other words are taken as they stand. */
final class AzureWords {
  private static final Map<String, String> CATEGORIES =
      Map.of(
          "unusedreservation", "Usage",
          "unusedsavingsplan", "Usage",
          "refund", "Purchase",
          "roundingadjustment", "Adjustment");
  private static final Map<String, String> FREQUENCIES =
      Map.of("onetime", "One-Time", "recurring", "Recurring", "usagebased", "Usage-Based");
  private static final Map<String, String> MODELS =
      Map.of(
          "ondemand", "Standard",
          "spot", "Dynamic",
          "reservation", "Committed",
          "savingsplan", "Committed");

  /** A word as it is compared: lower case, without blanks. */
  static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
  }

  /** True when a reservation or savings plan has to do with the line. */
  static boolean isCommitted(Map<AzureColumn, String> line) {
    return line.containsKey(AzureColumn.BENEFIT_ID)
        || line.containsKey(AzureColumn.RESERVATION_ID)
        || "Committed".equals(word(MODELS, line.get(AzureColumn.PRICING_MODEL)));
  }

  /** Reads what kind of charge a line is. */
  static void read(Map<AzureColumn, String> line, Role role, ChargeDraft draft) {
    String type = line.getOrDefault(AzureColumn.CHARGE_TYPE, "Usage");
    draft.read(FocusCharge.CHARGE_CATEGORY, word(CATEGORIES, type));
    if (plain(type).equals("refund")) {
      draft.put(FocusCharge.CHARGE_CLASS, "Correction");
    }
    draft.read(FocusCharge.CHARGE_FREQUENCY, word(FREQUENCIES, line.get(AzureColumn.FREQUENCY)));
    draft.read(FocusCharge.PRICING_CATEGORY, word(MODELS, line.get(AzureColumn.PRICING_MODEL)));
    if (role != Role.NONE) {
      commitment(line, role, draft);
    }
  }

  private static void commitment(Map<AzureColumn, String> line, Role role, ChargeDraft draft) {
    String id = line.getOrDefault(AzureColumn.BENEFIT_ID, line.get(AzureColumn.RESERVATION_ID));
    boolean isPlan = isSavingsPlan(line);
    draft.read(FocusCharge.COMMITMENT_DISCOUNT_ID, id);
    draft.read(
        FocusCharge.COMMITMENT_DISCOUNT_NAME,
        line.getOrDefault(AzureColumn.BENEFIT_NAME, line.get(AzureColumn.RESERVATION_NAME)));
    draft.put(FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, isPlan ? "Spend" : "Usage");
    draft.put(FocusCharge.COMMITMENT_DISCOUNT_TYPE, isPlan ? "Savings Plan" : "Reservation");
    draft.put(FocusCharge.PRICING_CATEGORY, "Committed");
    if (role != Role.BOUGHT) {
      draft.put(FocusCharge.COMMITMENT_DISCOUNT_STATUS, role == Role.UNUSED ? "Unused" : "Used");
    }
  }

  /** Reservations have ids below microsoft.capacity, plans below microsoft.billingbenefits. */
  static boolean isSavingsPlan(Map<AzureColumn, String> line) {
    String benefit = line.getOrDefault(AzureColumn.BENEFIT_ID, "").toLowerCase(Locale.ROOT);
    if (benefit.contains("/microsoft.capacity/")) {
      return false;
    }
    return benefit.contains("/microsoft.billingbenefits/")
        || plain(line.getOrDefault(AzureColumn.PRICING_MODEL, "")).equals("savingsplan")
        || plain(line.getOrDefault(AzureColumn.CHARGE_TYPE, "")).equals("unusedsavingsplan");
  }

  private static String word(Map<String, String> words, String text) {
    return text == null ? null : words.getOrDefault(plain(text), text);
  }

  private AzureWords() {}
}
