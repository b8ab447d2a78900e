package dev.plumbline.cost.unit;

import dev.plumbline.schema.PairKernel;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.InferenceUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** The rows of one served version and date: one for each price basis of its cost. */
final class UnitKernel implements PairKernel {
  private static final long serialVersionUID = 1L;

  private final ArrayList<KnownVersion> versions;

  UnitKernel(List<KnownVersion> versions) {
    this.versions = new ArrayList<>(versions);
  }

  @Override
  public Iterator<Row> rows(Iterator<Row> left, Iterator<Row> right) {
    List<Cells> costs = read(left, UnitEconomics.costs());
    List<Cells> all = read(right, UnitEconomics.usage());
    Cells any = costs.isEmpty() ? all.get(0) : costs.get(0);
    LocalDate date = any.date(UnitEconomics.DATE);
    int number = (Integer) any.value(ServedOwners.SERVED);
    ServedByName ofVersion = ServedByName.of(all, versions.get(number).served());
    UsageOfDate usage = new UsageOfDate(date, versions.get(number), ofVersion.isOpen());
    ofVersion.windows().forEach(window -> add(usage, window));
    List<Row> rows = new ArrayList<>();
    for (Cells cost : costs) {
      rows.add(new UnitRow(versions.get(number), usage).of(date, ServingCost.of(cost, costs)));
    }
    if (costs.isEmpty() && !usage.isEmpty()) {
      rows.add(new UnitRow(versions.get(number), usage).of(date, ServingCost.NOBODY));
    }
    return rows.iterator();
  }

  private static List<Cells> read(Iterator<Row> rows, RowLayout layout) {
    List<Cells> cells = new ArrayList<>();
    rows.forEachRemaining(row -> cells.add(layout.read(row)));
    return cells;
  }

  private static void add(UsageOfDate usage, Cells row) {
    usage.add(
        row.text(InferenceUsage.REGISTRY),
        new UsageWindow(
            row.text(InferenceUsage.SOURCE),
            row.instant(InferenceUsage.WINDOW_START).toEpochMilli(),
            row.instant(InferenceUsage.WINDOW_END).toEpochMilli()),
        new Counts(
            row.whole(InferenceUsage.REQUESTS),
            row.whole(InferenceUsage.SUCCESSFUL_REQUESTS),
            row.whole(InferenceUsage.FAILED_REQUESTS),
            row.whole(InferenceUsage.INPUT_TOKENS),
            row.whole(InferenceUsage.OUTPUT_TOKENS)),
        ServerFigures.of(row));
  }
}
