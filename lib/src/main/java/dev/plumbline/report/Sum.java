package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * A sum that remembers what it could not add.
 *
 * @param value the sum of what is known; null when nothing is
 * @param missing how many addends are unknown
 */
record Sum(BigDecimal value, long missing) {
  /** No addend yet. */
  static final Sum NOTHING = new Sum(null, 0);

  /** With one more addend; null is one that is unknown. */
  Sum plus(BigDecimal addend) {
    if (addend == null) {
      return new Sum(value, missing + 1);
    }
    return new Sum(value == null ? addend : value.add(addend), missing);
  }

  /** With another sum's addends. */
  Sum plus(Sum other) {
    Sum sum = other.value == null ? this : plus(other.value);
    return new Sum(sum.value, missing + other.missing);
  }

  /** True when there was no addend, known or unknown: a true nothing. */
  boolean isNothing() {
    return value == null && missing == 0;
  }

  /** The value, zero when there was no addend; null when addends were unknown. */
  BigDecimal valueOrZero() {
    return isNothing() ? BigDecimal.ZERO : value;
  }

  /** Sums one column of rows. */
  static Collector<Cells, Sum[], Sum> of(Col column) {
    return of((Cells row) -> row.decimal(column));
  }

  /** Sums one value of each element. */
  static <T> Collector<T, Sum[], Sum> of(Function<T, BigDecimal> value) {
    return Collector.of(
        () -> new Sum[] {NOTHING},
        (sum, element) -> sum[0] = sum[0].plus(value.apply(element)),
        (left, right) -> new Sum[] {left[0].plus(right[0])},
        sum -> sum[0]);
  }
}
