package dev.plumbline.run.readers;

import java.util.List;

/**
 * Statements for Trino's Delta Lake connector. A table must be known to its metastore once; the
 * views name the version.
 */
final class TrinoViews {
  private TrinoViews() {}

  /** {@code FOR VERSION AS OF}, of the registered tables. */
  static String views(Shown shown) {
    StringBuilder text = new StringBuilder();
    text.append(
        Sql.comment(
            List.of(
                "Trino: all tables as of " + shown.words() + ".",
                "Run it again after a night; until then the views show this publication.",
                "Before the first time, and when there are new tables: trino-tables.sql.",
                "trino --catalog CATALOG -f trino.sql, where CATALOG has"
                    + " connector.name=delta_lake")));
    text.append(Sql.schemas(shown.schemas()));
    for (Shown.At at : shown.tables()) {
      String query =
          "SELECT * FROM %s.%s FOR VERSION AS OF %d"
              .formatted(registered(at), at.table().name(), at.version());
      text.append(Sql.view(at.table(), query));
    }
    return text.toString();
  }

  /** {@code system.register_table}, which no second call of the same table gets past. */
  static String tables(Shown shown) {
    StringBuilder text = new StringBuilder();
    text.append(
        Sql.comment(
            List.of(
                "Trino: makes the tables known to the catalog's metastore, once.",
                "The catalog needs delta.register-table-procedure.enabled=true.",
                "trino --catalog CATALOG --ignore-errors -f trino-tables.sql: tables that are",
                "registered already are errors that harm nothing. These tables are read at their",
                "newest version: read the views of trino.sql instead.")));
    text.append(Sql.schemas(shown.schemas().stream().map(TrinoViews::registered).toList()));
    for (Shown.At at : shown.tables()) {
      text.append(
          "CALL system.register_table(schema_name => %s, table_name => %s, table_location => %s);\n"
              .formatted(
                  Sql.quoted(registered(at)),
                  Sql.quoted(at.table().name()),
                  Sql.quoted(location(at))));
    }
    return text.toString();
  }

  private static String registered(Shown.At at) {
    return registered(at.table().layer().folder());
  }

  private static String registered(String layer) {
    return layer + "_tables";
  }

  /** Trino calls S3 by the name that S3 has; local folders are not among what it can read. */
  private static String location(Shown.At at) {
    return at.location().toString().replaceFirst("^s3[an]://", "s3://");
  }
}
