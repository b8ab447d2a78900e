package dev.plumbline.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of which columns of a job's inputs one table is made.
 *
 * <ol>
 *   <li>A column that is declared has all its origins: what it is made of, and what decides which
 *       value it has. One that is not declared is unknown.
 *   <li>What decides which rows there are holds for every column, and is declared once.
 *   <li>Rows that a job takes over from the same table, as they were published, are not made of
 *       anything: they stay.
 * </ol>
 *
 * @param table the one that is made
 * @param columns the origins of each declared column, in table order
 * @param rows what decides which rows there are
 */
public record Origins(TableSpec table, Map<Col, List<Origin>> columns, List<Origin> rows) {

  /**
   * One column and what it does.
   *
   * @param column of an input
   * @param influence what it does there
   */
  public record Origin(Col column, Influence influence) {}

  /** Starts the declaration of one table. */
  public static Builder of(TableSpec table) {
    return new Builder(table);
  }

  /** Gathers origins, and refuses what the table does not have or what is said twice. */
  public static final class Builder {
    private final TableSpec table;
    private final Map<Col, List<Origin>> columns = new LinkedHashMap<>();
    private final List<Origin> rows = new ArrayList<>();

    private Builder(TableSpec table) {
      this.table = table;
    }

    /** A column whose values are those of another. */
    public Builder same(Col made, Col of) {
      return add(made, Influence.IDENTITY, of);
    }

    /** A column whose values are made of those of others, within a row. */
    public Builder made(Col made, Col... of) {
      return add(made, Influence.TRANSFORMATION, of);
    }

    /** A column whose values are those of several rows, put together. */
    public Builder summed(Col made, Col... of) {
      return add(made, Influence.AGGREGATION, of);
    }

    /** A column of which others decide what value it has. */
    public Builder decided(Col made, Col... by) {
      return add(made, Influence.CONDITIONAL, by);
    }

    /** Columns that follow from which rows there are, and from nothing else. */
    public Builder counted(Col... made) {
      for (Col column : made) {
        add(column, Influence.CONDITIONAL);
      }
      return this;
    }

    /** Columns that decide which rows there are, in this way. */
    public Builder rows(Influence how, Col... by) {
      if (how.isDirect()) {
        throw new IllegalArgumentException(how + " makes values and no rows");
      }
      put(rows, how, by);
      return this;
    }

    private Builder add(Col made, Influence how, Col... of) {
      table.position(made);
      put(columns.computeIfAbsent(made, column -> new ArrayList<>()), how, of);
      return this;
    }

    private static void put(List<Origin> origins, Influence how, Col... of) {
      for (Col column : of) {
        Origin origin = new Origin(column, how);
        if (column.table().isEmpty() || origins.contains(origin)) {
          throw new IllegalArgumentException(column + " stands in no table, or is said twice");
        }
        origins.add(origin);
      }
    }

    /** The declaration. */
    public Origins build() {
      Map<Col, List<Origin>> ordered = new LinkedHashMap<>();
      for (Col column : table.columns()) {
        if (columns.containsKey(column)) {
          ordered.put(column, List.copyOf(columns.get(column)));
        }
      }
      return new Origins(table, java.util.Collections.unmodifiableMap(ordered), List.copyOf(rows));
    }
  }
}
