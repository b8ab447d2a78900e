package dev.plumbline.cost.budget;

import dev.plumbline.schema.Frame;
import dev.plumbline.schema.GroupKernel;
import dev.plumbline.tables.CostAnomalyDaily;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** Which of some dates cost a team more or less than the 8 weeks before let expect. */
public final class CostAnomalies {
  private CostAnomalies() {}

  /**
   * The rows of the dates.
   *
   * @param spends rows of {@link SpendRows}, of the {@value History#DATES} dates up to each date
   */
  public static Frame of(Frame spends, Collection<LocalDate> dates) {
    return spends.together(
        CostAnomalyDaily.TABLE.schema(), new Kernel(new ArrayList<>(new TreeSet<>(dates))));
  }

  /** All rows at once: who is not there on a date is told from others that are. */
  private record Kernel(ArrayList<LocalDate> dates) implements GroupKernel {
    @Override
    public Iterator<Row> rows(Iterator<Row> group) {
      Spending spending = Spending.of(group, List.of());
      List<Row> rows = new ArrayList<>();
      for (LocalDate date : dates) {
        LocalDate first = date.minusDays(History.WINDOW);
        for (SpendKey key : spending.keys(first, date)) {
          if (spending.isPriced(key, first, date)) {
            rows.add(JudgedDate.of(spending.history(key, date)).row(key, date));
          }
        }
      }
      return rows.iterator();
    }
  }
}
