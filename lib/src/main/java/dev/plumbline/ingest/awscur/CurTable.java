package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.CurEntry.as;
import static dev.plumbline.ingest.awscur.CurEntry.by;
import static dev.plumbline.ingest.awscur.CurEntry.kept;

import dev.plumbline.tables.FocusCharge;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mapping: column of the report → FOCUS column → rule. Of several entries for one FOCUS column
 * the first that has a text on a line fills it. Names are those of the legacy report; {@link
 * CurHeader} finds them in Athena's and CUR 2.0's spelling too.
 */
final class CurTable {
  static final List<CurEntry> ENTRIES =
      List.of(
          // who bills whom, and when
          by(CurColumns.PAYER, FocusCharge.BILLING_ACCOUNT_ID, CurRule.TWELVE_DIGITS),
          as("bill/PayerAccountName", FocusCharge.BILLING_ACCOUNT_NAME),
          by("lineItem/UsageAccountId", FocusCharge.SUB_ACCOUNT_ID, CurRule.TWELVE_DIGITS),
          as("lineItem/UsageAccountName", FocusCharge.SUB_ACCOUNT_NAME),
          as(CurColumns.PERIOD_START, FocusCharge.BILLING_PERIOD_START),
          as(CurColumns.PERIOD_END, FocusCharge.BILLING_PERIOD_END),
          as(CurColumns.START, FocusCharge.CHARGE_PERIOD_START),
          as(CurColumns.END, FocusCharge.CHARGE_PERIOD_END),
          by(CurColumns.INTERVAL, FocusCharge.CHARGE_PERIOD_START, CurRule.INTERVAL_START),
          by(CurColumns.INTERVAL, FocusCharge.CHARGE_PERIOD_END, CurRule.INTERVAL_END),
          as("bill/InvoiceId", FocusCharge.INVOICE_ID),
          as("bill/InvoicingEntity", FocusCharge.INVOICE_ISSUER_NAME),
          as("bill/BillingEntity", FocusCharge.INVOICE_ISSUER_NAME),
          by(CurColumns.TYPE, FocusCharge.PROVIDER_NAME, CurRule.AWS),
          by("lineItem/LegalEntity", FocusCharge.PUBLISHER_NAME, CurRule.AWS_COMPANIES),
          // what kind of charge
          by(CurColumns.TYPE, FocusCharge.CHARGE_CATEGORY, CurRule.CATEGORY),
          by(CurColumns.TYPE, FocusCharge.CHARGE_FREQUENCY, CurRule.FREQUENCY),
          by(CurColumns.START, FocusCharge.CHARGE_CLASS, CurRule.CORRECTION),
          as("lineItem/LineItemDescription", FocusCharge.CHARGE_DESCRIPTION),
          kept(CurColumns.TYPE),
          kept("lineItem/Operation"),
          kept("lineItem/TaxType"),
          kept("identity/LineItemId"),
          kept(CurColumns.BILL_TYPE),
          // what it costs: CostRules says why
          by(CurColumns.UNBLENDED, FocusCharge.BILLED_COST, CurRule.BILLED),
          by(CurColumns.TYPE, FocusCharge.BILLED_COST, CurRule.UNBILLED),
          by(CurColumns.UNBLENDED, FocusCharge.EXTRA, CurRule.STATED),
          by(CurColumns.TYPE, FocusCharge.EFFECTIVE_COST, CurRule.NO_EFFECT),
          by(
              CurColumns.RESERVATION_EFFECTIVE,
              FocusCharge.EFFECTIVE_COST,
              CurRule.EFFECT_OF_DISCOUNTED),
          by(
              CurColumns.SAVINGS_PLAN_EFFECTIVE,
              FocusCharge.EFFECTIVE_COST,
              CurRule.EFFECT_OF_COVERED),
          by(CurColumns.UNUSED_RECURRING, FocusCharge.EFFECTIVE_COST, CurRule.UNUSED_RECURRING),
          by(CurColumns.UNUSED_UPFRONT, FocusCharge.EFFECTIVE_COST, CurRule.UNUSED_UPFRONT),
          by(CurColumns.TOTAL_COMMITMENT, FocusCharge.EFFECTIVE_COST, CurRule.UNUSED_COMMITMENT),
          by(CurColumns.UNBLENDED, FocusCharge.EFFECTIVE_COST, CurRule.EFFECT),
          by(CurColumns.UNBLENDED, FocusCharge.CONTRACTED_COST, CurRule.CONTRACTED),
          by("lineItem/UnblendedRate", FocusCharge.CONTRACTED_UNIT_PRICE, CurRule.METERED),
          by("pricing/publicOnDemandCost", FocusCharge.LIST_COST, CurRule.LISTED),
          by("pricing/publicOnDemandRate", FocusCharge.LIST_UNIT_PRICE, CurRule.LISTED),
          as(CurColumns.CURRENCY, FocusCharge.BILLING_CURRENCY),
          kept(CurColumns.PRICING_CURRENCY),
          kept("lineItem/NetUnblendedCost"),
          kept("savingsPlan/NetSavingsPlanEffectiveCost"),
          kept("reservation/NetEffectiveCost"),
          // how much of what, at which kind of price
          by(CurColumns.USAGE_AMOUNT, FocusCharge.CONSUMED_QUANTITY, CurRule.METERED),
          by(CurColumns.UNIT, FocusCharge.CONSUMED_UNIT, CurRule.UNIT),
          by(CurColumns.USAGE_TYPE, FocusCharge.CONSUMED_UNIT, CurRule.MACHINE_HOURS),
          by(CurColumns.USAGE_AMOUNT, FocusCharge.PRICING_QUANTITY, CurRule.METERED),
          by(CurColumns.UNIT, FocusCharge.PRICING_UNIT, CurRule.UNIT),
          by(CurColumns.USAGE_TYPE, FocusCharge.PRICING_UNIT, CurRule.MACHINE_HOURS),
          by(CurColumns.TYPE, FocusCharge.PRICING_CATEGORY, CurRule.PRICING),
          as(CurColumns.USAGE_TYPE, FocusCharge.SKU_METER),
          by(CurColumns.TYPE, FocusCharge.SKU_PRICE_DETAILS, CurRule.PRICE_DETAILS),
          as("product/sku", FocusCharge.SKU_ID),
          as("pricing/RateCode", FocusCharge.SKU_PRICE_ID),
          as("pricing/RateId", FocusCharge.SKU_PRICE_ID),
          // commitments
          as(CurColumns.SAVINGS_PLAN, FocusCharge.COMMITMENT_DISCOUNT_ID),
          as(CurColumns.RESERVATION, FocusCharge.COMMITMENT_DISCOUNT_ID),
          by(CurColumns.SAVINGS_PLAN, FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, CurRule.SPEND),
          by(CurColumns.RESERVATION, FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, CurRule.USAGE),
          by(CurColumns.SAVINGS_PLAN, FocusCharge.COMMITMENT_DISCOUNT_TYPE, CurRule.SAVINGS_PLAN),
          by(
              CurColumns.RESERVATION,
              FocusCharge.COMMITMENT_DISCOUNT_TYPE,
              CurRule.RESERVED_INSTANCE),
          by(CurColumns.TYPE, FocusCharge.COMMITMENT_DISCOUNT_STATUS, CurRule.COMMITMENT_STATUS),
          by(CurColumns.USAGE_AMOUNT, FocusCharge.COMMITMENT_DISCOUNT_QUANTITY, CurRule.USED_HOURS),
          by(
              CurColumns.UNUSED_QUANTITY,
              FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
              CurRule.UNUSED_HOURS),
          by(
              CurColumns.SAVINGS_PLAN_EFFECTIVE,
              FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
              CurRule.USED_MONEY),
          by(
              CurColumns.TOTAL_COMMITMENT,
              FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
              CurRule.UNUSED_MONEY),
          by(CurColumns.TYPE, FocusCharge.COMMITMENT_DISCOUNT_UNIT, CurRule.HOURS),
          by(CurColumns.CURRENCY, FocusCharge.COMMITMENT_DISCOUNT_UNIT, CurRule.CURRENCY),
          as("capacityReservation/CapacityReservationArn", FocusCharge.CAPACITY_RESERVATION_ID),
          by(CurColumns.RESOURCE, FocusCharge.CAPACITY_RESERVATION_ID, CurRule.CAPACITY),
          by(
              "capacityReservation/CapacityReservationStatus",
              FocusCharge.CAPACITY_RESERVATION_STATUS,
              CurRule.CAPACITY_STATUS),
          by(CurColumns.USAGE_TYPE, FocusCharge.CAPACITY_RESERVATION_STATUS, CurRule.IDLE_CAPACITY),
          // where and on what
          as("lineItem/AvailabilityZone", FocusCharge.AVAILABILITY_ZONE),
          as("product/regionCode", FocusCharge.REGION_ID),
          as("product/region", FocusCharge.REGION_ID),
          by(CurColumns.RESOURCE, FocusCharge.RESOURCE_ID, CurRule.UNLESS_SPLIT),
          by(CurColumns.RESOURCE, FocusCharge.RESOURCE_TYPE, CurRule.RESOURCE_TYPE),
          by(CurColumns.PRODUCT_CODE, FocusCharge.SERVICE_CATEGORY, CurRule.SERVICE),
          by(CurColumns.PRODUCT_CODE, FocusCharge.SERVICE_SUBCATEGORY, CurRule.SUPPORT),
          as("product/ProductName", FocusCharge.SERVICE_NAME),
          as("product/servicename", FocusCharge.SERVICE_NAME),
          as(CurColumns.PRODUCT_CODE, FocusCharge.SERVICE_NAME),
          // split cost allocation data
          by(CurColumns.SPLIT_PARENT, FocusCharge.RESOURCE_ID, CurRule.WHEN_SPLIT),
          by(CurColumns.SPLIT_PARENT, FocusCharge.ALLOCATED_METHOD_ID, CurRule.SPLIT_METHOD),
          by(CurColumns.SPLIT_RATIO, FocusCharge.ALLOCATED_METHOD_DETAILS, CurRule.SPLIT_DETAILS),
          by(CurColumns.RESOURCE, FocusCharge.ALLOCATED_RESOURCE_ID, CurRule.WHEN_SPLIT),
          by(CurColumns.RESOURCE, FocusCharge.ALLOCATED_RESOURCE_NAME, CurRule.SPLIT_NAME),
          kept("splitLineItem/SplitCost"),
          kept("splitLineItem/UnusedCost"),
          kept("splitLineItem/NetSplitCost"),
          kept("splitLineItem/NetUnusedCost"),
          kept("splitLineItem/ActualUsage"),
          kept("splitLineItem/ReservedUsage"),
          kept(CurColumns.SPLIT_USAGE),
          kept(CurColumns.SPLIT_RATIO));

  /** The report's columns that the table reads. */
  static final Set<String> SOURCES =
      ENTRIES.stream().map(CurEntry::source).collect(Collectors.toUnmodifiableSet());

  private CurTable() {}
}
