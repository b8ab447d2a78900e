package dev.plumbline.run.readers;

import java.util.List;
import org.apache.hadoop.fs.Path;

/** Views for DuckDB by its delta extension, which reads a version of a table's log. */
final class DuckViews {
  private DuckViews() {}

  static String sql(Shown shown) {
    StringBuilder text = new StringBuilder();
    text.append(
        Sql.comment(
            List.of(
                "DuckDB: all tables as of " + shown.words() + ".",
                "Run it again after a night; until then the views show this publication.",
                "duckdb my.duckdb < duckdb.sql. Needs a delta extension whose delta_scan takes",
                "version (of June 2026 or newer). Without it, or without extensions at all, use",
                "duckdb-files.sql, which shows the same rows.")));
    text.append("INSTALL delta;\nLOAD delta;\n");
    text.append(Sql.schemas(shown.schemas()));
    for (Shown.At at : shown.tables()) {
      String query =
          "SELECT * FROM delta_scan(%s, version => %d)"
              .formatted(Sql.quoted(location(at.location())), at.version());
      text.append(Sql.view(at.table(), query));
    }
    return text.toString();
  }

  /** As a URI: percent signs, blanks and the like are encoded in it. */
  private static String location(Path path) {
    String uri = path.toUri().toASCIIString();
    return uri.replaceFirst("^file:/(?!/)", "file:///").replaceFirst("^s3[an]://", "s3://");
  }
}
