package dev.plumbline.ingest.azure;

import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of Azure's cost details: under which names the agreements write them, which FOCUS
 * column they go to, and how. Names are compared without case and without anything but letters and
 * digits. A localized header carries the English name in brackets at its end: {@code Datum (Date)}.
 */
enum AzureColumn {
  DATE(
      FocusCharge.CHARGE_PERIOD_START,
      "the day in UTC; ChargePeriodEnd is the next",
      "Date",
      "UsageDateTime",
      "UsageDate"),
  COST(
      FocusCharge.BILLED_COST,
      "and EffectiveCost; under a commitment one of the two is 0, see the charge type",
      "CostInBillingCurrency",
      "Cost",
      "PreTaxCost",
      "ExtendedCost"),
  CURRENCY(FocusCharge.BILLING_CURRENCY, "", "BillingCurrency", "BillingCurrencyCode", "Currency"),
  QUANTITY(
      FocusCharge.PRICING_QUANTITY,
      "in blocks of the unit; ConsumedQuantity of usage, CommitmentDiscountQuantity of an unused"
          + " reservation",
      "Quantity",
      "UsageQuantity",
      "ConsumedQuantity"),
  UNIT(
      FocusCharge.PRICING_UNIT,
      "100 Hours: the quantity is in hours; 10K: it is in ten thousands",
      "UnitOfMeasure",
      "Unit"),
  METER_CATEGORY(
      FocusCharge.SERVICE_NAME, "and, with ServiceFamily, ServiceCategory", "MeterCategory"),
  RESOURCE_ID(
      FocusCharge.RESOURCE_ID,
      "in the case of the file; its provider path is ResourceType",
      "ResourceId",
      "InstanceId",
      "InstanceName"),
  BILLING_ACCOUNT_ID(
      FocusCharge.BILLING_ACCOUNT_ID,
      "of a Customer Agreement (an id with a colon) BillingProfileId, else SubscriptionId",
      "BillingAccountId"),
  BILLING_ACCOUNT_NAME(
      FocusCharge.BILLING_ACCOUNT_NAME, "or BillingProfileName", "BillingAccountName"),
  PROFILE_ID(FocusCharge.BILLING_ACCOUNT_ID, "see BillingAccountId", "BillingProfileId"),
  PROFILE_NAME(FocusCharge.BILLING_ACCOUNT_NAME, "see BillingAccountId", "BillingProfileName"),
  SUBSCRIPTION_ID(FocusCharge.SUB_ACCOUNT_ID, "", "SubscriptionGuid", "SubscriptionId"),
  SUBSCRIPTION_NAME(FocusCharge.SUB_ACCOUNT_NAME, "", "SubscriptionName"),
  PERIOD_START(FocusCharge.BILLING_PERIOD_START, "else the day's month", "BillingPeriodStartDate"),
  PERIOD_END(
      FocusCharge.BILLING_PERIOD_END,
      "the day after; else the day's month",
      "BillingPeriodEndDate"),
  INVOICE_ID(FocusCharge.INVOICE_ID, "", "InvoiceId"),
  CHARGE_TYPE(
      FocusCharge.CHARGE_CATEGORY,
      "UnusedReservation and UnusedSavingsPlan: Usage; Refund: Purchase, ChargeClass Correction;"
          + " RoundingAdjustment: Adjustment; without the column: Usage",
      "ChargeType"),
  FREQUENCY(
      FocusCharge.CHARGE_FREQUENCY, "OneTime: One-Time; UsageBased: Usage-Based", "Frequency"),
  PRICING_MODEL(
      FocusCharge.PRICING_CATEGORY,
      "OnDemand: Standard; Spot: Dynamic; Reservation, SavingsPlan: Committed",
      "PricingModel"),
  PRODUCT(FocusCharge.CHARGE_DESCRIPTION, "", "ProductName", "Product"),
  METER_NAME(FocusCharge.SKU_METER, "", "MeterName"),
  METER_ID(FocusCharge.SKU_ID, "the same for on-demand and committed use of a size", "MeterId"),
  UNIT_PRICE(
      FocusCharge.CONTRACTED_UNIT_PRICE,
      "of a block; where PricingCurrency is another one, in its column",
      "UnitPrice"),
  LIST_PRICE(FocusCharge.LIST_UNIT_PRICE, "as UnitPrice", "PayGPrice", "PayAsYouGoPrice"),
  LIST_COST(FocusCharge.LIST_COST, "", "PaygCostInBillingCurrency"),
  PRICING_CURRENCY(FocusCharge.PRICING_CURRENCY, "", "PricingCurrency"),
  BENEFIT_ID(
      FocusCharge.COMMITMENT_DISCOUNT_ID, "its path tells reservation and plan", "BenefitId"),
  BENEFIT_NAME(FocusCharge.COMMITMENT_DISCOUNT_NAME, "", "BenefitName"),
  RESERVATION_ID(FocusCharge.COMMITMENT_DISCOUNT_ID, "without BenefitId", "ReservationId"),
  RESERVATION_NAME(FocusCharge.COMMITMENT_DISCOUNT_NAME, "without BenefitName", "ReservationName"),
  ORDER_NAME(
      FocusCharge.SKU_PRICE_DETAILS, "InstanceType of unused reservations", "ProductOrderName"),
  ADDITIONAL_INFO(
      FocusCharge.SKU_PRICE_DETAILS,
      "ServiceType of a virtual machine: InstanceType; ReservationId as above; text kept",
      "AdditionalInfo"),
  PARTNER(FocusCharge.INVOICE_ISSUER_NAME, "else Microsoft", "PartnerName"),
  PUBLISHER(FocusCharge.PUBLISHER_NAME, "else Microsoft, except Marketplace", "PublisherName"),
  PUBLISHER_TYPE(FocusCharge.PUBLISHER_NAME, "see PublisherName", "PublisherType"),
  LOCATION(FocusCharge.REGION_ID, "in lower case without blanks", "ResourceLocation"),
  ZONE(FocusCharge.AVAILABILITY_ZONE, "", "AvailabilityZone"),
  RESOURCE_NAME(FocusCharge.RESOURCE_NAME, "else the id's last part", "ResourceName"),
  RESOURCE_TYPE(FocusCharge.RESOURCE_TYPE, "else from the id", "ResourceType"),
  SERVICE_FAMILY(FocusCharge.SERVICE_CATEGORY, "where MeterCategory is unknown", "ServiceFamily"),
  TAGS(FocusCharge.TAGS, "JSON with or without its outer braces", "Tags");

