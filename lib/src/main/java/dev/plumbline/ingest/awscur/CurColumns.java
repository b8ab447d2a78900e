package dev.plumbline.ingest.awscur;

import java.util.List;

/** Columns of a report that rules ask for, as the legacy report spells them. */
final class CurColumns {
  static final String PAYER = "bill/PayerAccountId";
  static final String PERIOD_START = "bill/BillingPeriodStartDate";
  static final String PERIOD_END = "bill/BillingPeriodEndDate";
  static final String BILL_TYPE = "bill/BillType";
  static final String TYPE = "lineItem/LineItemType";
  static final String START = "lineItem/UsageStartDate";
  static final String END = "lineItem/UsageEndDate";
  static final String USAGE_TYPE = "lineItem/UsageType";
  static final String USAGE_AMOUNT = "lineItem/UsageAmount";
  static final String UNBLENDED = "lineItem/UnblendedCost";
  static final String CURRENCY = "lineItem/CurrencyCode";
  static final String RESOURCE = "lineItem/ResourceId";
  static final String PRODUCT_CODE = "lineItem/ProductCode";
  static final String INTERVAL = "identity/TimeInterval";
  static final String INSTANCE_TYPE = "product/instanceType";
  static final String UNIT = "pricing/unit";
  static final String PRICING_CURRENCY = "pricing/currency";
  static final String TERM = "pricing/term";
  static final String PURCHASE_OPTION = "pricing/purchaseOption";
  static final String RESERVATION = "reservation/ReservationARN";
  static final String RESERVATION_EFFECTIVE = "reservation/EffectiveCost";
  static final String UNUSED_RECURRING = "reservation/UnusedRecurringFee";
  static final String UNUSED_UPFRONT = "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod";
  static final String UNUSED_QUANTITY = "reservation/UnusedQuantity";
  static final String SAVINGS_PLAN = "savingsPlan/SavingsPlanARN";
  static final String SAVINGS_PLAN_EFFECTIVE = "savingsPlan/SavingsPlanEffectiveCost";
  static final String TOTAL_COMMITMENT = "savingsPlan/TotalCommitmentToDate";
  static final String USED_COMMITMENT = "savingsPlan/UsedCommitment";
  static final String SPLIT_PARENT = "splitLineItem/ParentResourceId";
  static final String SPLIT_USAGE = "splitLineItem/SplitUsage";
  static final String SPLIT_RATIO = "splitLineItem/SplitUsageRatio";

  /** Without these no line can be read. */
  static final List<String> MANDATORY =
      List.of(PAYER, PERIOD_START, PERIOD_END, TYPE, START, END, UNBLENDED, CURRENCY);

  private CurColumns() {}
}
