package dev.plumbline.cost.unit;

import dev.plumbline.terms.AbsentFactor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How much a served version was asked on a date, of all windows that touch it. */
final class UsageOfDate {
  private final LocalDate date;
  private final KnownVersion version;
  private final List<UsageWindow> windows = new ArrayList<>();
  private final boolean isModelOpen;
  private Counts counts = Counts.ZERO;
  private ServerFigures figures;
  private boolean isRegistryOpen;

  /** Usage of a date, of several models where nothing says which one is meant. */
  UsageOfDate(LocalDate date, KnownVersion version, boolean isModelOpen) {
    this.date = date;
    this.version = version;
    this.isModelOpen = isModelOpen;
  }

  /** Adds what a window counted, unless it is of another registry's version, or of other dates. */
  void add(String registry, UsageWindow window, Counts whole, ServerFigures told) {
    boolean isOfAnother =
        registry != null
            && version.registry() != null
            && !Objects.equals(registry, version.registry());
    if (isOfAnother || !window.touches(date)) {
      return;
    }
    isRegistryOpen |= version.isAmbiguous() && (registry == null || version.registry() == null);
    windows.add(window);
    counts = counts.plus(whole.on(window, date));
    figures = figures == null ? told : figures.plus(told);
  }

  /** True when no window touches the date. */
  boolean isEmpty() {
    return windows.isEmpty();
  }

  /** Why no count can be used, or null. */
  AbsentFactor absence() {
    if (windows.isEmpty()) {
      return AbsentFactor.NO_USAGE;
    }
    if (isModelOpen) {
      return AbsentFactor.SEVERAL_MODELS;
    }
    if (isRegistryOpen) {
      return AbsentFactor.SEVERAL_REGISTRIES;
    }
    return hasRivals() ? AbsentFactor.SEVERAL_USAGE_SOURCES : null;
  }

  private boolean hasRivals() {
    for (UsageWindow one : windows) {
      for (UsageWindow other : windows) {
        if (one.isRivalOf(other, date)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The counts; none where they cannot be used. */
  Counts counts() {
    return absence() == null ? counts : Counts.NOT_COUNTED;
  }

  /** What servers told beside counts; null where it cannot be used. */
  ServerFigures figures() {
    return absence() == null ? figures : null;
  }

  /** Time of the date that windows cover, each second once; null when none does. */
  BigDecimal coveredSeconds() {
    if (windows.isEmpty()) {
      return null;
    }
    windows.sort(Comparator.comparing(window -> window.startOn(date)));
    long covered = 0;
    long reached = Long.MIN_VALUE;
    for (UsageWindow window : windows) {
      covered += Math.max(0, window.endOn(date) - Math.max(reached, window.startOn(date)));
      reached = Math.max(reached, window.endOn(date));
    }
    return BigDecimal.valueOf(covered, 3);
  }
}
