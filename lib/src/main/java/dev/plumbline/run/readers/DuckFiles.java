package dev.plumbline.run.readers;

import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.VersionFiles;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Views for DuckDB that need no extension: each reads exactly the files that form the table at its
 * version.
 *
 * <ol>
 *   <li>The columns and their types are those of the version, first and in order; a column that
 *       none of the files has is null, and a table without files has no rows.
 *   <li>The values of the partition column stand in the names of folders below the table. Other
 *       folders may look like that too: only declared columns are shown.
 *   <li>A name of a file is a pattern to DuckDB: what has a meaning in one is put in brackets.
 * </ol>
 */
final class DuckFiles {
  private DuckFiles() {}

  static String sql(Shown shown) {
    List<Shown.At> tables =
        shown.tables().stream().filter(at -> at.table().layer() != TableSpec.Layer.BRONZE).toList();
    StringBuilder text = new StringBuilder();
    text.append(
        Sql.comment(
            List.of(
                "DuckDB, without extensions: silver and gold as of " + shown.words() + ".",
                "Run it again after a night; until then the views show this publication.",
                "duckdb my.duckdb < duckdb-files.sql",
                "Raw tables are left out: they have many files, see duckdb.sql.")));
    text.append(
        Sql.schemas(tables.stream().map(at -> at.table().layer().folder()).distinct().toList()));
    tables.forEach(at -> text.append(view(at.table(), shown.files().apply(at.table()))));
    return text.toString();
  }

  private static String view(TableSpec table, VersionFiles version) {
    StructType schema = version.schema();
    String nothing =
        "SELECT "
            + columns(schema, field -> "NULL::" + DuckType.of(field.dataType()) + " AS ")
            + " WHERE false";
    if (version.files().isEmpty()) {
      return Sql.view(table, nothing);
    }
    String files =
        version.files().stream()
            .map(file -> Sql.quoted(pattern(file)))
            .collect(Collectors.joining(",\n    ", "[\n    ", "]"));
    String query =
        "SELECT %s FROM (%s%n  UNION ALL BY NAME SELECT * FROM read_parquet(%s,%n    %s))"
            .formatted(columns(schema, field -> ""), nothing, files, options(table, schema));
    return Sql.view(table, query);
  }

  private static String columns(StructType schema, Function<StructField, String> before) {
    return Stream.of(schema.fields())
        .map(field -> before.apply(field) + '"' + field.name() + '"')
        .collect(Collectors.joining(", "));
  }

  private static String options(TableSpec table, StructType schema) {
    return table
        .partition()
        .map(
            column ->
                "union_by_name = true, hive_partitioning = true, hive_types = {'%s': %s}"
                    .formatted(column.name(), DuckType.of(schema.apply(column.name()).dataType())))
        .orElse("union_by_name = true, hive_partitioning = false");
  }

  private static String pattern(Path file) {
    Path named = "file".equals(file.toUri().getScheme()) ? new Path(file.toUri().getPath()) : file;
    return named.toString().replaceAll("([\\[*?])", "[$1]").replaceFirst("^s3[an]://", "s3://");
  }
}
