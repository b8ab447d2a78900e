package dev.plumbline.lineage;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Brings the rows of several tables to one kernel: each row carries the struct of its own table and
 * nulls for the others. All rows have the same key, so that one task sees them all.
 */
final class GraphRows {
  private static final Col WHOLE = Col.temporary("whole", DataTypes.IntegerType);

  private GraphRows() {}

  /** The column that carries the rows of this layout. */
  static Col part(String name, RowLayout layout) {
    return Col.temporary(name, layout.schema());
  }

  /** One table's rows under its part column. */
  static Frame of(Col part, RowLayout layout, Frame rows) {
    Column[] columns = Stream.of(layout.columns()).map(Col::of).toArray(Column[]::new);
    return rows.select(WHOLE.is(1), part.is(functions.struct(columns)));
  }

  /** All rows of all tables, for {@link Frame#eachGroup}. */
  static Frame union(List<Frame> parts) {
    return parts.stream().reduce(Frame::union).orElseThrow();
  }

  /** The key that all rows share. */
  static List<Col> key() {
    return List.of(WHOLE);
  }
}
