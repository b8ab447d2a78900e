package dev.plumbline.run.exports;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The parts of an export, made of all tables in one shuffle: rows become texts, are brought
 * together by table and month and sorted, and become compressed parts where they lie. Whoever asks
 * gets these one after another, and never holds more than those of one partition.
 */
final class ExportParts {
  static final Col TABLE = Col.temporary("table_name", DataTypes.StringType);
  static final Col SLICE = Col.temporary("slice", DataTypes.StringType);
  static final Col TEXT = Col.temporary("row_text", DataTypes.StringType);
  static final Col ROWS = Col.temporary("part_rows", DataTypes.LongType);
  static final Col BYTES = Col.temporary("part_bytes", DataTypes.LongType);
  static final Col SHA256 = Col.temporary("part_sha256", DataTypes.StringType);
  static final Col CONTENT = Col.temporary("part_content", DataTypes.BinaryType);
  static final RowLayout LINE = RowLayout.of(TABLE, SLICE, TEXT);
  static final RowLayout PART = RowLayout.of(TABLE, SLICE, ROWS, BYTES, SHA256, CONTENT);

  /** The slice of rows that are cut by no month, or have no time. */
  static final String WHOLE = "all";

  private ExportParts() {}

  /**
   * All parts of these tables as they are published.
   *
   * @param there paths of parts that are there already: their content is not made
   */
  static Iterator<RowLayout.Cells> of(
      Published published, List<ExportedTable> tables, Set<String> there) {
    return tables.stream()
        .map(table -> lines(published, table))
        .reduce((some, more) -> Frame.of(some.rows().union(more.rows())))
        .map(lines -> parts(lines, there))
        .orElseGet(Collections::emptyIterator);
  }

  private static Iterator<RowLayout.Cells> parts(Frame lines, Set<String> there) {
    Iterator<Row> parts =
        lines
            .eachGroup(
                List.of(TABLE, SLICE),
                List.of(TEXT),
                PART.schema(),
                group -> new PartIterator(group, there))
            .rows()
            .toLocalIterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return parts.hasNext();
      }

      @Override
      public RowLayout.Cells next() {
        return PART.read(parts.next());
      }
    };
  }

  private static Frame lines(Published published, ExportedTable table) {
    Column slice =
        table
            .time()
            .map(time -> coalesce(date_format(time.of(), pattern(table)), lit(WHOLE)))
            .orElse(lit(WHOLE));
    return kept(published, table)
        .select(TABLE.is(lit(table.name())), SLICE.is(slice), TEXT.is(RowText.of(table.columns())));
  }

  private static String pattern(ExportedTable table) {
    return table.newest() == ExportedTable.ALL ? "yyyy-MM" : "yyyy-MM-dd";
  }

  private static Frame kept(Published published, ExportedTable table) {
    Frame rows = published.read(table.table());
    NavigableSet<LocalDate> dates = published.nights().navigableKeySet();
    NavigableSet<LocalDate> kept = table.kept(dates);
    return kept.equals(dates)
        ? rows
        : rows.where(table.time().orElseThrow().of().geq(lit(kept.first())));
  }
}
