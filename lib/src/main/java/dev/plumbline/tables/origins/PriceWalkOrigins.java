package dev.plumbline.tables.origins;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PriceWalkMonthly;

/** Origins of {@link PriceWalkMonthly}: sums of what charge lines state. */
final class PriceWalkOrigins {
  private static final Col[] PRICES = {ChargeLine.LIST_COST, ChargeLine.CONTRACTED_COST};
  private static final Col[] USE = {ChargeLine.COMMITMENT_USE, ChargeLine.CHARGE_KIND};

  static final Origins ORIGINS =
      Origins.of(PriceWalkMonthly.TABLE)
          .same(PriceWalkMonthly.PERIOD, ChargeLine.PERIOD)
          .same(PriceWalkMonthly.PROVIDER, ChargeLine.PROVIDER)
          .same(PriceWalkMonthly.SUB_ACCOUNT, ChargeLine.SUB_ACCOUNT)
          .same(PriceWalkMonthly.CHARGE_KIND, ChargeLine.CHARGE_KIND)
          .same(PriceWalkMonthly.CURRENCY, ChargeLine.CURRENCY)
          .summed(PriceWalkMonthly.LIST_COST, ChargeLine.LIST_COST)
          .decided(PriceWalkMonthly.LIST_COST, ChargeLine.CONTRACTED_COST)
          .decided(PriceWalkMonthly.LIST_COST, USE)
          .summed(PriceWalkMonthly.NEGOTIATED_SAVING, PRICES)
          .decided(PriceWalkMonthly.NEGOTIATED_SAVING, USE)
          .summed(PriceWalkMonthly.CONTRACTED_COST, ChargeLine.CONTRACTED_COST)
          .decided(PriceWalkMonthly.CONTRACTED_COST, ChargeLine.LIST_COST)
          .decided(PriceWalkMonthly.CONTRACTED_COST, USE)
          .summed(
              PriceWalkMonthly.COMMITMENT_SAVING,
              ChargeLine.CONTRACTED_COST,
              ChargeLine.EFFECTIVE_COST)
          .decided(PriceWalkMonthly.COMMITMENT_SAVING, ChargeLine.LIST_COST)
          .decided(PriceWalkMonthly.COMMITMENT_SAVING, USE)
          .summed(PriceWalkMonthly.PRICED_COST, ChargeLine.EFFECTIVE_COST)
          .decided(PriceWalkMonthly.PRICED_COST, PRICES)
          .decided(PriceWalkMonthly.PRICED_COST, USE)
          .summed(PriceWalkMonthly.UNUSED_COST, ChargeLine.EFFECTIVE_COST)
          .decided(PriceWalkMonthly.UNUSED_COST, USE)
          .summed(PriceWalkMonthly.BOUGHT_COST, ChargeLine.EFFECTIVE_COST)
          .decided(PriceWalkMonthly.BOUGHT_COST, USE)
          .summed(PriceWalkMonthly.UNPRICED_COST, ChargeLine.EFFECTIVE_COST)
          .decided(PriceWalkMonthly.UNPRICED_COST, PRICES)
          .decided(PriceWalkMonthly.UNPRICED_COST, USE)
          .decided(PriceWalkMonthly.UNPRICED_LINES, PRICES)
          .decided(PriceWalkMonthly.UNPRICED_LINES, USE)
          .summed(PriceWalkMonthly.GPU_SECONDS, ChargeLine.GPU_SECONDS)
          .decided(PriceWalkMonthly.GPU_SECONDS, USE)
          .summed(PriceWalkMonthly.COVERED_GPU_SECONDS, ChargeLine.GPU_SECONDS)
          .decided(PriceWalkMonthly.COVERED_GPU_SECONDS, USE)
          .rows(
              Influence.GROUP_BY,
              ChargeLine.PERIOD,
              ChargeLine.PROVIDER,
              ChargeLine.SUB_ACCOUNT,
              ChargeLine.CHARGE_KIND,
              ChargeLine.CURRENCY)
          .build();

  private PriceWalkOrigins() {}
}
