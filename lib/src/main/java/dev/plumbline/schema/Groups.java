package dev.plumbline.schema;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.types.DataTypes;

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

  /**
   * One row per group with the sum of each column under its own name and type.
   *
   * @throws IllegalArgumentException for a column of doubles: Spark adds them in the order in which
   *     partitions arrive, so that two runs differ
   */
  public Frame sums(Col first, Col... more) {
    return values(total(first), Stream.of(more).map(Groups::total).toArray(Named[]::new));
  }

  private static Named total(Col column) {
    if (column.type().equals(DataTypes.DoubleType) || column.type().equals(DataTypes.FloatType)) {
      throw new IllegalArgumentException(
          column
              + " is a column of doubles, whose sum depends on the order of rows: sum it in"
              + " time order inside Frame.eachGroup, or keep it as an exact decimal");
    }
    return column.is(org.apache.spark.sql.functions.sum(column.of()));
  }
}
