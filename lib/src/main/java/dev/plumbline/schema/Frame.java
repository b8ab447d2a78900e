package dev.plumbline.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows whose columns are reached through {@link Col} constants, never through strings. */
public final class Frame {
  private final Dataset<Row> rows;

  private Frame(Dataset<Row> rows) {
    this.rows = rows;
  }

  /** Wraps rows whose columns carry declared names. */
  public static Frame of(Dataset<Row> rows) {
    return new Frame(rows);
  }

  /** The Spark rows, for kernels and for the packages that touch the world. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** The schema of the rows. */
  public StructType schema() {
    return rows.schema();
  }

  /** True where there are no rows, and that is told without looking for any. */
  public boolean isKnownEmpty() {
    return rows.queryExecution().optimizedPlan() instanceof LocalRelation known
        && known.data().isEmpty();
  }

  /** True when the column is present. */
  public boolean has(Col column) {
    return Arrays.asList(rows.columns()).contains(column.name());
  }

  /** Adds or replaces columns. */
  public Frame with(Named... values) {
    Dataset<Row> result = rows;
    for (Named value : values) {
      result = result.withColumn(value.column().name(), value.value().cast(value.column().type()));
    }
    return new Frame(result);
  }

  /** Each row once for each value of an array, which stands in this column then. */
  public Frame each(Col column, Column array) {
    return new Frame(rows.withColumn(column.name(), functions.explode(array)));
  }

  /** Keeps these columns, in this order. */
  public Frame select(Col... columns) {
    return new Frame(rows.select(references(columns)));
  }

  /** Keeps exactly these values under their declared names, in this order. */
  public Frame select(Named... values) {
    return new Frame(rows.select(Stream.of(values).map(Named::expression).toArray(Column[]::new)));
  }

  /** Leaves columns out. */
  public Frame drop(Col... columns) {
    return new Frame(rows.drop(Stream.of(columns).map(Col::name).toArray(String[]::new)));
  }

  /** Keeps the rows for which the condition is true. */
  public Frame where(Column condition) {
    return new Frame(rows.where(condition));
  }

  /** Each row once. */
  public Frame distinct() {
    return new Frame(rows.distinct());
  }

  /** Gives the frame an alias for {@link Col#of(String)}. */
  public Frame as(String alias) {
    return new Frame(rows.as(alias));
  }

  /** One row per distinct value of these columns, see {@link Groups#values}. */
  public Groups groupBy(Col... columns) {
    return new Groups(rows.groupBy(references(columns)));
  }

  /** Rows of both frames, matched by column name; columns only one side has are null. */
  public Frame union(Frame other) {
    return new Frame(rows.unionByName(other.rows, true));
  }

  /** Rows of both that agree in the keys. */
  public Frame join(Frame other, Col... keys) {
    return joined(other, "inner", keys);
  }

  /** All rows of this frame, with the other's columns where the keys agree. */
  public Frame leftJoin(Frame other, Col... keys) {
    return joined(other, "left", keys);
  }

  /** Rows of this frame that have a partner in the other. */
  public Frame semiJoin(Frame other, Col... keys) {
    return joined(other, "left_semi", keys);
  }

  /** Rows of this frame without a partner in the other. */
  public Frame antiJoin(Frame other, Col... keys) {
    return joined(other, "left_anti", keys);
  }

  private Frame joined(Frame other, String type, Col... keys) {
    String[] names = Stream.of(keys).map(Col::name).toArray(String[]::new);
    return new Frame(
        rows.join(
            other.rows,
            scala.collection.JavaConverters.asScalaBuffer(List.of(names)).toSeq(),
            type));
  }

  /** All rows of this frame, with the columns of the other's rows for which the condition holds. */
  public Frame leftJoin(Frame other, Column condition) {
    return new Frame(rows.join(other.rows, condition, "left"));
  }

  /** Rows of both for which the condition holds. */
  public Frame join(Frame other, Column condition) {
    return new Frame(rows.join(other.rows, condition, "inner"));
  }

