package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Spend that looks like GPUs and whose GPUs nobody counts, in the shown date's billing period. */
final class UncountedGpus {
  static final Need ROWS =
      Need.of(
              ChargeLine.TABLE,
              new Scope.WithValue(new Scope.PeriodOfShownDate(), ChargeLine.UNCOUNTED_GPU_COST))
          .only(
              ChargeLine.CURRENCY,
              ChargeLine.PROVIDER,
              ChargeLine.INSTANCE_TYPE,
              ChargeLine.BILLING_RESOURCE_ID,
              ChargeLine.UNCOUNTED_GPU_COST)
          .atMost(100_000);

  private record Type(String currency, String name) implements Comparable<Type> {
    @Override
    public int compareTo(Type other) {
      int byCurrency = currency.compareTo(other.currency);
      return byCurrency != 0 ? byCurrency : name.compareTo(other.name);
    }
  }

  private UncountedGpus() {}

  static List<Gap> gaps(Figures figures) {
    Map<Type, BigDecimal> costs = new TreeMap<>();
    for (Cells line : figures.of(ROWS).shown()) {
      costs.merge(
          new Type(line.text(ChargeLine.CURRENCY), name(line)),
          line.decimal(ChargeLine.UNCOUNTED_GPU_COST),
          BigDecimal::add);
    }
    List<Gap> gaps = new ArrayList<>();
    costs.forEach(
        (type, cost) ->
            gaps.add(
                new Gap(
                    "GPUs of spend that looks like GPUs, in the billing period",
                    type.name(),
                    cost,
                    type.currency(),
                    "Neither the bill nor the facts say how many GPUs it has: it is in no GPU-hour."
                        + " Declare the type under instance_types.")));
    return gaps;
  }

  private static String name(Cells line) {
    String type = line.text(ChargeLine.INSTANCE_TYPE);
    String what = type == null ? line.text(ChargeLine.BILLING_RESOURCE_ID) : type;
    return Numbers.name(line.text(ChargeLine.PROVIDER)) + " " + what;
  }
}
