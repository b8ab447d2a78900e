package dev.plumbline.ingest.tabular;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Parquet values as the texts a CSV export would hold: decimals plain and exact, instants in ISO
 * 8601 (with Z where the file says UTC), lists and maps as JSON, bytes that are no text in
 * hexadecimal.
 */
final class ParquetText {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  /** The text of a field of this group; null when it has no value. */
  static String of(Group group, int field) {
    Type type = group.getType().getType(field);
    int count = group.getFieldRepetitionCount(field);
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return count == 0 ? null : repeated(group, field).toString();
    }
    if (count == 0) {
      return null;
    }
    return type.isPrimitive()
        ? primitive(group, field, 0)
        : nested(group.getGroup(field, 0)).toString();
  }

  /** Parquet's maps are a repeated group of a key and a value below a group. */
  static boolean isMap(GroupType type) {
    return type.getFieldCount() == 1
        && !type.getType(0).isPrimitive()
        && type.getType(0).isRepetition(Type.Repetition.REPEATED)
        && type.getType(0).asGroupType().getFieldCount() == 2
        && type.getType(0).asGroupType().getType(0).getName().equals("key");
  }

  private static JsonNode nested(Group group) {
    GroupType type = group.getType();
    if (isMap(type)) {
      ObjectNode map = JSON.objectNode();
      for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
        Group entry = group.getGroup(0, i);
        map.set(String.valueOf(of(entry, 0)), node(entry, 1));
      }
      return map;
    }
    if (type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      return list(group);
    }
    ObjectNode struct = JSON.objectNode();
    for (int i = 0; i < type.getFieldCount(); i++) {
      struct.set(type.getFieldName(i), node(group, i));
    }
    return struct;
  }

  private static JsonNode list(Group group) {
    ArrayNode list = JSON.arrayNode();
    boolean isWrapped =
        !group.getType().getType(0).isPrimitive()
            && group.getType().getType(0).asGroupType().getFieldCount() == 1;
    if (!isWrapped) {
      return repeated(group, 0);
    }
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      list.add(node(group.getGroup(0, i), 0));
    }
    return list;
  }

  private static ArrayNode repeated(Group group, int field) {
    ArrayNode list = JSON.arrayNode();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      list.add(
          group.getType().getType(field).isPrimitive()
              ? JSON.textNode(primitive(group, field, i))
              : nested(group.getGroup(field, i)));
    }
    return list;
  }

  private static JsonNode node(Group group, int field) {
    Type type = group.getType().getType(field);
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      return repeated(group, field);
    }
    if (group.getFieldRepetitionCount(field) == 0) {
      return JSON.nullNode();
    }
    return type.isPrimitive()
        ? JSON.textNode(primitive(group, field, 0))
        : nested(group.getGroup(field, 0));
  }

  private static String primitive(Group group, int field, int index) {
    PrimitiveType type = group.getType().getType(field).asPrimitiveType();
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> Boolean.toString(group.getBoolean(field, index));
      case INT32 -> whole(bits(group.getInteger(field, index), logical), logical);
      case INT64 -> whole(group.getLong(field, index), logical);
      case INT96 -> int96(group.getInt96(field, index));
      case FLOAT -> plain(Float.toString(group.getFloat(field, index)));
      case DOUBLE -> plain(Double.toString(group.getDouble(field, index)));
      case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(group.getBinary(field, index), logical);
    };
  }

  /** Without an exponent; NaN and infinities stay words. */
  private static String plain(String number) {
    return number.indexOf('E') < 0 ? number : new BigDecimal(number).toPlainString();
  }

  private static String whole(long value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
    }
    if (logical instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(value).toString();
    }
    if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      Instant instant =
          switch (timestamp.getUnit()) {
            case MILLIS -> instant(value, TimeUnit.MILLISECONDS);
            case MICROS -> instant(value, TimeUnit.MICROSECONDS);
            case NANOS -> instant(value, TimeUnit.NANOSECONDS);
          };
      return timestamp.isAdjustedToUTC()
          ? instant.toString()
          : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    }
    if (logical instanceof TimeLogicalTypeAnnotation time) {
      return LocalTime.MIN.plusNanos(nanoseconds(value, time)).toString();
    }
    return isUnsigned(logical) ? Long.toUnsignedString(value) : Long.toString(value);
  }

  private static long nanoseconds(long value, TimeLogicalTypeAnnotation time) {
    return switch (time.getUnit()) {
      case MILLIS -> TimeUnit.MILLISECONDS.toNanos(value);
      case MICROS -> TimeUnit.MICROSECONDS.toNanos(value);
      case NANOS -> value;
    };
  }

  private static boolean isUnsigned(LogicalTypeAnnotation logical) {
    return logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
  }

  private static long bits(int value, LogicalTypeAnnotation logical) {
    return isUnsigned(logical) ? Integer.toUnsignedLong(value) : value;
  }

  private static Instant instant(long value, TimeUnit unit) {
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    return Instant.ofEpochSecond(
        Math.floorDiv(value, perSecond), unit.toNanos(1) * Math.floorMod(value, perSecond));
  }

  /** Nanoseconds of the day, then the Julian day, as Impala and old Spark write them. */
  private static String int96(Binary value) {
    ByteBuffer bytes = ByteBuffer.wrap(value.getBytes()).order(ByteOrder.LITTLE_ENDIAN);
    long nanoseconds = bytes.getLong();
    long day = bytes.getInt() - JULIAN_DAY_OF_1970;
    return Instant.ofEpochSecond(day * 86_400L, nanoseconds).toString();
  }

  private static String binary(Binary value, LogicalTypeAnnotation logical) {
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).toPlainString();
    }
    if (logical instanceof UUIDLogicalTypeAnnotation) {
      ByteBuffer bytes = value.toByteBuffer();
      return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }
    return isText(value, logical)
        ? value.toStringUsingUTF8()
        : "0x" + HexFormat.of().formatHex(value.getBytes());
  }

  /** Old writers do not say which bytes are text. */
  private static boolean isText(Binary value, LogicalTypeAnnotation logical) {
    if (logical != null) {
      return !(logical instanceof IntervalLogicalTypeAnnotation);
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private ParquetText() {}
}
