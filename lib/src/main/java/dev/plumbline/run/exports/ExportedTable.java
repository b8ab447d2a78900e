package dev.plumbline.run.exports;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A table of the export.
 *
 * @param table the table
 * @param time the date or instant by whose month, or by whose date where only some are exported,
 *     its rows are cut into parts, so that later nights find the parts of earlier ones as they are;
 *     empty where none fits
 * @param newest of how many of the newest published dates there are rows; {@value #ALL} for all
 * @param columns those that are exported; the others are null for whoever reads the export
 */
public record ExportedTable(TableSpec table, Optional<Col> time, int newest, List<Col> columns) {
  /** Rows of every date. */
  static final int ALL = 0;

  /** All columns of a table, by month. */
  static ExportedTable byMonth(TableSpec table, Col month) {
    return new ExportedTable(table, Optional.of(month), ALL, table.columns());
  }

  /** All columns of a table, of the newest published dates only, by date. */
  static ExportedTable byDate(TableSpec table, Col date, int newest) {
    return new ExportedTable(table, Optional.of(date), newest, table.columns());
  }

  /** All rows of these columns, as one slice. */
  static ExportedTable whole(TableSpec table, Col... columns) {
    return new ExportedTable(table, Optional.empty(), ALL, List.of(columns));
  }

  /** The dates, among all that are published, of which there are rows. */
  NavigableSet<LocalDate> kept(NavigableSet<LocalDate> published) {
    if (newest == ALL || published.size() <= newest) {
      return published;
    }
    return published.descendingSet().stream()
        .limit(newest)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Only these columns of it. */
  ExportedTable only(Col... slim) {
    return new ExportedTable(table, time, newest, List.of(slim));
  }

  /** All of its columns but these. */
  ExportedTable without(Col... left) {
    List<Col> out = List.of(left);
    return new ExportedTable(
        table,
        time,
        newest,
        table.columns().stream().filter(column -> !out.contains(column)).toList());
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
