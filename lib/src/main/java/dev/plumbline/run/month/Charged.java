package dev.plumbline.run.month;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * Sums of what is charged to somebody, or to nobody, in one currency.
 *
 * @param billed BilledCost, as on the invoices
 * @param effective EffectiveCost, as used
 * @param waste of the effective cost, what paid for idle waste
 * @param seconds accounted GPU-seconds; null where none is known
 * @param wasteSeconds of them idle waste
 */
public record Charged(
    BigDecimal billed,
    BigDecimal effective,
    BigDecimal waste,
    BigDecimal seconds,
    BigDecimal wasteSeconds) {
  /** Nothing. */
  public static final Charged NOTHING =
      new Charged(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null, null);

  /** Of a row of the table. */
  static Charged of(Cells row) {
    return new Charged(
        known(row.decimal(ChargebackMonthly.BILLED_COST)),
        known(row.decimal(ChargebackMonthly.EFFECTIVE_COST)),
        known(row.decimal(ChargebackMonthly.WASTE_COST)),
        row.decimal(ChargebackMonthly.GPU_SECONDS),
        row.decimal(ChargebackMonthly.WASTE_SECONDS));
  }

  /** A row of which only the time is known has no charge: it adds no money. */
  private static BigDecimal known(BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** Both together. */
  public Charged plus(Charged other) {
    return new Charged(
        billed.add(other.billed),
        effective.add(other.effective),
        waste.add(other.waste),
        sum(seconds, other.seconds),
        sum(wasteSeconds, other.wasteSeconds));
  }

  /** All together. */
  public static Charged sum(Collection<Charged> all) {
    return all.stream().reduce(NOTHING, Charged::plus);
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
