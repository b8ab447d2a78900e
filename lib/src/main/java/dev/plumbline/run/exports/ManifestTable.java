package dev.plumbline.run.exports;

import dev.plumbline.job.Published;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A table in a manifest.
 *
 * @param id of the Delta table; null where it had no version
 * @param version of the Delta table; null where it had none, and has no rows
 * @param rows how many, in all parts
 * @param columns as they stand in each line
 * @param parts the oldest slice first
 */
record ManifestTable(
    String id, Long version, long rows, List<Column> columns, List<ExportPart> parts) {
  /** A column by name, and its type as Spark writes it. */
  record Column(String name, String type) {}

  /** A table as yet without parts. */
  static ManifestTable of(Published published, ExportedTable table) {
    OptionalLong version = published.version(table.table());
    return new ManifestTable(
        published.identity(table.table()).orElse(null),
        version.isPresent() ? version.getAsLong() : null,
        0,
        columns(table),
        List.of());
  }

  /** The columns that this program exports of a table. */
  static List<Column> columns(ExportedTable table) {
    return table.columns().stream()
        .map(c -> new Column(c.name(), c.type().catalogString()))
        .toList();
  }

  /** The same table in these parts. */
  ManifestTable with(List<ExportPart> its) {
    return new ManifestTable(
        id,
        version,
        its.stream().mapToLong(ExportPart::rows).sum(),
        columns,
        its.stream()
            .sorted(Comparator.comparing(ExportPart::slice).thenComparing(ExportPart::path))
            .toList());
  }

  /** True where the other is of the same rows in the same columns, and so in the same parts. */
  boolean isAsIn(ManifestTable other) {
    return other != null
        && id != null
        && version != null
        && id.equals(other.id)
        && version.equals(other.version)
        && columns.equals(other.columns);
  }

  boolean isWhole() {
    return columns != null
        && parts != null
        && parts.stream()
            .allMatch(part -> part != null && part.path() != null && part.sha256() != null);
  }
}
