package dev.plumbline.cost.capacity;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.KnownSum;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.PaidCapacity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What one resource is charged in one hour, for one kind, invoice and currency. */
final class PaidHour {
  /** The four costs, in the order in which they are added. */
  static final List<Col> COSTS =
      List.of(
          PaidCapacity.BILLED_COST,
          PaidCapacity.EFFECTIVE_COST,
          PaidCapacity.LIST_COST,
          PaidCapacity.CONTRACTED_COST);

  private static final List<Col> ATTRIBUTES =
      List.of(
          PaidCapacity.PROVIDER,
          PaidCapacity.SUB_ACCOUNT,
          PaidCapacity.NODE,
          PaidCapacity.CLUSTER,
          PaidCapacity.INSTANCE_TYPE,
          PaidCapacity.GPU_MODEL);

  private final KnownSum[] costs = {
    KnownSum.ofAll(), KnownSum.ofAll(), KnownSum.ofAll(), KnownSum.ofAll()
  };
  private final String[] attributes = new String[ATTRIBUTES.size()];
  private final Map<PaidTime, KnownSum> seconds = new TreeMap<>();
  private LocalDate periodEnd = LocalDate.MIN;

  /** Takes over what a line says of its resource; lines that differ leave the least text. */
  void describe(Row line) {
    for (int i = 0; i < attributes.length; i++) {
      attributes[i] = least(attributes[i], ChargeLines.COLUMNS.text(line, ATTRIBUTES.get(i)));
    }
  }

  void describe(PaidHour other, LocalDate end) {
    periodEnd = end.isAfter(periodEnd) ? end : periodEnd;
    for (int i = 0; i < attributes.length; i++) {
      attributes[i] = least(attributes[i], other.attributes[i]);
    }
  }

  private static String least(String one, String other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) <= 0 ? one : other;
  }

  void addCost(int which, BigDecimal amount) {
    costs[which].add(amount);
  }

  void addSeconds(PaidTime time, BigDecimal amount) {
    seconds.computeIfAbsent(time, t -> KnownSum.ofAll()).add(amount);
  }

  BigDecimal cost(int which) {
    return costs[which].value();
  }

  /** The date on which the billing period ends. */
  LocalDate periodEnd() {
    return periodEnd;
  }

  Map<PaidTime, KnownSum> seconds() {
    return seconds;
  }

  RowLayout.Draft draft(RowLayout table) {
    RowLayout.Draft draft = table.draft();
    for (int i = 0; i < attributes.length; i++) {
      draft.set(ATTRIBUTES.get(i), attributes[i]);
    }
    for (int i = 0; i < costs.length; i++) {
      draft.set(COSTS.get(i), costs[i].value());
    }
    return draft;
  }
}
