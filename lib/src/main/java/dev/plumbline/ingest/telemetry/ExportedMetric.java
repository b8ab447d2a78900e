package dev.plumbline.ingest.telemetry;

import dev.plumbline.facts.DcgmFields;
import java.math.BigDecimal;

/**
 * How the values under one metric name become a counter. A scale below 1 is a power of ten and
 * shifts the decimal point, so that 35 percent is exactly the double nearest to 0.35; a scale of 1
 * or more multiplies.
 *
 * @param name as exporters print it
 * @param counter index in {@link SampleCounters#COLUMNS}
 * @param shift decimal places that the value moves to the right of the point; negative to the left
 * @param factor canonical = shifted × factor
 * @param minimum least valid canonical value
 * @param maximum greatest valid canonical value
 * @param isPreferred a field of the profiling module: where two fields fill one counter, its value
 *     stands
 */
public record ExportedMetric(
    String name,
    int counter,
    int shift,
    double factor,
    double minimum,
    double maximum,
    boolean isPreferred) {

  static ExportedMetric of(String name, DcgmFields.Field field, int counter) {
    BigDecimal scale = field.scale().stripTrailingZeros();
    boolean shifts = scale.compareTo(BigDecimal.ONE) < 0;
    if (shifts && scale.unscaledValue().intValueExact() != 1) {
      throw new IllegalStateException(
          "facts/dcgm-fields.csv: scale of field %s is below 1 and no power of ten"
              .formatted(field.id()));
    }
    ExportedMetric unscaled = canonical(name, field, counter);
    return new ExportedMetric(
        name,
        counter,
        shifts ? scale.scale() : 0,
        shifts ? 1 : scale.doubleValue(),
        unscaled.minimum,
        unscaled.maximum,
        unscaled.isPreferred);
  }

  /** A metric whose values are in the field's canonical unit as they stand. */
  static ExportedMetric canonical(String name, DcgmFields.Field field, int counter) {
    return new ExportedMetric(
        name,
        counter,
        0,
        1,
        field.minimum() == null ? Double.NEGATIVE_INFINITY : field.minimum(),
        field.maximum() == null ? Double.POSITIVE_INFINITY : field.maximum(),
        field.isProfiling());
  }
}
