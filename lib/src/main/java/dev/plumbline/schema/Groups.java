package dev.plumbline.schema;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.RelationalGroupedDataset;

/** Rows grouped by declared columns, waiting for what is to be computed of each group. */
public final class Groups {
  private final RelationalGroupedDataset groups;

  Groups(RelationalGroupedDataset groups) {
    this.groups = groups;
  }

  /** One row per group: the grouping columns and these values. */
  public Frame values(Named first, Named... more) {
    Column[] others = Stream.of(more).map(Named::expression).toArray(Column[]::new);
    return Frame.of(groups.agg(first.expression(), others));
  }

  /** One row per group with the sum of each column under its own name and type. */
  public Frame sums(Col first, Col... more) {
    return values(total(first), Stream.of(more).map(Groups::total).toArray(Named[]::new));
  }

  private static Named total(Col column) {
    return column.is(org.apache.spark.sql.functions.sum(column.of()));
  }
}
