package dev.plumbline.schema;

import java.util.List;
import org.apache.spark.sql.Column;

/**
 * One condition on the rows of a table, declared with the table and evaluated before the rows are
 * published.
 */
public sealed interface Check {

  /** What a violated check does: {@code FAIL} stops publication, {@code WARN} is reported. */
  enum Severity {
    /** Nothing of the slice is published. */
    FAIL,
    /** Published, and shown in the report. */
    WARN
  }

  /** Short name, unique within its table. */
  String name();

  /** What happens when it does not hold. */
  Severity severity();

  /** Every row has a value. */
  record Complete(Col column, Severity severity) implements Check {
    @Override
    public String name() {
      return column.name() + " is complete";
    }
  }

  /** No two rows agree in all of these columns. */
  record Unique(List<Col> columns, Severity severity) implements Check {
    @Override
    public String name() {
      return String.join(", ", columns.stream().map(Col::name).toList()) + " is unique";
    }
  }

  /** Every present value lies between the bounds, ends included; a null bound is open. */
  record Range(Col column, Double minimum, Double maximum, Severity severity) implements Check {
    @Override
    public String name() {
      return column.name() + " lies in [" + text(minimum) + ", " + text(maximum) + "]";
    }

    private static String text(Double bound) {
      return bound == null ? "…" : bound % 1 == 0 ? Long.toString(bound.longValue()) : "" + bound;
    }
  }

  /** Every present value is one of these. */
  record OneOf(Col column, List<String> values, Severity severity) implements Check {
    @Override
    public String name() {
      return column.name() + " is one of " + String.join(", ", values);
    }
  }

  /** The predicate is true, or null, for every row. */
  record Holds(String name, Column predicate, Severity severity) implements Check {}
}
