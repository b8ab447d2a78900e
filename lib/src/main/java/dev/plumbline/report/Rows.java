package dev.plumbline.report;

import java.util.List;
import java.util.function.Predicate;

/**
 * The rows of one section, and how many there are altogether.
 *
 * @param shown the rows at hand, in the order they are to be shown
 * @param total how many rows there are; more than {@code shown} when only the first were taken
 * @param absence why there are none, as a sentence for readers; null when nothing is known about it
 */
public record Rows<T>(List<T> shown, long total, String absence) {
  /** Refuses a total below the rows at hand. */
  public Rows {
    shown = List.copyOf(shown);
    if (total < shown.size()) {
      throw new IllegalArgumentException(
          "a total of %d rows cannot be less than the %d rows shown"
              .formatted(total, shown.size()));
    }
  }

  /** All rows there are. */
  public static <T> Rows<T> all(List<T> rows) {
    return new Rows<>(rows, rows.size(), null);
  }

  /** The first of {@code total} rows. */
  public static <T> Rows<T> firstOf(List<T> rows, long total) {
    return new Rows<>(rows, total, null);
  }

  /** No rows, and the reason, as a sentence for readers. */
  public static <T> Rows<T> absent(String reason) {
    return new Rows<>(List.of(), 0, reason);
  }

  /** True when rows were left out. */
  boolean isCapped() {
    return total > shown.size();
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  List<T> where(Predicate<T> condition) {
    return shown.stream().filter(condition).toList();
  }

  /** Why nothing is shown. */
  String reason(String otherwise) {
    return absence == null ? otherwise : absence;
  }
}
