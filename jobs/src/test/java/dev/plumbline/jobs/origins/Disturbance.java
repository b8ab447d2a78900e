package dev.plumbline.jobs.origins;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.storage.ScalaInterop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/** Ways in which one column of a table becomes another, all else staying as it is. */
enum Disturbance {
  /** Equal values become equal other values; what has no value anywhere gets one. */
  RENAMED {
    @Override
    Object at(int row, List<Object> values, DataType type) {
      Object value = values.get(row);
      boolean isEmpty = values.stream().allMatch(Objects::isNull);
      return value == null && isEmpty ? some(type) : other(value, type);
    }
  },
  /** Times become those of the day after. */
  REDATED {
    @Override
    Object at(int row, List<Object> values, DataType type) {
      Object value = values.get(row);
      return value instanceof Instant time ? time.plus(Duration.ofDays(1)) : value;
    }
  },
  /** Every other row gets another value. */
  HALF_RENAMED {
    @Override
    Object at(int row, List<Object> values, DataType type) {
      return row % 2 == 0 ? values.get(row) : RENAMED.at(row, values, type);
    }
  },
  /** Each row has the value of the next. */
  SHIFTED {
    @Override
    Object at(int row, List<Object> values, DataType type) {
      return values.get((row + 1) % values.size());
    }
  },
  /** No row has a value. */
  EMPTIED {
    @Override
    Object at(int row, List<Object> values, DataType type) {
      return null;
    }
  };

  /** Those that make other values of equal ones, and the same of equal ones. */
  static final List<Disturbance> RENAMING = List.of(RENAMED, REDATED);

  abstract Object at(int row, List<Object> values, DataType type);

  /** The rows with another column. */
  List<Row> of(List<Row> rows, StructType schema, int column) {
    List<Object> before = new ArrayList<>();
    rows.forEach(row -> before.add(row.get(column)));
    List<Object> after = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      after.add(at(row, before, schema.fields()[column].dataType()));
    }
    return IntStream.range(0, rows.size())
        .mapToObj(row -> Situation.set(rows.get(row), column, after.get(row)))
        .toList();
  }

  private static Object some(DataType type) {
    return switch (type.typeName()) {
      case "string" -> "some";
      case "boolean" -> true;
      case "long" -> 7L;
      case "integer" -> 7;
      case "double" -> 0.5;
      case "date" -> LocalDate.parse("2026-07-14");
      case "timestamp" -> Instant.parse("2026-07-14T12:00:00Z");
      default -> type.typeName().startsWith("decimal") ? new BigDecimal("7") : null;
    };
  }

  private static Object other(Object value, DataType type) {
    if (value instanceof String text) {
      return text + "~";
    } else if (value instanceof Boolean flag) {
      return !flag;
    } else if (value instanceof Long number) {
      return number == 0 ? 5L : number * 3;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Double number) {
      return number == 0 ? 0.25 : number / 2;
    } else if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? new BigDecimal("5") : number.multiply(new BigDecimal("3"));
    } else if (value instanceof LocalDate date) {
      return date.plusDays(1);
    } else if (value instanceof Instant time) {
      return time.plusSeconds(1);
    }
    return nested(value, type);
  }

  private static Object nested(Object value, DataType type) {
    if (type instanceof ArrayType array && value != null) {
      List<Object> items = new ArrayList<>();
      for (Object item : ScalaInterop.list((scala.collection.Seq<?>) value)) {
        items.add(other(item, array.elementType()));
      }
      return RowLayout.external(items);
    } else if (type instanceof MapType map && value != null) {
      Map<Object, Object> entries = new HashMap<>();
      JavaConverters.mapAsJavaMap((scala.collection.Map<?, ?>) value)
          .forEach((key, item) -> entries.put(key, other(item, map.valueType())));
      return RowLayout.external(entries);
    } else if (type instanceof StructType struct && value != null) {
      Row row = (Row) value;
      Object[] cells = new Object[row.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = other(row.get(i), struct.fields()[i].dataType());
      }
      return new GenericRowWithSchema(cells, struct);
    }
    return value;
  }
}
