package dev.plumbline.tables.origins;

import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;

/**
 * Origins of {@link InvoiceBridge}. Whether an invoice has the step of what no night's stage holds
 * depends on its amounts, so what makes them decides which rows there are. The night that saw a
 * difference to a closed bridge is no column of an input.
 */
final class BridgeOrigins {
  static final Origins ORIGINS =
      PlacedCharges.in(Origins.of(InvoiceBridge.TABLE))
          .same(InvoiceBridge.PERIOD, ChargeLine.PERIOD)
          .same(InvoiceBridge.INVOICE, ChargeLine.INVOICE)
          .summed(InvoiceBridge.ISSUER, ChargeLine.ISSUER)
          .summed(InvoiceBridge.BILLING_ACCOUNT, ChargeLine.BILLING_ACCOUNT)
          .decided(InvoiceBridge.BILLING_ACCOUNT, ChargeLine.ISSUER)
          .same(InvoiceBridge.CURRENCY, ChargeLine.CURRENCY)
          .made(InvoiceBridge.STEP, GpuHourCost.STAGE)
          .counted(InvoiceBridge.STEP_NUMBER, InvoiceBridge.STEP_KIND)
          .summed(
              InvoiceBridge.AMOUNT,
              ChargeLine.BILLED_COST,
              ChargeLine.EFFECTIVE_COST,
              ChargeLine.UNUSED_OTHER_COST,
              PaidCapacity.EFFECTIVE_COST,
              GpuHourCost.COST)
          .summed(InvoiceBridge.CLOSED_DATE, ChargeLine.CLOSED_DATE)
          .rows(Influence.FILTER, ChargeLine.PREPAID, ChargeLine.BILLED_COST, GpuHourCost.COST)
          .rows(Influence.GROUP_BY, GpuHourCost.STAGE)
          .rows(
              Influence.JOIN,
              GpuHourCost.BILLING_PERIOD_START,
              GpuHourCost.INVOICE,
              GpuHourCost.CURRENCY,
              PaidCapacity.BILLING_PERIOD_START,
              PaidCapacity.INVOICE,
              PaidCapacity.CURRENCY)
          .build();

  private BridgeOrigins() {}
}
