package dev.plumbline.schema;

import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One declared column: name, type, unit, whether it may be null, and what it means. Columns are
 * reached through these constants only; a column name in a string exists nowhere outside {@code
 * schema}.
 *
 * <p>The fluent setters work until the table that declares the column is built. Two columns are
 * equal when table and name are, also after one was sent to another process.
 */
public final class Col implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String table;
  private final String name;
  private final DataType type;
  private final Unit unit;
  private boolean required;
  private boolean frozen;
  private String doc = "";
  private String source = "";

  Col(String table, String name, DataType type, Unit unit) {
    this.table = table;
    this.name = name;
    this.type = type;
    this.unit = unit;
  }

  /** A column that lives inside one job and stands in no table. */
  public static Col temporary(String name, DataType type) {
    Col column = new Col("", name, type, Unit.NONE);
    column.frozen = true;
    return column;
  }

  /** Says that no row may lack a value; implies a completeness check. */
  public Col required() {
    change();
    required = true;
    return this;
  }

  /** Says what the value means. */
  public Col doc(String meaning) {
    change();
    doc = meaning;
    return this;
  }

  /** Names the field of the outside world that the value comes from. */
  public Col from(String field) {
    change();
    source = field;
    return this;
  }

  private void change() {
    if (frozen) {
      throw new IllegalStateException("column " + name + " is already part of a table");
    }
  }

  void freeze() {
    frozen = true;
  }

  /** {@code layer.name} of the table that declares it; empty for one that stands in none. */
  String table() {
    return table;
  }

  /** The column's name in the table. */
  public String name() {
    return name;
  }

  /** The Spark type. */
  public DataType type() {
    return type;
  }

  /** What the number counts. */
  public Unit unit() {
    return unit;
  }

  /** True when no row may lack a value. */
  public boolean isRequired() {
    return required;
  }

  /** What the value means. */
  public String meaning() {
    return doc;
  }

  /** The outside field it comes from, or empty. */
  public String source() {
    return source;
  }

  /** The column as a Spark expression. */
  public Column of() {
    return functions.col(name);
  }

  /** The column of the frame known under this alias. */
  public Column of(String alias) {
    return functions.col(alias + "." + name);
  }

  /**
   * This amount less another, to the last digit: of two amounts of all digits Spark would keep one
   * fewer, so both leave room for it.
   */
  public Column minus(Col other) {
    return roomy().minus(other.roomy());
  }

  private Column roomy() {
    return of().cast(DataTypes.createDecimalType(36, 12));
  }

  /** The column as a field of the structs in another column. */
  public Column fieldOf(Col structs) {
    return structs.of().getField(name);
  }

  /** Gives a value this column's name and type. */
  public Named is(Column value) {
    return new Named(this, value);
  }

  /** Gives a constant this column's name and type; null is a null of that type. */
  public Named is(Object constant) {
    return new Named(this, functions.lit(constant));
  }

  StructField field() {
    return new StructField(
        name, type, true, org.apache.spark.sql.types.Metadata.fromJson(metadata()));
  }

  private String metadata() {
    String text = unit.symbol().isEmpty() ? doc : doc + " [" + unit.symbol() + "]";
    return "{\"comment\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Col col && name.equals(col.name) && table.equals(col.table);
  }

  @Override
  public int hashCode() {
    return 31 * table.hashCode() + name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
