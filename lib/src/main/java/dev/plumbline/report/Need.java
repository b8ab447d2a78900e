package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;

/**
 * Rows that a section draws. Sections that need the same rows share one constant: equal needs are
 * read once.
 *
 * @param table where they stand
 * @param scope which of them
 * @param columns the columns that are drawn; also those of a CSV file of these rows
 * @param order how they are sorted; by the drawn columns, from the first, where nothing is said
 * @param limit how many are read for the page; a CSV file has all
 */
record Need(TableSpec table, Scope scope, List<Col> columns, List<Order> order, int limit) {
  static final int LIMIT = 10_000;

  /** A column that rows are sorted by; what is not known comes last either way. */
  record Order(Col column, boolean isDescending) {
    private Column expression() {
      return isDescending ? column.of().desc_nulls_last() : column.of().asc_nulls_last();
    }
  }

  /** Rows of this table with all its columns. */
  static Need of(TableSpec table, Scope scope) {
    return new Need(table, scope, table.columns(), List.of(), LIMIT);
  }

  /** With these columns only, in this order. */
  Need only(Col... drawn) {
    return new Need(table, scope, List.of(drawn), order, limit);
  }

  /** Without these columns. */
  Need without(Col... notDrawn) {
    List<Col> drawn = new ArrayList<>(columns);
    drawn.removeAll(List.of(notDrawn));
    return new Need(table, scope, List.copyOf(drawn), order, limit);
  }

  /** Sorted by these as well, the greatest first. */
  Need descending(Col... by) {
    return sorted(true, by);
  }

  /** Sorted by these as well, the least first. */
  Need ascending(Col... by) {
    return sorted(false, by);
  }

  private Need sorted(boolean isDescending, Col... by) {
    List<Order> more = Stream.of(by).map(column -> new Order(column, isDescending)).toList();
    List<Order> all = Stream.concat(order.stream(), more.stream()).toList();
    return new Need(table, scope, columns, all, limit);
  }

  /** With at most this many rows on the page. */
  Need atMost(int rows) {
    return new Need(table, scope, columns, order, rows);
  }

  /** Where the drawn columns stand. */
  RowLayout layout() {
    return RowLayout.of(columns.toArray(Col[]::new));
  }

  /** What the rows are sorted by. */
  Column[] sorting() {
    Stream<Order> stated =
        order.isEmpty()
            ? columns.stream().filter(Need::hasOrder).map(column -> new Order(column, false))
            : order.stream();
    return stated.map(Order::expression).toArray(Column[]::new);
  }

  private static boolean hasOrder(Col column) {
    return !(column.type() instanceof MapType || column.type() instanceof ArrayType);
  }
}
