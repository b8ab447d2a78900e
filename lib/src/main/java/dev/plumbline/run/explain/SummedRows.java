package dev.plumbline.run.explain;

import dev.plumbline.schema.RowLayout.Cells;
import java.util.List;

/**
 * The rows of one table that make a figure.
 *
 * @param table as it is called
 * @param version of the table, as it was published
 * @param sql a query for the same rows
 * @param count how many there are
 * @param amounts their sums, by what they are told apart by
 * @param dearest the first of them by cost
 * @param <A> a sum of theirs; two of the same amounts are equal
 */
public record SummedRows<A>(
    String table, long version, String sql, long count, List<A> amounts, List<Cells> dearest) {

  /** True where both come to the same in every sum. */
  public boolean agrees(SummedRows<A> other) {
    return amounts.equals(other.amounts);
  }
}
