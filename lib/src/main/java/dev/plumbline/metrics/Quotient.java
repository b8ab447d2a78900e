package dev.plumbline.metrics;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuEfficiencyDaily;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/** A metric that is one sum over another: what was measured over the time it was measured in. */
public interface Quotient extends Metric {
  /** What is summed above the line. */
  Col numerator();

  /** What is summed below it. */
  Col denominator();

  /** Where the table keeps the quotient of its own row. */
  Col result();

  /** What the quotient is multiplied with, if anything. */
  default Optional<Col> factor() {
    return Optional.empty();
  }

  @Override
  default TableSpec table() {
    return GpuEfficiencyDaily.TABLE;
  }

  @Override
  default List<Col> numerators() {
    return List.of(numerator());
  }

  @Override
  default List<Col> denominators() {
    return List.of(denominator());
  }

  /** The quotient; null when nothing was measured. */
  static Double of(Double numerator, BigDecimal denominator) {
    return numerator == null || denominator == null || denominator.signum() == 0
        ? null
        : numerator / denominator.doubleValue();
  }

  /** The quotient of exact sums; null when either is unknown or nothing is below the line. */
  static Double exact(BigDecimal numerator, BigDecimal denominator) {
    return numerator == null || denominator == null || denominator.signum() == 0
        ? null
        : numerator.divide(denominator, MathContext.DECIMAL64).doubleValue();
  }

  /** This metric over rows of its table. */
  default QuotientParts over(List<Cells> rows) {
    return QuotientParts.over(this, rows);
  }
}