  /** Known columns that no rule needs; they are kept by name and not reported as new. */
  private static final List<String> KEPT =
      List.of(
          "AccountId AccountName AccountOwnerId AccountOwner BillingPeriod ConsumedService",
          "ConsumedServiceId CostAllocationRuleName CostCenter CostInPricingCurrency CostInUsd Day",
          "CustomerName CustomerTenantId Department DepartmentName EffectivePrice ExchangeRate",
          "ExchangeRateDate ExchangeRatePricingToBilling InvoiceSection InvoiceSectionId Month",
          "InvoiceSectionName IsAzureCreditEligible Location MeterRegion MeterSubCategory OfferId",
          "OfferName PartNumber PartnerEarnedCreditApplied PartnerEarnedCreditRate PartnerTenantId",
          "PaygCostInUsd PlanName PreviousInvoiceId ProductId ProductOrderId Provider PublisherId",
          "ResellerMpnId ResellerName ResourceGroup ResourceGroupName ResourceLocationId",
          "ResourceLocationNormalized ResourceRate ServiceAdministratorId ServiceInfo ServiceInfo1",
          "ServiceInfo2 ServiceName ServicePeriodEndDate ServicePeriodStartDate ServiceTier",
          "StoreServiceIdentifier Term Year");

  private static final Pattern LOCALIZED = Pattern.compile(".*\\(([A-Za-z0-9 _-]+)\\)\\s*");
  private static final Map<String, AzureColumn> BY_NAME = new HashMap<>();
  private static final Set<String> KNOWN = new HashSet<>();

  static {
    for (AzureColumn column : values()) {
      column.names.forEach(name -> BY_NAME.put(plain(name), column));
    }
    KEPT.forEach(line -> List.of(line.split(" ", -1)).forEach(name -> KNOWN.add(plain(name))));
  }

  private final Col focus;
  private final String rule;
  private final List<String> names;

  AzureColumn(Col focus, String rule, String... names) {
    this.focus = focus;
    this.rule = rule;
    this.names = List.of(names);
  }

  /** The FOCUS column it goes to. */
  Col focus() {
    return focus;
  }

  /** How; empty when it is taken as it stands. */
  String rule() {
    return rule;
  }

  /** Its names, the one that counts first where a file has several. */
  List<String> names() {
    return names;
  }

  /** The column under this header, or null. */
  static AzureColumn of(String header) {
    return BY_NAME.get(english(header));
  }

  /** Where among its column's names the header stands; lower counts more. */
  int rank(String header) {
    return names.stream().map(AzureColumn::plain).toList().indexOf(english(header));
  }

  /** True for a column that Azure is known to write and that is only kept. */
  static boolean isKept(String header) {
    return KNOWN.contains(english(header));
  }

  private static String english(String header) {
    Matcher localized = LOCALIZED.matcher(header);
    return plain(localized.matches() ? localized.group(1) : header);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
