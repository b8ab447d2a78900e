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
 * @param amounts their sums by stage and what prices them
 * @param dearest the first of them by cost
 */
public record SummedRows(
    String table,
    long version,
    String sql,
    long count,
    List<StageAmount> amounts,
    List<Cells> dearest) {

  /** True where both come to the same, in time and in money, by stage and what prices it. */
  public boolean agrees(SummedRows other) {
    return exact().equals(other.exact());
  }

  private List<StageAmount> exact() {
    return amounts.stream().map(StageAmount::stripped).toList();
  }
}
