package dev.plumbline.schema;

import org.apache.spark.sql.Column;

/** A value under the name and type of a declared column: what {@link Col#is} returns. */
public record Named(Col column, Column value) {

  /** The value cast to the column's type and named after it. */
  public Column expression() {
    return value.cast(column.type()).as(column.name());
  }
}
