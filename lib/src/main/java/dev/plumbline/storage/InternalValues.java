package dev.plumbline.storage;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;

/**
 * Turns an ingester's plain Java values into Spark's own, so that rows need no encoder on their way
 * to the files.
 */
final class InternalValues {
  private enum Kind {
    AS_IT_IS,
    TEXT,
    DATE,
    INSTANT,
    OTHER
  }

  private final Kind[] kinds;
  private final Function1<?, ?>[] converters;
  private final String[] texts = new String[TextHashes.SIZE];
  private final UTF8String[] encoded = new UTF8String[TextHashes.SIZE];

  /** Values of this table. */
  InternalValues(TableSpec table) {
    List<Col> columns = table.columns();
    kinds = columns.stream().map(column -> kind(column.type())).toArray(Kind[]::new);
    converters =
        columns.stream()
            .map(column -> CatalystTypeConverters.createToCatalystConverter(column.type()))
            .toArray(Function1[]::new);
  }

  private static Kind kind(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return Kind.TEXT;
    } else if (type.equals(DataTypes.DateType)) {
      return Kind.DATE;
    } else if (type.equals(DataTypes.TimestampType)) {
      return Kind.INSTANT;
    }
    boolean isSame =
        type.equals(DataTypes.LongType)
            || type.equals(DataTypes.DoubleType)
            || type.equals(DataTypes.BooleanType);
    return isSame ? Kind.AS_IT_IS : Kind.OTHER;
  }

  /** The row; values are replaced inside the given array. */
  InternalRow row(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null) {
        values[i] = internal(i, values[i]);
      }
    }
    return new GenericInternalRow(values);
  }

  private Object internal(int column, Object value) {
    return switch (kinds[column]) {
      case AS_IT_IS -> value;
      case TEXT -> text((String) value);
      case DATE -> (int) ((LocalDate) value).toEpochDay();
      case INSTANT -> DateTimeUtils.instantToMicros((Instant) value);
      case OTHER -> converted(converters[column], external(value));
    };
  }

  /** Rows repeat their devices and sources as the same objects, which are encoded once. */
  private UTF8String text(String text) {
    int place = TextHashes.place(text);
    if (texts[place] != text) {
      texts[place] = text;
      encoded[place] = UTF8String.fromString(text);
    }
    return encoded[place];
  }

  @SuppressWarnings("unchecked")
  private static Object converted(Function1<?, ?> converter, Object value) {
    return ((Function1<Object, Object>) converter).apply(value);
  }

  /** Java's collections as what Spark's converters take. */
  private static Object external(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> converted = new LinkedHashMap<>();
      map.forEach((key, entry) -> converted.put(key, external(entry)));
      return converted;
    }
    if (value instanceof List<?> list) {
      List<Object> converted = new ArrayList<>();
      list.forEach(element -> converted.add(external(element)));
      return converted;
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
