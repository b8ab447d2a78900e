package dev.plumbline.storage;

import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Turns an ingester's plain Java values into what Spark's row encoder accepts. */
final class ExternalValues {
  private final int[] nested;

  /** Values of this table; only its nested columns cost anything. */
  ExternalValues(TableSpec table) {
    nested =
        IntStream.range(0, table.columns().size())
            .filter(i -> isNested(table.columns().get(i).type()))
            .toArray();
  }

  private static boolean isNested(DataType type) {
    return type instanceof MapType || type instanceof ArrayType || type instanceof StructType;
  }

  /** The row; nested values are replaced inside the given array. */
  Row row(Object[] values) {
    for (int position : nested) {
      values[position] = external(values[position]);
    }
    return RowFactory.create(values);
  }

  private static Object external(Object value) {
    if (value instanceof Map<?, ?> map) {
      java.util.LinkedHashMap<Object, Object> converted = new java.util.LinkedHashMap<>();
      map.forEach((key, entry) -> converted.put(key, external(entry)));
      return ScalaInterop.map(converted);
    }
    if (value instanceof List<?> list) {
      List<Object> converted = new ArrayList<>();
      list.forEach(element -> converted.add(external(element)));
      return JavaConverters.asScalaBuffer(converted).toList();
    }
    if (value instanceof Object[] struct) {
      Object[] converted = new Object[struct.length];
      for (int i = 0; i < struct.length; i++) {
        converted[i] = external(struct[i]);
      }
      return RowFactory.create(converted);
    }
    return value;
  }
}
