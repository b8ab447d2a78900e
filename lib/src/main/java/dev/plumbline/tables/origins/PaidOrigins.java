package dev.plumbline.tables.origins;

import dev.plumbline.schema.Origins;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.PaidCapacity;

/**
 * Origins of {@link PaidCapacity}: charge lines, divided over the hours in which they lie. The
 * night that saw a difference to a closed period is no column of an input.
 */
final class PaidOrigins {
  static final Origins ORIGINS = amounts(places()).build();

  private PaidOrigins() {}

  private static Origins.Builder places() {
    return PlacedCharges.in(Origins.of(PaidCapacity.TABLE))
        .made(
            PaidCapacity.CAPACITY_DATE,
            ChargeLine.START_AT,
            ChargeLine.END_AT,
            ChargeLine.PERIOD_START_AT)
        .made(
            PaidCapacity.HOUR_AT,
            ChargeLine.START_AT,
            ChargeLine.END_AT,
            ChargeLine.PERIOD_START_AT)
        .same(PaidCapacity.BILLING_RESOURCE_ID, ChargeLine.BILLING_RESOURCE_ID)
        .same(PaidCapacity.CHARGE_KIND, ChargeLine.CHARGE_KIND)
        .same(PaidCapacity.CURRENCY, ChargeLine.CURRENCY)
        .same(PaidCapacity.INVOICE, ChargeLine.INVOICE)
        .same(PaidCapacity.BILLING_PERIOD_START, ChargeLine.PERIOD)
        .made(PaidCapacity.CORRECTS_DATE, ChargeLine.START_AT)
        .same(PaidCapacity.CLOSED_DATE, ChargeLine.CLOSED_DATE)
        .summed(PaidCapacity.PROVIDER, ChargeLine.PROVIDER)
        .summed(PaidCapacity.SUB_ACCOUNT, ChargeLine.SUB_ACCOUNT)
        .summed(PaidCapacity.NODE, ChargeLine.NODE)
        .summed(PaidCapacity.CLUSTER, ChargeLine.CLUSTER)
        .summed(PaidCapacity.INSTANCE_TYPE, ChargeLine.INSTANCE_TYPE)
        .summed(PaidCapacity.GPU_MODEL, ChargeLine.GPU_MODEL);
  }

  private static Origins.Builder amounts(Origins.Builder table) {
    return table
        .summed(PaidCapacity.PAID_GPU_SECONDS, ChargeLine.GPU_SECONDS)
        .summed(PaidCapacity.MACHINE_GPUS, ChargeLine.GPUS)
        .summed(PaidCapacity.EXCESS_GPU_SECONDS, ChargeLine.GPU_SECONDS, ChargeLine.GPUS)
        .summed(PaidCapacity.BILLED_COST, ChargeLine.BILLED_COST)
        .summed(PaidCapacity.EFFECTIVE_COST, ChargeLine.EFFECTIVE_COST)
        .summed(PaidCapacity.LIST_COST, ChargeLine.LIST_COST)
        .summed(PaidCapacity.CONTRACTED_COST, ChargeLine.CONTRACTED_COST)
        .counted(PaidCapacity.PRICE_SOURCE)
        .decided(PaidCapacity.PRICE_STATE, ChargeLine.CLOSED_DATE);
  }
}
