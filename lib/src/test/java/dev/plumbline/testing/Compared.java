package dev.plumbline.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * Expected and found rows in the columns that a table of text names.
 *
 * @param schema those columns, in the table's order
 * @param expected the rows of the table, sorted
 * @param found the rows of the frame, sorted
 */
record Compared(StructType schema, List<Row> expected, List<Row> found) {

  static Compared of(TextTable table, StructType whole, List<Row> found) {
    int[] positions = table.columns().stream().mapToInt(name -> position(whole, name)).toArray();
    StructType schema = new StructType();
    for (int position : positions) {
      StructField field = whole.fields()[position];
      DataType type = field.dataType();
      schema = schema.add(field.name(), type instanceof MapType ? DataTypes.StringType : type);
    }
    StructField[] fields =
        IntStream.of(positions).mapToObj(i -> whole.fields()[i]).toArray(StructField[]::new);
    return new Compared(
        schema,
        sorted(table.rows().stream().map(cells -> values(fields, cells))),
        sorted(
            found.stream()
                .map(row -> IntStream.of(positions).mapToObj(i -> plain(row.get(i))).toArray())));
  }

  /** Fails unless these found rows are the expected ones. */
  void same(List<Row> rows) {
    try {
      SharedSpark.sameRows(schema, expected, rows);
    } catch (AssertionError e) {
      throw new AssertionError(new Difference(schema, expected, found).told(), e);
    }
  }

  /** The found rows that are expected ones. */
  List<Row> common() {
    List<Row> left = new ArrayList<>(found);
    return expected.stream().filter(left::remove).toList();
  }

  private static int position(StructType whole, String name) {
    List<String> names = List.of(whole.fieldNames());
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "the frame has no column %s; a table may name %s".formatted(name, names));
    }
    return names.indexOf(name);
  }

  private static Object[] values(StructField[] fields, List<Cell> cells) {
    return IntStream.range(0, fields.length)
        .mapToObj(i -> plain(cells.get(i).as(fields[i].dataType())))
        .toArray();
  }

  private static List<Row> sorted(Stream<Object[]> rows) {
    return rows.map(RowFactory::create).sorted(Comparator.comparing(Difference::line)).toList();
  }

  /** A value as it is compared: a map, which Spark does not compare, as the text of its entries. */
  private static Object plain(Object value) {
    if (value instanceof scala.collection.Map<?, ?> map) {
      return Difference.cell(JavaConverters.mapAsJavaMap(map));
    } else if (value instanceof scala.collection.Seq<?> list) {
      return JavaConverters.seqAsJavaList(list);
    }
    return value instanceof Map<?, ?> map ? Difference.cell(map) : value;
  }
}
