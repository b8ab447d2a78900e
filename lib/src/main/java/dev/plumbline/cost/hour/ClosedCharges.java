package dev.plumbline.cost.hour;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.PaidCapacity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** Brings a closed charge of an hour and what later nights saw of it together, in any order. */
final class ClosedCharges {
  private static final RowLayout PAID = CostInput.PAID;
  private static final List<Col> AMOUNTS =
      List.of(PaidCapacity.PAID_GPU_SECONDS, PaidCapacity.EFFECTIVE_COST);

  private ClosedCharges() {}

  /** Adds a charge to those of its kind and hour; charges that cancel each other are gone. */
  static void add(List<Row> charges, Row row) {
    for (int i = 0; i < charges.size(); i++) {
      Row other = charges.get(i);
      if ((isDifference(row) || isDifference(other)) && isSame(row, other)) {
        Row both = sum(other, row);
        if (isNothing(both)) {
          charges.remove(i);
        } else {
          charges.set(i, both);
        }
        return;
      }
    }
    charges.add(row);
  }

  private static boolean isDifference(Row row) {
    return PAID.date(row, PaidCapacity.SEEN_DATE) != null;
  }

  private static boolean isSame(Row one, Row other) {
    for (Col column : PAID.columns()) {
      boolean differs = !Objects.equals(PAID.value(one, column), PAID.value(other, column));
      if (differs && !AMOUNTS.contains(column) && column != PaidCapacity.SEEN_DATE) {
        return false;
      }
    }
    return true;
  }

  private static Row sum(Row one, Row other) {
    RowLayout.Draft draft = PAID.draft();
    for (Col column : PAID.columns()) {
      draft.set(column, PAID.value(one, column));
    }
    for (Col amount : AMOUNTS) {
      draft.set(amount, sum(PAID.decimal(one, amount), PAID.decimal(other, amount)));
    }
    boolean isWhole = !isDifference(one) || !isDifference(other);
    return draft
        .set(PaidCapacity.SEEN_DATE, isWhole ? null : PAID.date(one, PaidCapacity.SEEN_DATE))
        .row();
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }

  private static boolean isNothing(Row row) {
    return AMOUNTS.stream()
        .map(amount -> PAID.decimal(row, amount))
        .allMatch(amount -> amount == null || amount.signum() == 0);
  }
}
