package dev.plumbline.run.readers;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of which the statements of every dialect are made. A path is data: it is always quoted. */
final class Sql {
  private Sql() {}

  /** A comment; what is put into it can end no line. */
  static String comment(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append("-- ").append(line.replaceAll("\\R", " ")).append('\n'));
    return text.toString();
  }

  /** Schemas of these names. */
  static String schemas(List<String> names) {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> text.append("CREATE SCHEMA IF NOT EXISTS ").append(name).append(";\n"));
    return text.toString();
  }

  /**
   * A view that is called as its table. A table that has only changes has a column more: until
   * when, exclusive, each row stands; null for those that still do.
   */
  static String view(TableSpec table, String query) {
    String rows = table.presence() == TableSpec.Presence.ONLY_CHANGES ? ended(table, query) : query;
    return "CREATE OR REPLACE VIEW " + table.fullName() + " AS " + rows + ";\n";
  }

  private static String ended(TableSpec table, String query) {
    String since = table.partition().orElseThrow().name();
    String subject = table.subject().stream().map(Col::name).collect(Collectors.joining(", "));
    return "SELECT *, lead(%s) OVER (PARTITION BY %s ORDER BY %s) AS valid_to FROM (%s) AS standing"
        .formatted(since, subject, since, query);
  }

  /** A text of SQL's standard: a quote within it is doubled, nothing else has a meaning. */
  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
