package dev.plumbline.cost.budget;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.tables.BudgetMonthly;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/**
 * What teams spent of their budgets, told on each of some dates by what is known up to it:
 *
 * <ol>
 *   <li>the cost of a team and date is a known figure, or unknown ({@link Spending});
 *   <li>unknown dates of the month are expected from the last 8 weeks ({@link MonthForecast});
 *   <li>the same is done for past dates and the month before, beside what these did cost.
 * </ol>
 */
public final class BudgetMonths {
  private BudgetMonths() {}

  /**
   * The rows of the dates.
   *
   * @param spends rows of {@link SpendRows}, of the {@value History#DATES} dates up to each date
   */
  public static Frame of(Frame spends, List<Budget> budgets, Collection<LocalDate> dates) {
    return spends.together(
        BudgetMonthly.TABLE.schema(),
        new Kernel(new ArrayList<>(budgets), new ArrayList<>(new TreeSet<>(dates))));
  }

  /** All rows at once: who is not there on a date is told from others that are. */
  private record Kernel(ArrayList<Budget> budgets, ArrayList<LocalDate> dates)
      implements GroupKernel {
    @Override
    public Iterator<Row> rows(Iterator<Row> group) {
      Spending spending = Spending.of(group, budgets);
      List<Row> rows = new ArrayList<>();
      for (LocalDate date : dates) {
        rows.addAll(new MonthToDate(spending, date).rows());
      }
      return rows.iterator();
    }
  }
}
