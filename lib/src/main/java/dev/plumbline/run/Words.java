package dev.plumbline.run;

import java.time.LocalDate;
import java.util.NavigableSet;

/** What a terminal calls things. */
public final class Words {
  private static final int MOST = 7;

  private Words() {}

  /** All of a few dates, the bounds of many. */
  public static String dates(NavigableSet<LocalDate> dates) {
    return dates.size() <= MOST
        ? String.join(", ", dates.stream().map(LocalDate::toString).toList())
        : "%s … %s (%d dates)".formatted(dates.first(), dates.last(), dates.size());
  }
}
