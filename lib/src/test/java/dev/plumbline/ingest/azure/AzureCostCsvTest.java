package dev.plumbline.ingest.azure;

import static dev.plumbline.ingest.azure.Details.money;
import static dev.plumbline.ingest.azure.Details.only;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.BILLING_PERIOD_START;
import static dev.plumbline.tables.FocusCharge.CHARGE_PERIOD_END;
import static dev.plumbline.tables.FocusCharge.CHARGE_PERIOD_START;
import static dev.plumbline.tables.FocusCharge.CONSUMED_QUANTITY;
import static dev.plumbline.tables.FocusCharge.CONSUMED_UNIT;
import static dev.plumbline.tables.FocusCharge.EFFECTIVE_COST;
import static dev.plumbline.tables.FocusCharge.PRICING_QUANTITY;
import static dev.plumbline.tables.FocusCharge.PRICING_UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureCostCsvTest {
  private static final String H100 = "{\"ServiceType\":\"Standard_ND96isr_H100_v5\",\"VCPUs\":96}";

  @Test
  void aLineOfAMachineSaysWhatTheMoneyRulesAsk() {
    RecordingSink sink =
        Details.line()
            .with("MeterId", "m-1")
            .with("MeterName", "ND96isr H100 v5")
            .with("ProductName", "Virtual Machines NDsr H100 v5")
            .with("AdditionalInfo", H100)
            .with("ResourceLocation", "West Europe")
            .with("Frequency", "UsageBased")
            .with("PricingModel", "OnDemand")
            .with("ChargeType", "Usage")
            .with("CostCenter", "4711")
            .with("CarbonScore", "A")
            .read();

    assertThat(only(sink, BILLED_COST)).isEqualTo(money("10"));
    assertThat(only(sink, EFFECTIVE_COST)).isEqualTo(money("10"));
    assertThat(only(sink, CHARGE_PERIOD_START)).isEqualTo(Instant.parse("2026-07-14T00:00:00Z"));
    assertThat(only(sink, CHARGE_PERIOD_END)).isEqualTo(Instant.parse("2026-07-15T00:00:00Z"));
    // no billing period stands there: the day's month
    assertThat(only(sink, BILLING_PERIOD_START)).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(only(sink, BILLING_PERIOD_END)).isEqualTo(Instant.parse("2026-08-01T00:00:00Z"));
    assertThat(only(sink, FocusCharge.CHARGE_CATEGORY)).isEqualTo("Usage");
    assertThat(only(sink, FocusCharge.CHARGE_FREQUENCY)).isEqualTo("Usage-Based");
    assertThat(only(sink, FocusCharge.PRICING_CATEGORY)).isEqualTo("Standard");
    assertThat(only(sink, FocusCharge.SERVICE_CATEGORY)).isEqualTo("Compute");
    assertThat(only(sink, FocusCharge.SERVICE_NAME)).isEqualTo("Virtual Machines");
    assertThat(only(sink, FocusCharge.SKU_METER)).isEqualTo("ND96isr H100 v5");
    assertThat(only(sink, FocusCharge.SKU_ID)).isEqualTo("m-1");
    assertThat(only(sink, FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"Standard_ND96isr_H100_v5\"}");
    assertThat(only(sink, FocusCharge.RESOURCE_TYPE))
        .isEqualTo("Microsoft.Compute/virtualMachines");
    assertThat(only(sink, FocusCharge.RESOURCE_NAME)).isEqualTo("vm-1");
    assertThat(only(sink, FocusCharge.REGION_ID)).isEqualTo("westeurope");
    assertThat(only(sink, FocusCharge.PROVIDER_NAME)).isEqualTo("Microsoft");
    assertThat(only(sink, FocusCharge.PUBLISHER_NAME)).isEqualTo("Microsoft");
    assertThat(only(sink, CONSUMED_QUANTITY)).isEqualTo(money("2"));
    assertThat(only(sink, CONSUMED_UNIT)).isEqualTo("Hour");
    assertThat(only(sink, FocusCharge.EXTRA))
        .isEqualTo(Map.of("AdditionalInfo", H100, "CarbonScore", "A", "CostCenter", "4711"));
    assertThat(sink.unmapped).containsExactly("CarbonScore");
    assertThat(sink.absent).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // Quantity, unit -> consumed, unit, priced
    "3, 100 Hours, 3, Hours, 0.03",
    "24, 1 Hour, 24, Hour, 24",
    "5, 10 GB/Month, 5, GB/Month, 0.5",
    "0.0129, 10K, 129, Units, 0.0129",
    "0.5, 1M, 500000, Units, 0.5",
    "0.25, '10,000s', 2500, Units, 0.25",
    "0.0323, 1/Month, 0.0323, Units /Month, 0.0323",
    "7, Hours, 7, Hours, 7"
  })
  void quantitiesCountNounsAndBareNumbersMultiply(
      String quantity, String unit, String consumed, String consumedUnit, String priced) {
    RecordingSink sink =
        Details.line().with("Quantity", quantity).with("UnitOfMeasure", unit).read();

    assertThat(only(sink, CONSUMED_QUANTITY)).isEqualTo(money(consumed));
    assertThat(only(sink, CONSUMED_UNIT)).isEqualTo(consumedUnit);
    assertThat(only(sink, PRICING_QUANTITY)).isEqualTo(money(priced));
    assertThat(only(sink, PRICING_UNIT)).isEqualTo(unit);
  }

  @Test
  void anAmortizedExportShowsItselfByACostUnderACommitment() {
    RecordingSink used =
        Details.line().with("ChargeType", "Usage").with("PricingModel", "Reservation").read();
    assertThat(only(used, BILLED_COST)).isEqualTo(money("0"));
    assertThat(only(used, EFFECTIVE_COST)).isEqualTo(money("10"));
    assertThat(only(used, FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Used");
    assertThat(only(used, FocusCharge.COMMITMENT_DISCOUNT_TYPE)).isEqualTo("Reservation");

    RecordingSink unused =
        Details.line()
            .with("ChargeType", "UnusedReservation")
            .with("PricingModel", "Reservation")
            .with("ReservationId", "r-1")
            .with("ProductOrderName", "Reserved VM Instance, Standard_ND96isr_H100_v5, US, 1 Year")
            .read();
    assertThat(only(unused, BILLED_COST)).isEqualTo(money("0"));
    assertThat(only(unused, EFFECTIVE_COST)).isEqualTo(money("10"));
    assertThat(only(unused, FocusCharge.CHARGE_CATEGORY)).isEqualTo("Usage");
    assertThat(only(unused, FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
    assertThat(only(unused, FocusCharge.COMMITMENT_DISCOUNT_ID)).isEqualTo("r-1");
    assertThat(only(unused, FocusCharge.COMMITMENT_DISCOUNT_QUANTITY)).isEqualTo(money("2"));
    assertThat(only(unused, FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isEqualTo("Hour");
    assertThat(only(unused, CONSUMED_QUANTITY)).isNull();
    assertThat(only(unused, FocusCharge.SKU_PRICE_DETAILS))
        .isEqualTo("{\"InstanceType\":\"Standard_ND96isr_H100_v5\"}");
  }

  @Test
  void aSavingsPlanIsSpendAndItsIdleHoursAreUnknown() {
    String plan = "/providers/Microsoft.BillingBenefits/savingsPlanOrders/o/savingsPlans/p";
    RecordingSink sink =
        Details.line().with("ChargeType", "UnusedSavingsPlan").with("benefitId", plan).read();

    assertThat(only(sink, FocusCharge.COMMITMENT_DISCOUNT_CATEGORY)).isEqualTo("Spend");
    assertThat(only(sink, FocusCharge.COMMITMENT_DISCOUNT_ID)).isEqualTo(plan);
    assertThat(only(sink, FocusCharge.COMMITMENT_DISCOUNT_QUANTITY)).isNull();
  }

  @Test
  void aReservationBoughtIsBilledAndNotEffective() {
    Details bought =
        Details.line().with("ChargeType", "Purchase").with("PricingModel", "Reservation");
    assertThat(only(bought.read(), BILLED_COST)).isEqualTo(money("10"));
    assertThat(only(bought.read(), EFFECTIVE_COST)).isEqualTo(money("0"));

    // a purchase of something else is effective at once
    RecordingSink other = Details.line().with("ChargeType", "Purchase").read();
    assertThat(only(other, EFFECTIVE_COST)).isEqualTo(money("10"));

    RecordingSink refund = bought.with("ChargeType", "Refund").read();
    assertThat(only(refund, FocusCharge.CHARGE_CATEGORY)).isEqualTo("Purchase");
    assertThat(only(refund, FocusCharge.CHARGE_CLASS)).isEqualTo("Correction");
  }

  @Test
  void reservedUsageAtZeroIsNoMeasurementInAnActualExport() {
    Details line =
        Details.line().with("PricingModel", "Reservation").with("CostInBillingCurrency", "0");

    for (String path : List.of("details.csv", "exports/actualcost/details.csv")) {
      RecordingSink sink = line.readAs(path);
      assertThat(sink.rows).isEmpty();
      assertThat(sink.rejects.get(0).reasons())
          .containsExactly(
              "effective_cost_not_in_actual_export: usage under a commitment costs 0 here");
    }
    RecordingSink amortized = line.readAs("exports/AmortizedCost/details.csv");
    assertThat(only(amortized, EFFECTIVE_COST)).isEqualTo(money("0"));
  }

  @Test
  void anEarlierAmortizedCostTellsThatZeroIsZero() {
    Details line = Details.line().with("PricingModel", "Reservation");
    String one = line.values();
    String zero = line.with("CostInBillingCurrency", "0").values();

    RecordingSink sink = Details.read("d.csv", line.header() + "\n" + one + "\n" + zero + "\n");
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(Details.sum(sink, EFFECTIVE_COST)).isEqualTo(money("10"));

    // and a file that says actual cannot have such a cost
    RecordingSink contradiction = line.with("CostInBillingCurrency", "10").readAs("actual.csv");
    assertThat(contradiction.rejects.get(0).reasons())
        .containsExactly("cost_under_commitment_in_actual_export: 10.000000000000");
  }

  /** One cell feeds several columns; the reason is given once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CostInBillingCurrency|free|BilledCost is no decimal of at most 26.12 digits: free",
        "CostInBillingCurrency||BilledCost has no value",
        "Date|soon|ChargePeriodStart is no date ISO 8601: soon",
        "Date||ChargePeriodStart has no value"
      })
  void aCellThatCannotBeReadIsOneReason(String column, String cell, String reason) {
    RecordingSink sink = Details.line().with(column, cell == null ? "" : cell).read();
    assertThat(sink.rejects.get(0).reasons()).containsExactly(reason);
  }

  @Test
  void theReservationMayStandInAdditionalInfoAlone() {
    RecordingSink sink =
        Details.line()
            .with("CostInBillingCurrency", "0")
            .with("AdditionalInfo", "\"ReservationId\": \"r-9\", \"VCPUs\": 2")
            .read();
    assertThat(sink.rejects.get(0).reasons().get(0)).startsWith("effective_cost_not_in_actual");
  }
}
