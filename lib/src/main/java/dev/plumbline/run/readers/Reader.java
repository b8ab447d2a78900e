package dev.plumbline.run.readers;

import java.util.Locale;
import java.util.function.Function;

/** A kind of reader that the newest publication can be shown to. */
public enum Reader {
  /** Spark with Delta: views of versions. */
  SPARK(SparkViews::sql),
  /** Trino: views of versions of the tables that {@link #TRINO_TABLES} registers. */
  TRINO(TrinoViews::views),
  /** Trino: the tables themselves, to be registered once. */
  TRINO_TABLES(TrinoViews::tables),
  /** DuckDB with its delta extension: views of versions. */
  DUCKDB(DuckViews::sql),
  /** DuckDB without any extension, and whatever else reads Parquet: views of lists of files. */
  DUCKDB_FILES(DuckFiles::sql);

  private static final String FOLDER = "gold/_readers";

  private final Function<Shown, String> text;

  Reader(Function<Shown, String> text) {
    this.text = text;
  }

  /** The SQL that makes the views, with a comment that says what they show and how it is run. */
  public String sql(Shown shown) {
    return text.apply(shown);
  }

  /** Where the text lies in a lake. */
  public String file() {
    return FOLDER + "/" + this + ".sql";
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
