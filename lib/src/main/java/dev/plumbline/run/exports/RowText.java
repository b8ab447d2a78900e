package dev.plumbline.run.exports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A row as a line of JSON, there and back:
 *
 * <ol>
 *   <li>An object with a member for each column that has a value, in the order of the table.
 *   <li>Instants are texts in UTC with microseconds, dates are texts, decimals are texts with all
 *       their digits, also inside maps.
 *   <li>Maps are objects, lists are arrays, structs are objects; what is no finite number is a
 *       text.
 * </ol>
 */
final class RowText {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "timestampFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'",
          "dateFormat", "yyyy-MM-dd",
          "timeZone", "UTC",
          "ignoreNullFields", "true");
  private static final ObjectReader JSON = new ObjectMapper().reader();

  private RowText() {}

  /** The text of a row, as an expression over the rows of a table. */
  static Column of(List<Col> columns) {
    Column[] texts = columns.stream().map(RowText::text).toArray(Column[]::new);
    return functions.to_json(functions.struct(texts), OPTIONS);
  }

  private static Column text(Col column) {
    return Col.temporary(column.name(), textual(column.type())).is(column.of()).expression();
  }

  /** The type with texts in place of decimals, whose digits no reader of JSON keeps. */
  static DataType textual(DataType type) {
    if (type instanceof DecimalType) {
      return DataTypes.StringType;
    }
    if (type instanceof MapType map) {
      return new MapType(map.keyType(), textual(map.valueType()), map.valueContainsNull());
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(textual(array.elementType()), array.containsNull());
    }
    if (type instanceof StructType struct) {
      StructField[] fields = struct.fields().clone();
      for (int i = 0; i < fields.length; i++) {
        fields[i] =
            new StructField(
                fields[i].name(),
                textual(fields[i].dataType()),
                fields[i].nullable(),
                fields[i].metadata());
      }
      return new StructType(fields);
    }
    return type;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is no such text
   */
  static RowLayout.Cells read(RowLayout layout, List<Col> columns, String line) {
    JsonNode object;
    try {
      object = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    RowLayout.Draft row = layout.draft();
    for (Col column : columns) {
      JsonNode value = object.get(column.name());
      if (value != null && !value.isNull()) {
        row.set(column, value(column.type(), value));
      }
    }
    return layout.read(row.row());
  }

  private static Object value(DataType type, JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (type instanceof ArrayType array) {
      List<Object> elements = new ArrayList<>(node.size());
      node.forEach(element -> elements.add(value(array.elementType(), element)));
      return elements;
    }
    if (type instanceof MapType map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      node.fields()
          .forEachRemaining(
              entry -> entries.put(entry.getKey(), value(map.valueType(), entry.getValue())));
      return entries;
    }
    return type instanceof StructType struct ? struct(struct, node) : simple(type, node);
  }

  private static Row struct(StructType type, JsonNode node) {
    Object[] values = new Object[type.length()];
    for (int i = 0; i < values.length; i++) {
      StructField field = type.fields()[i];
      values[i] = RowLayout.external(value(field.dataType(), node.get(field.name())));
    }
    return RowFactory.create(values);
  }

  private static Object simple(DataType type, JsonNode node) {
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(text(node)).setScale(decimal.scale());
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Instant.parse(text(node));
    }
    if (type.equals(DataTypes.DateType)) {
      return LocalDate.parse(text(node));
    }
    if (type.equals(DataTypes.LongType)) {
      return node.longValue();
    }
    if (type.equals(DataTypes.DoubleType)) {
      return node.isTextual() ? Double.valueOf(node.textValue()) : (Double) node.doubleValue();
    }
    if (type.equals(DataTypes.BooleanType)) {
      return node.booleanValue();
    }
    if (type.equals(DataTypes.StringType)) {
      return text(node);
    }
    throw new IllegalArgumentException("no text is declared for values of type " + type);
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("a text is expected, and there is " + node);
    }
    return node.textValue();
  }
}
