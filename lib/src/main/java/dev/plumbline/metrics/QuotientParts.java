package dev.plumbline.metrics;

import dev.plumbline.schema.RowLayout.Cells;
import java.math.BigDecimal;
import java.util.List;

/**
 * A metric over some rows: the sum of its numerators beside the sum of its denominators, never an
 * average of ratios.
 *
 * @param numerator what was measured; null when nothing ever was
 * @param denominator what it was measured over
 * @param quotient one over the other; null when nothing was measured
 */
public record QuotientParts(Double numerator, BigDecimal denominator, Double quotient) {

  /** Adds up the rows; those in which nothing was measured stay out of both sums. */
  static QuotientParts over(Quotient metric, List<Cells> rows) {
    Double numerator = null;
    BigDecimal denominator = BigDecimal.ZERO;
    for (Cells row : rows) {
      Double part = row.real(metric.numerator());
      BigDecimal of = row.decimal(metric.denominator());
      if (Quotient.of(part, of) != null) {
        numerator = (numerator == null ? 0 : numerator) + part;
        denominator = denominator.add(of);
      }
    }
    return new QuotientParts(numerator, denominator, Quotient.of(numerator, denominator));
  }
}
