package dev.plumbline.run.exports;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.job.Published;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The parts of an export, made of all tables in one job: rows become texts, are brought together by
 * table and month and sorted, and become compressed parts where they lie; whoever asks gets these.
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
   * All parts of what is published.
   *
   * @param there paths of parts that are there already: their content is not made
   */
  static List<RowLayout.Cells> of(
      Published published, List<ExportedTable> tables, Set<String> there) {
    return tables.stream()
        .map(table -> lines(published, table))
        .reduce((some, more) -> Frame.of(some.rows().union(more.rows())))
        .orElseThrow()
        .eachGroup(
            List.of(TABLE, SLICE),
            List.of(TEXT),
            PART.schema(),
            lines -> new PartIterator(lines, there))
        .rows()
        .collectAsList()
        .stream()
        .map(PART::read)
        .toList();
  }

  private static Frame lines(Published published, ExportedTable table) {
    Column slice =
        table
            .month()
            .map(time -> coalesce(date_format(time.of(), "yyyy-MM"), lit(WHOLE)))
            .orElse(lit(WHOLE));
    return published
        .read(table.table())
        .select(TABLE.is(lit(table.name())), SLICE.is(slice), TEXT.is(RowText.of(table.columns())));
  }
}
