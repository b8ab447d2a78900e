package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;
import static org.apache.spark.sql.functions.to_date;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;

/**
 * One charge line in the words of FOCUS Cost and Usage 1.0 to 1.4. Column names are FOCUS column
 * ids; what FOCUS does not know is kept under {@code x_}.
 */
public final class FocusCharge {
  private static final TableBuilder T =
      silver("focus_charge")
          .grain("charge line")
          .doc("Every charge line in force, mapped to FOCUS columns.");

  public static final Col PERIOD =
      T.date("billing_period_start").required().doc("date of BillingPeriodStart");
  public static final Col SOURCE = T.string("x_source").required().doc("configured source name");
  public static final Col SOURCE_FORMAT =
      T.string("x_source_format").required().doc("format the line was read as, e.g. FOCUS 1.2");
  public static final Col SOURCE_FILE = T.string("x_source_file").required().doc("landing file");
  public static final Col LINE_NUMBER = T.count("x_line_number").required().doc("line in the file");
  public static final Col AVAILABILITY_ZONE = T.string("AvailabilityZone").doc("zone");
  public static final Col BILLED_COST = T.money("BilledCost").required().doc("invoice basis");
  public static final Col BILLING_ACCOUNT_ID =
      T.string("BillingAccountId").required().doc("account billed");
  public static final Col BILLING_ACCOUNT_NAME = T.string("BillingAccountName").doc("its name");
  public static final Col BILLING_ACCOUNT_TYPE =
      T.string("BillingAccountType").doc("kind of account");
  public static final Col BILLING_CURRENCY =
      T.string("BillingCurrency").required().doc("currency of the costs");
  public static final Col BILLING_PERIOD_START =
      T.timestamp("BillingPeriodStart").required().doc("inclusive");
  public static final Col BILLING_PERIOD_END =
      T.timestamp("BillingPeriodEnd").required().doc("exclusive");
  public static final Col CAPACITY_RESERVATION_ID =
      T.string("CapacityReservationId").doc("reservation");
  public static final Col CAPACITY_RESERVATION_STATUS =
      T.string("CapacityReservationStatus").doc("Used or Unused");
  public static final Col CHARGE_CATEGORY =
      T.string("ChargeCategory").required().doc("Usage, Purchase, Tax, Credit, Adjustment");
  public static final Col CHARGE_CLASS = T.string("ChargeClass").doc("Correction, or null");
  public static final Col CHARGE_DESCRIPTION = T.string("ChargeDescription").doc("free text");
  public static final Col CHARGE_FREQUENCY =
      T.string("ChargeFrequency").doc("One-Time, Recurring, Usage-Based");
  public static final Col CHARGE_PERIOD_START =
      T.timestamp("ChargePeriodStart").required().doc("inclusive");
  public static final Col CHARGE_PERIOD_END =
      T.timestamp("ChargePeriodEnd").required().doc("exclusive");
  public static final Col COMMITMENT_DISCOUNT_CATEGORY =
      T.string("CommitmentDiscountCategory").doc("Spend or Usage");
  public static final Col COMMITMENT_DISCOUNT_ID =
      T.string("CommitmentDiscountId").doc("commitment");
  public static final Col COMMITMENT_DISCOUNT_NAME =
      T.string("CommitmentDiscountName").doc("its name");
  public static final Col COMMITMENT_DISCOUNT_QUANTITY =
      T.quantity("CommitmentDiscountQuantity").doc("commitment quantity");
  public static final Col COMMITMENT_DISCOUNT_STATUS =
      T.string("CommitmentDiscountStatus").doc("Used or Unused");
  public static final Col COMMITMENT_DISCOUNT_TYPE =
      T.string("CommitmentDiscountType").doc("provider's word");
  public static final Col COMMITMENT_DISCOUNT_UNIT =
      T.string("CommitmentDiscountUnit").doc("unit of the quantity");
  public static final Col COMMITMENT_PROGRAM_ELIGIBILITY_DETAILS =
      T.string("CommitmentProgramEligibilityDetails").doc("programs (JSON), from 1.4");
  public static final Col CONSUMED_QUANTITY = T.quantity("ConsumedQuantity").doc("consumed");
  public static final Col CONSUMED_UNIT = T.string("ConsumedUnit").doc("its unit");
  public static final Col CONTRACT_APPLIED =
      T.string("ContractApplied").doc("contract elements (JSON)");
  public static final Col CONTRACTED_COST = T.money("ContractedCost").doc("at contracted price");
  public static final Col CONTRACTED_UNIT_PRICE = T.quantity("ContractedUnitPrice").doc("price");
  public static final Col EFFECTIVE_COST =
      T.money("EffectiveCost").required().doc("amortised cost");
  public static final Col HOST_PROVIDER_NAME = T.string("HostProviderName").doc("who hosts");
  public static final Col INVOICE_ID = T.string("InvoiceId").doc("invoice");
  public static final Col INVOICE_DETAIL_ID =
      T.string("InvoiceDetailId").doc("line of the invoice, from 1.4");
  public static final Col INVOICE_ISSUER_NAME = T.string("InvoiceIssuerName").doc("who bills");
  public static final Col LIST_COST = T.money("ListCost").doc("at list price");
  public static final Col LIST_UNIT_PRICE = T.quantity("ListUnitPrice").doc("price");
  public static final Col PRICING_CATEGORY =
      T.string("PricingCategory").doc("Standard, Dynamic, Committed, Other");
  public static final Col PRICING_CURRENCY = T.string("PricingCurrency").doc("currency priced in");
  public static final Col PRICING_CURRENCY_CONTRACTED_UNIT_PRICE =
      T.quantity("PricingCurrencyContractedUnitPrice").doc("price");
  public static final Col PRICING_CURRENCY_EFFECTIVE_COST =
      T.quantity("PricingCurrencyEffectiveCost").doc("cost in the pricing currency");
  public static final Col PRICING_CURRENCY_LIST_UNIT_PRICE =
      T.quantity("PricingCurrencyListUnitPrice").doc("price");
  public static final Col PRICING_QUANTITY = T.quantity("PricingQuantity").doc("priced");
  public static final Col PRICING_UNIT = T.string("PricingUnit").doc("its unit");
  public static final Col PROVIDER_NAME = T.string("ProviderName").doc("provider");
  public static final Col PUBLISHER_NAME = T.string("PublisherName").doc("publisher");
  public static final Col REGION_ID = T.string("RegionId").doc("region");
  public static final Col REGION_NAME = T.string("RegionName").doc("its name");
  public static final Col RESOURCE_ID = T.string("ResourceId").doc("resource");
  public static final Col RESOURCE_NAME = T.string("ResourceName").doc("its name");
  public static final Col RESOURCE_TYPE = T.string("ResourceType").doc("its kind");
  public static final Col SERVICE_CATEGORY =
      T.string("ServiceCategory").doc("FOCUS service category");
  public static final Col SERVICE_NAME = T.string("ServiceName").doc("provider's service");
  public static final Col SERVICE_PROVIDER_NAME =
      T.string("ServiceProviderName").doc("provider, from 1.3");
  public static final Col SERVICE_SUBCATEGORY =
      T.string("ServiceSubcategory").doc("FOCUS service subcategory");
  public static final Col SKU_ID = T.string("SkuId").doc("SKU");
  public static final Col SKU_METER = T.string("SkuMeter").doc("what is metered");
  public static final Col SKU_PRICE_DETAILS = T.string("SkuPriceDetails").doc("properties (JSON)");
  public static final Col SKU_PRICE_ID = T.string("SkuPriceId").doc("SKU price");
  public static final Col SUB_ACCOUNT_ID = T.string("SubAccountId").doc("sub account");
  public static final Col SUB_ACCOUNT_NAME = T.string("SubAccountName").doc("its name");
  public static final Col SUB_ACCOUNT_TYPE = T.string("SubAccountType").doc("its kind");
  public static final Col ALLOCATED_METHOD_ID =
      T.string("AllocatedMethodId").doc("split-cost method");
  public static final Col ALLOCATED_METHOD_DETAILS =
      T.string("AllocatedMethodDetails").doc("its details (JSON)");
  public static final Col ALLOCATED_RESOURCE_ID =
      T.string("AllocatedResourceId").doc("resource allocated to");
  public static final Col ALLOCATED_RESOURCE_NAME =
      T.string("AllocatedResourceName").doc("its name");
  public static final Col ALLOCATED_TAGS = T.string("AllocatedTags").doc("its tags (JSON)");
  public static final Col TAGS = T.map("Tags").doc("tags");
  public static final Col EXTRA = T.map("x_columns").doc("columns of the file FOCUS does not know");

  /** The declaration. */
  public static final TableSpec TABLE =
      FocusRules.on(T)
          .key(SOURCE, SOURCE_FILE, LINE_NUMBER)
          .keyProvenBy("a line of a file is read once, a file of a source once")
          .partitionedBy(PERIOD)
          .filteredBy(CHARGE_PERIOD_START, RESOURCE_ID)
          .fail(
              "a charge period does not end before it starts",
              CHARGE_PERIOD_END.of().geq(CHARGE_PERIOD_START.of()))
          .fail(
              "a billing period ends after it starts",
              BILLING_PERIOD_END.of().gt(BILLING_PERIOD_START.of()))
          .fail(
              "a charge stands in the slice of its BillingPeriodStart",
              PERIOD.of().equalTo(to_date(BILLING_PERIOD_START.of())))
          .oneOf(CHARGE_CATEGORY, "Usage", "Purchase", "Tax", "Credit", "Adjustment")
          .mayBeEmpty()
          .build();

  private FocusCharge() {}
}
