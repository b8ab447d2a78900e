package dev.plumbline.ingest.awscur;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each line item type becomes; the figures are worked out by hand. */
class LineItemTypesTest {
  private static final String PLAN = "arn:aws:savingsplans::123456789012:savingsplan/a";
  private static final String LEASE = "arn:aws:ec2:us-east-1:123456789012:reserved-instances/a";

  static void assertCosts(RecordingSink.Row row, String billed, String effective) {
    assertThat((BigDecimal) row.of(FocusCharge.BILLED_COST)).isEqualByComparingTo(billed);
    assertThat((BigDecimal) row.of(FocusCharge.EFFECTIVE_COST)).isEqualByComparingTo(effective);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> extra(RecordingSink.Row row) {
    return (Map<String, String>) row.of(FocusCharge.EXTRA);
  }

  @ParameterizedTest
  @CsvSource({
    "Usage, Usage, Usage-Based, 55.04",
    "Tax, Tax, One-Time, 10.1",
    "Credit, Credit, One-Time, -25",
    "Refund, Adjustment, One-Time, -55.04",
    "EdpDiscount, Credit, One-Time, -12.34",
    "PrivateRateDiscount, Credit, One-Time, -1",
    "BundledDiscount, Credit, One-Time, -2",
    "SppDiscount, Credit, One-Time, -3",
    "Fee, Purchase, One-Time, 150",
    "FlatRateSubscription, Purchase, Recurring, 20",
    "usage, Usage, Usage-Based, 1"
  })
  void aLineWithoutACommitmentCostsWhatTheInvoiceSays(
      String type, String category, String frequency, String cost) {
    RecordingSink.Row row = CurReport.of(type, cost).row();

    assertThat(row.of(FocusCharge.CHARGE_CATEGORY)).isEqualTo(category);
    assertThat(row.of(FocusCharge.CHARGE_FREQUENCY)).isEqualTo(frequency);
    assertCosts(row, cost, cost);
    assertThat(extra(row)).containsEntry("lineItem/LineItemType", type);
  }

  @Test
  void onDemandUsageIsStandardAndMeteredInHours() {
    RecordingSink.Row row =
        CurReport.of("Usage", "55.04").with("pricing/publicOnDemandCost", "60").row();

    assertThat(row.of(FocusCharge.PRICING_CATEGORY)).isEqualTo("Standard");
    assertThat((BigDecimal) row.of(FocusCharge.CONSUMED_QUANTITY)).isEqualByComparingTo("1");
    assertThat(row.of(FocusCharge.CONSUMED_UNIT)).isEqualTo("Hours");
    assertThat(row.of(FocusCharge.PRICING_UNIT)).isEqualTo("Hours");
    assertThat((BigDecimal) row.of(FocusCharge.LIST_COST)).isEqualByComparingTo("60");
    assertThat((BigDecimal) row.of(FocusCharge.CONTRACTED_COST)).isEqualByComparingTo("55.04");
    assertThat(row.of(FocusCharge.SKU_METER)).isEqualTo("BoxUsage:p5.48xlarge");
    assertThat(row.of(FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"p5.48xlarge\"}");
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Compute");
    assertThat(row.of(FocusCharge.PROVIDER_NAME)).isEqualTo("AWS");
    assertThat(extra(row)).containsEntry("pricing/unit", "Hrs");
  }

  /** Prices in dollars beside costs in rupees are no costs in rupees. */
  @Test
  void listPricesInAnotherCurrencyAreOnlyKept() {
    CurReport report =
        CurReport.of("Usage", "4600")
            .with("lineItem/CurrencyCode", "INR")
            .with("pricing/publicOnDemandCost", "60")
            .with("pricing/publicOnDemandRate", "60")
            .with("pricing/currency", "USD");

    assertThat(report.row().of(FocusCharge.LIST_COST)).isNull();
    assertThat(report.row().of(FocusCharge.LIST_UNIT_PRICE)).isNull();
    assertThat(extra(report.row()))
        .containsEntry("pricing/publicOnDemandCost", "60")
        .containsEntry("pricing/currency", "USD");
    RecordingSink.Row same = report.with("lineItem/CurrencyCode", "USD").row();
    assertThat((BigDecimal) same.of(FocusCharge.LIST_COST)).isEqualByComparingTo("60");
    assertThat((BigDecimal) same.of(FocusCharge.LIST_UNIT_PRICE)).isEqualByComparingTo("60");
  }

  @Test
  void spotUsageIsDynamicAlthoughItNamesNoProductAndNoUnit() {
    RecordingSink.Row row =
        CurReport.of("Usage", "0.324075")
            .with("lineItem/UsageType", "USE1-SpotUsage:g5.xlarge")
            .with("lineItem/UsageAmount", "0.75")
            .with("pricing/unit", "")
            .row();

    assertThat(row.of(FocusCharge.PRICING_CATEGORY)).isEqualTo("Dynamic");
    assertThat(row.of(FocusCharge.CONSUMED_UNIT)).isEqualTo("Hours");
    assertThat(row.of(FocusCharge.SKU_PRICE_DETAILS)).isEqualTo("{\"InstanceType\":\"g5.xlarge\"}");
  }

  @Test
  void reservedUsageIsBilledWithItsFee() {
    RecordingSink.Row row =
        CurReport.of("DiscountedUsage", "0.0")
            .with("reservation/EffectiveCost", "19.22")
            .with("reservation/ReservationARN", LEASE)
            .row();

    assertCosts(row, "0", "19.22");
    assertThat(row.of(FocusCharge.PRICING_CATEGORY)).isEqualTo("Committed");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_ID)).isEqualTo(LEASE);
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Usage");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_TYPE)).isEqualTo("Reserved Instance");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Used");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isEqualTo("Hours");
  }

  @Test
  void aReservationsFeeIsEffectiveWhereNothingUsedIt() {
    RecordingSink.Row row =
        CurReport.of("RIFee", "14299.68") // 744 h × 19.22
            .with("lineItem/UsageType", "HeavyUsage:p4d.24xlarge")
            .with("lineItem/UsageAmount", "744")
            .with("reservation/ReservationARN", LEASE)
            .with("reservation/UnusedRecurringFee", "384.4") // 20 h × 19.22
            .with("reservation/UnusedAmortizedUpfrontFeeForBillingPeriod", "15.6")
            .with("reservation/UnusedQuantity", "20")
            .row();

    assertCosts(row, "14299.68", "400"); // 384.4 + 15.6
    assertThat(row.of(FocusCharge.CHARGE_CATEGORY)).isEqualTo("Purchase");
    assertThat(row.of(FocusCharge.CHARGE_FREQUENCY)).isEqualTo("Recurring");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
    assertThat((BigDecimal) row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY))
        .isEqualByComparingTo("20");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isEqualTo("Hours");
    assertThat(row.of(FocusCharge.CONSUMED_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.PRICING_QUANTITY)).isNull();
    assertThat(extra(row)).containsEntry("lineItem/UsageAmount", "744");
    assertThat(row.of(FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"p4d.24xlarge\"}");
  }

  @Test
  void aReservationThatIsUsedUpIsAPurchaseAlone() {
    RecordingSink.Row row =
        CurReport.of("RIFee", "100")
            .with("reservation/ReservationARN", LEASE)
            .with("reservation/UnusedRecurringFee", "0.0")
            .with("reservation/UnusedQuantity", "0.0")
            .row();

    assertCosts(row, "100", "0");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isNull();
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isNull();
  }

  @Test
  void anUpfrontFeeIsEffectiveOnlyWhereNothingAmortizesIt() {
    RecordingSink.Row lease =
        CurReport.of("Fee", "1200").with("reservation/ReservationARN", LEASE).row();
    RecordingSink.Row plan =
        CurReport.of("SavingsPlanUpfrontFee", "5000")
            .with("savingsPlan/SavingsPlanARN", PLAN)
            .row();
    RecordingSink.Row other = CurReport.of("Fee", "150").row();

    assertCosts(lease, "1200", "0");
    assertCosts(plan, "5000", "0");
    assertCosts(other, "150", "150");
  }

  @Test
  void usageCoveredByASavingsPlanIsBilledWithItsFee() {
    RecordingSink.Row row =
        CurReport.of("SavingsPlanCoveredUsage", "55.04")
            .with("savingsPlan/SavingsPlanARN", PLAN)
            .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
            .row();

    assertCosts(row, "0", "38.53");
    assertThat((BigDecimal) row.of(FocusCharge.CONTRACTED_COST)).isEqualByComparingTo("55.04");
    assertThat(row.of(FocusCharge.PRICING_CATEGORY)).isEqualTo("Committed");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Spend");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_TYPE)).isEqualTo("Savings Plan");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Used");
    assertThat((BigDecimal) row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY))
        .isEqualByComparingTo("38.53");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isEqualTo("USD");
    assertThat(extra(row)).containsEntry("lineItem/UnblendedCost", "55.04");
  }

  @Test
  void aNegationCostsNothingAndMetersNothing() {
    RecordingSink sink =
        CurReport.of("SavingsPlanCoveredUsage", "55.04")
            .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
            .line("SavingsPlanNegation", "-55.04")
            .with("savingsPlan/SavingsPlanARN", PLAN)
            .read();
    RecordingSink.Row row = sink.rows.get(1);

    assertCosts(row, "0", "0");
    assertThat(row.of(FocusCharge.CHARGE_CATEGORY)).isEqualTo("Usage");
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Other");
    assertThat(row.of(FocusCharge.CONSUMED_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.PRICING_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isNull();
    assertThat(extra(row))
        .containsEntry("lineItem/UnblendedCost", "-55.04")
        .containsEntry("lineItem/UsageAmount", "1.0");
    assertThat(sink.absent).containsEntry("savings_plan_negation", 1L);
    assertThat(sink.absent).doesNotContainKey("savings_plan_residual");
  }

  @Test
  void whatNegationsDoNotTakeOffIsCounted() {
    // 55.04 − 55.03 = 0.01: a cent; 0.004 is none
    RecordingSink cent =
        CurReport.of("SavingsPlanCoveredUsage", "55.04")
            .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
            .line("SavingsPlanNegation", "-55.03")
            .read();
    RecordingSink less =
        CurReport.of("SavingsPlanCoveredUsage", "55.04")
            .with("savingsPlan/SavingsPlanEffectiveCost", "38.53")
            .line("SavingsPlanNegation", "-55.036")
            .read();

    assertThat(cent.absent).containsEntry("savings_plan_residual", 1L);
    assertThat(less.absent).doesNotContainKey("savings_plan_residual");
  }
}
