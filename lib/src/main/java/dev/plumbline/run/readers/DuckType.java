package dev.plumbline.run.readers;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** How DuckDB calls the types of the tables. */
final class DuckType {
  private DuckType() {}

  static String of(DataType type) {
    if (type instanceof DecimalType decimal) {
      return "DECIMAL(" + decimal.precision() + ", " + decimal.scale() + ")";
    }
    if (type instanceof ArrayType array) {
      return of(array.elementType()) + "[]";
    }
    if (type instanceof MapType map) {
      return "MAP(" + of(map.keyType()) + ", " + of(map.valueType()) + ")";
    }
    if (type instanceof StructType struct) {
      return Stream.of(struct.fields())
          .map(field -> "\"" + field.name() + "\" " + of(field.dataType()))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    return switch (type.typeName()) {
      case "string" -> "VARCHAR";
      case "long" -> "BIGINT";
      case "integer" -> "INTEGER";
      case "double" -> "DOUBLE";
      case "boolean" -> "BOOLEAN";
      case "date" -> "DATE";
      case "timestamp" -> "TIMESTAMPTZ";
      case "binary" -> "BLOB";
      default -> throw new IllegalArgumentException("no column of a table is a " + type.typeName());
    };
  }
}
