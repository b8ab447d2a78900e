package dev.plumbline.schema;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A Delta table as it is declared once: everything else about it (schema, DDL, dictionary, checks,
 * retention) is derived from this.
 *
 * @param layer {@code bronze}, {@code silver} or {@code gold}
 * @param name the table's name within its layer
 * @param grain what one row stands for
 * @param doc one sentence for people who read the table
 * @param columns in table order
 * @param key the columns that identify a row
 * @param partition the column whose values are the table's slices; empty when the table is replaced
 *     or appended to as a whole
 * @param statistics the columns people filter by
 * @param checks declared and implied conditions
 * @param presence whether a slice without rows is normal
 * @param retentionDays how long removed files and the log are kept
 */
public record TableSpec(
    Layer layer,
    String name,
    String grain,
    String doc,
    List<Col> columns,
    List<Col> key,
    Optional<Col> partition,
    List<Col> statistics,
    List<Check> checks,
    Presence presence,
    int retentionDays) {

  /** The three layers of the lake. */
  public enum Layer {
    /** What came in. */
    BRONZE,
    /** One row per thing in the world. */
    SILVER,
    /** What people read. */
    GOLD;

    /** The folder's name. */
    public String folder() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Whether a slice of the table may hold no row at all. */
  public enum Presence {
    /** A slice without rows fails. */
    ROWS_EXPECTED,
    /** A slice without rows is normal. */
    MAY_BE_EMPTY,
    /**
     * A slice has rows only of what is not as it was: what has none stands as the newest slice
     * before has it.
     */
    ONLY_CHANGES
  }

  /** Starts a bronze table. */
  public static TableBuilder bronze(String name) {
    return new TableBuilder(Layer.BRONZE, name);
  }

  /** Starts a silver table. */
  public static TableBuilder silver(String name) {
    return new TableBuilder(Layer.SILVER, name);
  }

  /** Starts a gold table. */
  public static TableBuilder gold(String name) {
    return new TableBuilder(Layer.GOLD, name);
  }

  /** What a row is about, whatever its slice. */
  public List<Col> subject() {
    return key.stream().filter(column -> partition.filter(column::equals).isEmpty()).toList();
  }

  /** {@code layer.name}, as people and SQL call it. */
  public String fullName() {
    return layer.folder() + "." + name;
  }

  /** {@code layer/name}: the table's folder inside the lake. */
  public String path() {
    return layer.folder() + "/" + name;
  }

  /** Where a column stands in the table's rows. */
  public int position(Col column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new IllegalArgumentException(fullName() + " has no column " + column);
    }
    return position;
  }

  /** The Spark schema; every column is nullable in storage, completeness is a check. */
  public StructType schema() {
    return new StructType(columns.stream().map(Col::field).toArray(StructField[]::new));
  }

  @Override
  public String toString() {
    return fullName();
  }
}
