package dev.plumbline.cost.bridge;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PriceWalkMonthly;
import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.CommitmentUse;
import java.math.BigDecimal;
import org.apache.spark.sql.Column;

/**
 * List price to effective cost, from what each charge states of itself:
 *
 * <ol>
 *   <li>A commitment that is bought is left out of the walk: its ListCost is that of what uses it.
 *   <li>What nothing used of one has no list price that anybody paid less than: it stands beside.
 *   <li>Of all other charges those are walked that state ListCost and ContractedCost; the rest is
 *       said in money and in number, and no price is made up.
 *   <li>Covered is GPU time whose charge names the commitment that paid for it.
 * </ol>
 */
public final class PriceWalks {
  private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(12);

  private PriceWalks() {}

  /**
   * One row per billing period, provider, account, kind of charge and currency.
   *
   * @param lines {@code silver.charge_line} of the billing periods
   */
  public static Frame of(Frame lines) {
    Column effective = ChargeLine.EFFECTIVE_COST.of();
    Column list = ChargeLine.LIST_COST.of();
    Column contracted = ChargeLine.CONTRACTED_COST.of();
    Column isUsage = not(isBought().or(isUnused()));
    Column isPriced = isUsage.and(list.isNotNull()).and(contracted.isNotNull());
    Column isUnpriced = isUsage.and(list.isNull().or(contracted.isNull()));
    Column seconds = when(isUsage, ChargeLine.GPU_SECONDS.of());
    return lines
        .with(PriceWalkMonthly.PERIOD.is(ChargeLine.PERIOD.of()))
        .groupBy(
            PriceWalkMonthly.PERIOD,
            ChargeLine.PROVIDER,
            ChargeLine.SUB_ACCOUNT,
            ChargeLine.CHARGE_KIND,
            ChargeLine.CURRENCY)
        .values(
            PriceWalkMonthly.LIST_COST.is(sum(when(isPriced, list))),
            PriceWalkMonthly.NEGOTIATED_SAVING.is(
                sum(when(isPriced, ChargeLine.LIST_COST.minus(ChargeLine.CONTRACTED_COST)))),
            PriceWalkMonthly.CONTRACTED_COST.is(sum(when(isPriced, contracted))),
            PriceWalkMonthly.COMMITMENT_SAVING.is(
                sum(when(isPriced, ChargeLine.CONTRACTED_COST.minus(ChargeLine.EFFECTIVE_COST)))),
            PriceWalkMonthly.PRICED_COST.is(sum(when(isPriced, effective))),
            PriceWalkMonthly.UNUSED_COST.is(sum(when(isUnused(), effective))),
            PriceWalkMonthly.BOUGHT_COST.is(sum(when(isBought(), effective))),
            PriceWalkMonthly.UNPRICED_COST.is(sum(when(isUnpriced, effective))),
            PriceWalkMonthly.UNPRICED_LINES.is(sum(when(isUnpriced, lit(1L)).otherwise(lit(0L)))),
            PriceWalkMonthly.GPU_SECONDS.is(sum(seconds)),
            PriceWalkMonthly.COVERED_GPU_SECONDS.is(
                sum(when(isUsed(), seconds).otherwise(when(seconds.isNotNull(), lit(NOTHING))))))
        .conform(PriceWalkMonthly.TABLE);
  }

  private static Column use(CommitmentUse use) {
    return ChargeLine.COMMITMENT_USE.of().eqNullSafe(use.text());
  }

  private static Column isUsed() {
    return use(CommitmentUse.USED);
  }

  private static Column isBought() {
    return use(CommitmentUse.BOUGHT).or(kind(ChargeKind.COMMITMENT_PURCHASE));
  }

  private static Column isUnused() {
    return not(isBought())
        .and(
            use(CommitmentUse.UNUSED)
                .or(kind(ChargeKind.COMMITMENT_UNUSED))
                .or(kind(ChargeKind.UNUSED_COMMITMENT_OTHER)));
  }

  private static Column kind(ChargeKind kind) {
    return coalesce(ChargeLine.CHARGE_KIND.of().equalTo(kind.text()), lit(false));
  }
}
