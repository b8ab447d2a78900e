package dev.plumbline.run.month;

import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.PriceWalkMonthly;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From list price to cost, for the charges of a month's billing periods in one currency. Amounts
 * are sums of what charges state; null where none states it.
 *
 * @param currency BillingCurrency
 * @param list at list price
 * @param negotiated what the contract saves of that
 * @param commitments what commitments save of what is left; cost is what remains
 * @param unused EffectiveCost of what nothing used of commitments, beside the walk
 * @param unpriced charges that cannot be walked, since they state no list or contracted price
 * @param covered how much of the GPU time is covered
 */
public record PriceWalk(
    String currency,
    BigDecimal list,
    BigDecimal negotiated,
    BigDecimal commitments,
    BigDecimal unused,
    Unpriced unpriced,
    Covered covered) {

  /**
   * Charges without a list or a contracted price.
   *
   * @param cost Σ EffectiveCost, or null
   * @param lines how many
   */
  public record Unpriced(BigDecimal cost, long lines) {}

  /**
   * GPU time.
   *
   * @param seconds billed and used, or null
   * @param byCommitments of it, what a commitment or a reservation paid for
   */
  public record Covered(BigDecimal seconds, BigDecimal byCommitments) {
    /** The covered share of the time; empty where no time is known. */
    public Optional<Double> ratio() {
      return seconds == null || seconds.signum() <= 0 || byCommitments == null
          ? Optional.empty()
          : Optional.of(byCommitments.doubleValue() / seconds.doubleValue());
    }
  }

  /** What the walked charges cost; null without any. */
  public BigDecimal cost() {
    return list == null ? null : list.subtract(negotiated).subtract(commitments);
  }

  /** The walks of a month, by currency. */
  public static List<PriceWalk> of(Export export, YearMonth month) {
    TreeMap<String, List<Cells>> rows = new TreeMap<>();
    for (Cells row :
        MonthSheet.of(export, PriceWalkMonthly.TABLE, PriceWalkMonthly.PERIOD, month)) {
      rows.computeIfAbsent(row.text(PriceWalkMonthly.CURRENCY), c -> new ArrayList<>()).add(row);
    }
    return rows.entrySet().stream().map(some -> of(some.getKey(), some.getValue())).toList();
  }

  private static PriceWalk of(String currency, List<Cells> rows) {
    return new PriceWalk(
        currency,
        sum(rows, PriceWalkMonthly.LIST_COST),
        sum(rows, PriceWalkMonthly.NEGOTIATED_SAVING),
        sum(rows, PriceWalkMonthly.COMMITMENT_SAVING),
        sum(rows, PriceWalkMonthly.UNUSED_COST),
        new Unpriced(
            sum(rows, PriceWalkMonthly.UNPRICED_COST),
            rows.stream().mapToLong(row -> row.whole(PriceWalkMonthly.UNPRICED_LINES)).sum()),
        new Covered(
            sum(rows, PriceWalkMonthly.GPU_SECONDS),
            sum(rows, PriceWalkMonthly.COVERED_GPU_SECONDS)));
  }

  private static BigDecimal sum(List<Cells> rows, Col column) {
    return rows.stream()
        .map(row -> row.decimal(column))
        .filter(Objects::nonNull)
        .reduce(BigDecimal::add)
        .orElse(null);
  }
}
