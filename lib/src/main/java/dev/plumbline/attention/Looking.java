package dev.plumbline.attention;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;

/**
 * Looks of several kinds at the same sums, in one pass: facts are read once, however many kinds
 * they tell of.
 *
 * @param sums reads a row of the sums by their columns, which each machine knows by itself
 * @param looks one per kind
 * @param dates the computed dates
 */
record Looking(Reader sums, List<Look> looks, NavigableSet<LocalDate> dates)
    implements GroupKernel {
  /** Reads a row. */
  @FunctionalInterface
  interface Reader extends Serializable {
    /** Its values. */
    Cells read(Row row);
  }

  /** Takes its own copies. */
  Looking {
    looks = List.copyOf(looks);
    dates = new TreeSet<>(dates);
  }

  /**
   * What they find in these rows: few, summed before.
   *
   * @param layout where the sums stand
   */
  Frame at(RowLayout layout, Frame rows) {
    return rows.select(layout.columns()).together(Found.LAYOUT.schema(), this);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> rows) {
    Iterable<Row> all = () -> rows;
    return StreamSupport.stream(all.spliterator(), false).flatMap(this::found).iterator();
  }

  private Stream<Row> found(Row row) {
    Cells fact = sums.read(row);
    return looks.stream().flatMap(look -> look.rows(fact, dates));
  }
}
