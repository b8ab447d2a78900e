package dev.plumbline.attention;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** The dates on which something about a bill stands: those of its billing period. */
final class BillingPeriod {
  private BillingPeriod() {}

  /**
   * Of the dates those of the period.
   *
   * @param start its first day; 1970-01-01 of what names no period, which concerns every date
   */
  static Stream<LocalDate> dates(LocalDate start, NavigableSet<LocalDate> dates) {
    return start.equals(LocalDate.EPOCH)
        ? dates.stream()
        : dates.subSet(start, true, start.plusMonths(1), false).stream();
  }

  /** How sentences call it. */
  static String words(LocalDate start) {
    return start.equals(LocalDate.EPOCH)
        ? "no known billing period"
        : "the billing period " + start;
  }
}
