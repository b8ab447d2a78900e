package dev.plumbline.schema;

import dev.plumbline.terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.mutable.WrappedArray;

/**
 * Which declared column stands where in the rows that a kernel reads or makes, so that no name is
 * looked up per row. One null rule: what is not there is null, and a blank text is not there; lists
 * and maps that are not there are empty.
 */
public final class RowLayout {
  private final List<Col> columns;
  private final Map<Col, Integer> positions = new HashMap<>();

  private RowLayout(List<Col> columns) {
    this.columns = columns;
    columns.forEach(column -> positions.put(column, positions.size()));
  }

  /** Rows of these columns, in this order. */
  public static RowLayout of(Col... columns) {
    return new RowLayout(List.of(columns));
  }

  /** Rows of a table. */
  public static RowLayout of(TableSpec table) {
    return new RowLayout(table.columns());
  }

  /** These columns followed by more. */
  public RowLayout and(Col... more) {
    return new RowLayout(Stream.concat(columns.stream(), Stream.of(more)).toList());
  }

  /** The columns, in order. */
  public Col[] columns() {
    return columns.toArray(Col[]::new);
  }

  /** The schema of the rows. */
  public StructType schema() {
    return new StructType(
        columns.stream()
            .map(c -> new StructField(c.name(), c.type(), true, Metadata.empty()))
            .toArray(StructField[]::new));
  }

  /** Where a column stands. */
  public int position(Col column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column " + column + " among " + columns);
    }
    return position;
  }

  /** The value, or null. */
  public Object value(Row row, Col column) {
    return row.get(position(column));
  }

  /** The text, or null where there is none; blank counts as none. */
  public String text(Row row, Col column) {
    String text = (String) value(row, column);
    return text == null || text.isBlank() ? null : text;
  }

  /** The exact number, or null. */
  public BigDecimal decimal(Row row, Col column) {
    return (BigDecimal) value(row, column);
  }

  /** The whole number, or null. */
  public Long whole(Row row, Col column) {
    return (Long) value(row, column);
  }

  /** The measured number, or null. */
  public Double real(Row row, Col column) {
    return (Double) value(row, column);
  }

  /** The flag, or null. */
  public Boolean flag(Row row, Col column) {
    return (Boolean) value(row, column);
  }

  /** The instant, or null. */
  public Instant instant(Row row, Col column) {
    return (Instant) value(row, column);
  }

  /** The instant in epoch milliseconds; it must be there. */
  public long milliseconds(Row row, Col column) {
    return instant(row, column).toEpochMilli();
  }

  /** The date, or null. */
  public LocalDate date(Row row, Col column) {
    return (LocalDate) value(row, column);
  }

  /** The elements; none where there is no list. */
  public <T> List<T> list(Row row, Col column) {
    int position = position(column);
    return row.isNullAt(position) ? List.of() : row.getList(position);
  }

  /** The entries; none where there is no map. */
  public <K, V> Map<K, V> map(Row row, Col column) {
    int position = position(column);
    return row.isNullAt(position) ? Map.of() : row.getJavaMap(position);
  }

  /** The values of one row of this layout. */
  public Cells read(Row row) {
    return new Cells(this, row);
  }

  /** Starts a row of this layout; what is not set stays null. */
  public Draft draft() {
    return new Draft();
  }

  /**
   * The values of one row, each by its column.
   *
   * @param layout where they stand
   * @param row the row
   */
  public record Cells(RowLayout layout, Row row) {
    /** As {@link RowLayout#text}. */
    public String text(Col column) {
      return layout.text(row, column);
    }

    /** As {@link RowLayout#decimal}. */
    public BigDecimal decimal(Col column) {
      return layout.decimal(row, column);
    }

    /** As {@link RowLayout#whole}. */
    public Long whole(Col column) {
      return layout.whole(row, column);
    }

    /** As {@link RowLayout#real}. */
    public Double real(Col column) {
      return layout.real(row, column);
    }

    /** As {@link RowLayout#flag}. */
    public Boolean flag(Col column) {
      return layout.flag(row, column);
    }

    /** True where the flag is there and set. */
    public boolean isTrue(Col column) {
      return Boolean.TRUE.equals(flag(column));
    }

    /** As {@link RowLayout#instant}. */
    public Instant instant(Col column) {
      return layout.instant(row, column);
    }

    /** As {@link RowLayout#date}. */
    public LocalDate date(Col column) {
      return layout.date(row, column);
    }

    /** As {@link RowLayout#list}. */
    public <T> List<T> list(Col column) {
      return layout.list(row, column);
    }

    /** As {@link RowLayout#map}. */
    public <K, V> Map<K, V> map(Col column) {
      return layout.map(row, column);
    }

    /** The value in Java's own form, lists and maps too; null where there is none. */
    public Object value(Col column) {
      if (!has(column)) {
        return null;
      }
      if (column.type() instanceof ArrayType) {
        return list(column);
      }
      return column.type() instanceof MapType ? map(column) : layout.value(row, column);
    }

    /** False where there is no value. */
    public boolean has(Col column) {
      return layout.value(row, column) != null;
    }
  }

  /** A row in the making. */
  public final class Draft {
    private final Object[] values = new Object[columns.size()];

    private Draft() {}

    /** Sets a value, a word of the field as its text; null is a value that is not there. */
    public Draft set(Col column, Object value) {
      values[position(column)] = external(value);
      return this;
    }

    /** Sets each value in its column. */
    public Draft set(Map<Col, ?> some) {
      some.forEach(this::set);
      return this;
    }

    /** The finished row. */
    public Row row() {
      return RowFactory.create(values);
    }
  }

  /** The value as Spark's rows hold it: words as texts, lists and maps as Scala's. */
  public static Object external(Object value) {
    if (value instanceof Term word) {
      return word.text();
    }
    if (value instanceof List<?> list) {
      return WrappedArray.make(list.toArray());
    }
    return value instanceof Map<?, ?> map ? JavaConverters.mapAsScalaMap(map) : value;
  }
}
