package dev.plumbline.cost.statement;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import java.math.BigDecimal;
import java.util.Collection;

/**
 * What somebody, or nobody, is charged with in one currency: a line of a document, a sum of lines,
 * or a difference between two of them.
 *
 * @param billed BilledCost, as on the invoices
 * @param effective EffectiveCost, as used
 * @param waste of the effective cost, what paid for idle waste
 * @param seconds accounted GPU-seconds; null where none is known
 * @param wasteSeconds of them idle waste; null where none is known
 */
public record Amounts(
    BigDecimal billed,
    BigDecimal effective,
    BigDecimal waste,
    BigDecimal seconds,
    BigDecimal wasteSeconds) {
  /** Nothing. */
  public static final Amounts NOTHING =
      new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, null, null);

  /** Of a row of {@code gold.chargeback_monthly}. */
  public static Amounts of(Cells row) {
    return new Amounts(
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
  public Amounts plus(Amounts other) {
    return new Amounts(
        billed.add(other.billed),
        effective.add(other.effective),
        waste.add(other.waste),
        sum(seconds, other.seconds),
        sum(wasteSeconds, other.wasteSeconds));
  }

  /** This less the other. */
  public Amounts minus(Amounts other) {
    return plus(
        new Amounts(
            other.billed.negate(),
            other.effective.negate(),
            other.waste.negate(),
            negated(other.seconds),
            negated(other.wasteSeconds)));
  }

  /** All together. */
  public static Amounts sum(Collection<Amounts> all) {
    return all.stream().reduce(NOTHING, Amounts::plus);
  }

  /** True where all of it is 0 or not known. */
  public boolean isNothing() {
    return billed.signum() == 0
        && effective.signum() == 0
        && waste.signum() == 0
        && signum(seconds) == 0
        && signum(wasteSeconds) == 0;
  }

  private static int signum(BigDecimal amount) {
    return amount == null ? 0 : amount.signum();
  }

  private static BigDecimal negated(BigDecimal amount) {
    return amount == null ? null : amount.negate();
  }

  private static BigDecimal sum(BigDecimal one, BigDecimal other) {
    return one == null ? other : other == null ? one : one.add(other);
  }
}
