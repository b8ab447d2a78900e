package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.facts.NvidiaSmiFields.Field;
import dev.plumbline.ingest.telemetry.ExportedMetric;
import dev.plumbline.ingest.telemetry.SampleCounters;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Unit;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A column of a file whose cells fill one counter, and how by each unit that may stand there. */
final class CounterColumn {
  private final int position;
  private final Field field;
  private final Col column;
  private final byte[] unit;
  private final ExportedMetric metric;
  private final Map<String, ExportedMetric> byUnit = new HashMap<>();

  private CounterColumn(int position, Field field, Col column, String unit, ExportedMetric metric) {
    this.position = position;
    this.field = field;
    this.column = column;
    this.unit = unit.getBytes(StandardCharsets.UTF_8);
    this.metric = metric;
  }

  /**
   * The column at this position.
   *
   * @param unit from the header, empty when none stands there
   * @return empty when the field cannot be printed in that unit
   */
  static Optional<CounterColumn> of(int position, Field field, Col column, String unit) {
    String printed = unit.isEmpty() ? field.unit() : unit;
    return metric(field, column, printed)
        .map(metric -> new CounterColumn(position, field, column, printed, metric));
  }

  private static Optional<ExportedMetric> metric(Field field, Col column, String unit) {
    if (unit.equals(field.unit())) {
      return Optional.of(metric(field, column, field.scale()));
    }
    return column.unit() == Unit.NONE
        ? Optional.empty()
        : PrintedUnit.of(unit, column.unit()).map(u -> metric(field, column, u.scale()));
  }

  /** A scale below 1 shifts the decimal point, which is exact. */
  private static ExportedMetric metric(Field field, Col column, BigDecimal scale) {
    ExportedMetric unscaled = SampleCounters.canonical(field.name(), column);
    boolean shifts = scale.compareTo(BigDecimal.ONE) < 0;
    return new ExportedMetric(
        field.name(),
        unscaled.counter(),
        shifts ? scale.stripTrailingZeros().scale() : 0,
        shifts ? 1 : scale.doubleValue(),
        unscaled.minimum(),
        unscaled.maximum(),
        false);
  }

  /** Which cell of a line it is, from 0. */
  int position() {
    return position;
  }

  /** The field that is printed here. */
  Field field() {
    return field;
  }

  /** Index in {@link SampleCounters#COLUMNS}. */
  int counter() {
    return metric.counter();
  }

  /** True when cells hold a bit mask such as 0x0000000000000004. */
  boolean isMask() {
    return field.kind().equals("hex");
  }

  /** True when a GPU that is divided into MIG instances has no such value for itself. */
  boolean isAbsentOnMigParent() {
    return field.isAbsentOnMigParent();
  }

  /** How a number without a unit is meant, and one with the header's unit. */
  ExportedMetric metric() {
    return metric;
  }

  /** How a number with this unit behind it is meant, or null when it cannot have that unit. */
  ExportedMetric metric(byte[] bytes, int from, int to) {
    boolean isUsual = Arrays.equals(bytes, from, to, unit, 0, unit.length);
    if (isUsual || to - from > unit.length + 8) {
      return isUsual ? metric : null;
    }
    String symbol = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return byUnit.computeIfAbsent(symbol, s -> metric(field, column, s).orElse(null));
  }
}
