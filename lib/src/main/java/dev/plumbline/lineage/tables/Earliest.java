package dev.plumbline.lineage.tables;

import java.time.Instant;

/**
 * The first of several statements, when they are offered in order of time, and when it was made.
 */
final class Earliest<T> {
  private T value;
  private Instant at;
  private Instant conflictAt;

  /** Takes the value unless an earlier one stands; null says nothing. */
  void offer(T statement, Instant madeAt) {
    if (statement == null) {
      return;
    }
    if (value == null) {
      value = statement;
      at = madeAt;
    } else if (conflictAt == null && !value.equals(statement)) {
      conflictAt = madeAt;
    }
  }

  /** What was said first, or null. */
  T value() {
    return value;
  }

  /** When it was said first, or null. */
  Instant at() {
    return at;
  }

  /** When something else was said first, or null. */
  Instant conflictAt() {
    return conflictAt;
  }
}
