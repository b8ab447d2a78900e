package dev.plumbline.testing;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Named;
import dev.plumbline.schema.TableSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * Small tables for tests, written as text:
 *
 * <pre>
 * device_id | owner | start_at | end_at
 * gpu-0     | ns/a  | 10:00    | 11:30
 * gpu-1     |       | 11:00    | 24:00
 * </pre>
 *
 * <p>Types come from the declared columns, times without a date lie on {@link #DAY}, an empty cell
 * is null. Columns no line names are null, or what {@link #every}, {@link #numbered} or {@link
 * #following} say.
 */
public final class Given {
  /** The date of times that are written without one. */
  public static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private final TableSpec table;
  private final List<Col> named;
  private final Map<String, Col> words = new LinkedHashMap<>();
  private final Map<Col, Object> every = new LinkedHashMap<>();
  private final List<Named[]> following = new ArrayList<>();
  private final List<Map<Col, Object>> rows = new ArrayList<>();
  private Col number;

  private Given(TableSpec table, List<Col> named) {
    this.table = table;
    this.named = named;
    table.columns().forEach(column -> words.put(column.name(), column));
  }

  /** Starts a table. The columns are those of {@link #row}; text names its own. */
  public static Given table(TableSpec table, Col... columns) {
    return new Given(table, List.of(columns));
  }

  /** The table whose rows these are. */
  public TableSpec table() {
    return table;
  }

  /** Another word for a column, or a word for one that {@link #following} columns follow from. */
  public Given as(String word, Col column) {
    words.put(word, column);
    return this;
  }

  /** What a column says in every row whose table does not name it. */
  public Given every(Col column, String cell) {
    every.put(column, new Cell(0, column.name(), cell).as(column.type()));
    return this;
  }

  /** Numbers the rows from 1 in this column. */
  public Given numbered(Col column) {
    number = column;
    return this;
  }

  /**
   * Columns that follow from others in rows that do not say them. What follows from these is said
   * by a further call.
   */
  public Given following(Named... columns) {
    following.add(columns);
    return this;
  }

  /** Adds the rows of a table of text. */
  public Given rows(String text) {
    TextTable lines = TextTable.of(text);
    List<Col> columns = lines.columns().stream().map(this::column).toList();
    for (List<Cell> cells : lines.rows()) {
      Map<Col, Object> row = started();
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i).as(columns.get(i).type()));
      }
    }
    return this;
  }

  /** Adds a row that code made: one value per column that the table was started with. */
  public Given row(Object... values) {
    if (values.length != named.size()) {
      throw new IllegalArgumentException(named.size() + " values expected");
    }
    Map<Col, Object> row = started();
    for (int i = 0; i < values.length; i++) {
      row.put(named.get(i), values[i]);
    }
    return this;
  }

  private Map<Col, Object> started() {
    Map<Col, Object> row = new HashMap<>(every);
    rows.add(row);
    if (number != null) {
      row.put(number, (long) rows.size());
    }
    return row;
  }

  private Col column(String word) {
    Col column = words.get(word);
    if (column == null) {
      throw new IllegalArgumentException(
          "%s has no column %s; a table may name %s"
              .formatted(table, word, words.keySet().stream().sorted().toList()));
    }
    return column;
  }

  /** The rows under the table's whole schema. */
  public Frame frame() {
    Set<Col> present = new LinkedHashSet<>(words.values());
    Col[] columns = present.toArray(Col[]::new);
    List<Row> values =
        rows.stream()
            .map(row -> RowFactory.create(Stream.of(columns).map(row::get).toArray()))
            .toList();
    Dataset<Row> frame = SharedSpark.session().createDataFrame(values, Frame.schemaOf(columns));
    for (Named[] some : following) {
      frame = frame.withColumns(filled(some));
    }
    return Frame.of(frame).conform(table);
  }

  private static Map<String, Column> filled(Named... some) {
    Map<String, Column> filled = new LinkedHashMap<>();
    for (Named value : some) {
      Col column = value.column();
      Column cast = value.value().cast(column.type());
      filled.put(column.name(), functions.coalesce(column.of(), cast));
    }
    return filled;
  }

  /** The values of these columns, row by row, sorted by their text: for {@code isEqualTo}. */
  public static List<List<Object>> values(Frame frame, Col... columns) {
    return frame.select(columns).rows().collectAsList().stream()
        .map(
            row ->
                IntStream.range(0, columns.length).mapToObj(row::get).collect(Collectors.toList()))
        .sorted(Comparator.comparing(List::toString))
        .toList();
  }
}