  /**
   * One shuffle, one sort, one iterator: brings the rows of each group together, in the given
   * order, and runs plain Java over them.
   *
   * @param by identifies a group
   * @param order the order of the rows inside a group
   * @param result schema of what the kernel returns
   */
  public Frame eachGroup(List<Col> by, List<Col> order, StructType result, GroupKernel kernel) {
    Column[] keys = references(by.toArray(Col[]::new));
    Column[] sorting =
        references(Stream.concat(by.stream(), order.stream()).distinct().toArray(Col[]::new));
    int[] positions = by.stream().mapToInt(c -> rows.schema().fieldIndex(c.name())).toArray();
    MapPartitionsFunction<Row, Row> cut = part -> new GroupIterator(part, positions, kernel);
    return new Frame(
        rows.repartition(keys)
            .sortWithinPartitions(sorting)
            .mapPartitions(cut, Encoders.row(result)));
  }

  /**
   * How one side of a grouping with two sides is cut and sorted.
   *
   * @param by identifies a group; the columns of both sides agree in number and types
   * @param order the order of the side's rows inside a group
   */
  public record Side(List<Col> by, List<Col> order) {}

  /**
   * Brings the rows of each group of two frames together, each side in its own order, and runs
   * plain Java over both: one shuffle and one sort a side, none for a side that already lies so. A
   * group that only one side has is there too, with nothing on the other.
   *
   * @param mine how this frame's rows are cut and sorted
   * @param others how the other's are
   * @param result schema of what the kernel returns
   */
  public Frame eachGroup(
      Side mine, Frame other, Side others, StructType result, PairKernel kernel) {
    CoGroupFunction<Row, Row, Row, Row> both = (key, left, right) -> kernel.rows(left, right);
    return new Frame(
        grouped(mine)
            .cogroupSorted(
                other.grouped(others),
                references(mine.order().toArray(Col[]::new)),
                references(others.order().toArray(Col[]::new)),
                both,
                Encoders.row(result)));
  }

  /** Both sides name their key alike, whatever their columns are called. */
  private KeyValueGroupedDataset<Row, Row> grouped(Side side) {
    Column[] keys = new Column[side.by().size()];
    StructType schema = new StructType();
    for (int i = 0; i < keys.length; i++) {
      Col column = side.by().get(i);
      // a condition without an else may be null: keys of both sides are, or Spark refuses them
      Column nullable = functions.when(functions.lit(true), column.of());
      keys[i] = nullable.as("group_key_" + i, Metadata.empty());
      schema = schema.add("group_key_" + i, column.type());
    }
    return rows.groupBy(keys).as(Encoders.row(schema), Encoders.row(rows.schema()));
  }

  /**
   * Runs plain Java over all rows at once, in no particular order: one task, without a shuffle.
   * Only for what fits into the memory of one task.
   *
   * @param result schema of what the kernel returns; it is not asked when there are no rows
   */
  public Frame together(StructType result, GroupKernel kernel) {
    MapPartitionsFunction<Row, Row> whole =
        rows -> rows.hasNext() ? kernel.rows(rows) : Collections.emptyIterator();
    return new Frame(rows.coalesce(1).mapPartitions(whole, Encoders.row(result)));
  }

  /** Where a column stands in the rows, for kernels. */
  public int position(Col column) {
    return rows.schema().fieldIndex(column.name());
  }

  /** Exactly the table's columns, in its order and types; columns the frame lacks are null. */
  public Frame conform(TableSpec table) {
    return new Frame(
        rows.select(
            table.columns().stream()
                .map(c -> c.is(has(c) ? c.of() : functions.lit(null)))
                .map(Named::expression)
                .toArray(Column[]::new)));
  }

  /** The schema of rows that hold just these columns. */
  public static StructType schemaOf(Col... columns) {
    return new StructType(Stream.of(columns).map(Col::field).toArray(StructField[]::new));
  }

  private static Column[] references(Col... columns) {
    return Stream.of(columns).map(Col::of).toArray(Column[]::new);
  }
}
