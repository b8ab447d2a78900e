package dev.plumbline.testing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A cell of a table of text, and where it stands.
 *
 * @param row counted from 1, without the line of names
 * @param column the name above it
 * @param text what it says; null when it is empty
 */
record Cell(int row, String column, String text) {

  /** The value it says in this type. */
  Object as(DataType type) {
    try {
      return text == null ? null : value(text, type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "row %d, column %s: \"%s\" is no %s (%s); write %s"
              .formatted(row, column, text, type.simpleString(), e.getMessage(), form(type)),
          e);
    }
  }

  private static Object value(String text, DataType type) {
    if (type instanceof StringType) {
      return text;
    } else if (type instanceof TimestampType) {
      return instant(text);
    } else if (type instanceof DateType) {
      return LocalDate.parse(text);
    } else if (type instanceof BooleanType) {
      return flag(text);
    } else if (type instanceof ArrayType array) {
      return parts(text, '[', ']').map(part -> value(part, array.elementType())).toList();
    } else if (type instanceof MapType map) {
      return map(text, map);
    }
    return number(text.replace("_", ""), type);
  }

  private static Object number(String text, DataType type) {
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
    } else if (type instanceof DoubleType) {
      return real(text);
    } else if (type instanceof LongType) {
      return Long.valueOf(text);
    } else if (type instanceof IntegerType) {
      return Integer.valueOf(text);
    }
    throw new IllegalArgumentException("tables of text do not know the type");
  }

  private static double real(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Double.parseDouble(text)
        : Double.parseDouble(text.substring(0, slash))
            / Double.parseDouble(text.substring(slash + 1));
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static Instant instant(String text) {
    if (text.endsWith("Z")) {
      return Instant.parse(text);
    }
    int gap = text.indexOf(' ');
    LocalDate date = gap < 0 ? Given.DAY : LocalDate.parse(text.substring(0, gap));
    String time = text.substring(gap + 1);
    LocalDateTime at =
        time.equals("24:00") ? date.plusDays(1).atStartOfDay() : date.atTime(LocalTime.parse(time));
    return at.toInstant(ZoneOffset.UTC);
  }

  private static Map<Object, Object> map(String text, MapType type) {
    Map<Object, Object> values = new LinkedHashMap<>();
    parts(text, '{', '}')
        .forEach(
            part -> {
              int sign = part.indexOf('=');
              values.put(
                  value(part.substring(0, sign), type.keyType()),
                  value(part.substring(sign + 1), type.valueType()));
            });
    return values;
  }

  private static Stream<String> parts(String text, char open, char close) {
    if (text.length() < 2 || text.charAt(0) != open || text.charAt(text.length() - 1) != close) {
      throw new IllegalArgumentException("not between " + open + " and " + close);
    }
    String inside = text.substring(1, text.length() - 1).strip();
    return inside.isEmpty() ? Stream.of() : List.of(inside.split(",")).stream().map(String::strip);
  }

  private static String form(DataType type) {
    if (type instanceof TimestampType) {
      return "10:00, 10:00:30, 24:00, 2026-07-14 10:00 or 2026-07-14T10:00:00Z";
    } else if (type instanceof DateType) {
      return "2026-07-14";
    } else if (type instanceof BooleanType) {
      return "true or false";
    } else if (type instanceof ArrayType) {
      return "[one, two]";
    } else if (type instanceof MapType) {
      return "{key=value, key=value}";
    }
    return type instanceof DoubleType ? "0.5, 1e10 or 3/7" : "digits, of which _ may part some";
  }
}
