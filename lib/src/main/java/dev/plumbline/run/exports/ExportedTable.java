package dev.plumbline.run.exports;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.Optional;

/**
 * A table of the export.
 *
 * @param table the table
 * @param month the date or instant by whose month its rows are cut into parts, so that later nights
 *     find the parts of earlier months as they are; empty where none fits
 * @param columns those that are exported; the others are null for whoever reads the export
 */
public record ExportedTable(TableSpec table, Optional<Col> month, List<Col> columns) {
  /** All columns of a table, by month. */
  static ExportedTable byMonth(TableSpec table, Col month) {
    return new ExportedTable(table, Optional.of(month), table.columns());
  }

  /** Only these columns of it. */
  ExportedTable only(Col... slim) {
    return new ExportedTable(table, month, List.of(slim));
  }

  /** All of its columns but these. */
  ExportedTable without(Col... left) {
    List<Col> out = List.of(left);
    return new ExportedTable(
        table, month, table.columns().stream().filter(column -> !out.contains(column)).toList());
  }

  /** Where the columns stand in rows that are read: as in the table. */
  RowLayout layout() {
    return RowLayout.of(table);
  }

  /** As manifests write it. */
  public String name() {
    return table.fullName();
  }
}
