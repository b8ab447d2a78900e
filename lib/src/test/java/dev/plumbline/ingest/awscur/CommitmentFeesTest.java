package dev.plumbline.ingest.awscur;

import static dev.plumbline.ingest.awscur.LineItemTypesTest.assertCosts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitmentFeesTest {
  private static final String PLAN = "arn:aws:savingsplans::123456789012:savingsplan/a";

  @Test
  void aSavingsPlansFeeIsEffectiveWhereNothingUsedIt() {
    RecordingSink.Row row =
        CurReport.of("SavingsPlanRecurringFee", "100")
            .with("lineItem/ProductCode", "ComputeSavingsPlans")
            .with("lineItem/UsageType", "ComputeSP:3yrNoUpfront")
            .with("lineItem/ResourceId", PLAN)
            .with("savingsPlan/SavingsPlanARN", PLAN)
            .with("savingsPlan/TotalCommitmentToDate", "100")
            .with("savingsPlan/UsedCommitment", "77.06")
            .row();

    assertCosts(row, "100", "22.94"); // 100 − 77.06
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
    assertThat(row.of(FocusCharge.PRICING_CATEGORY)).isEqualTo("Committed");
    assertThat((BigDecimal) row.of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY))
        .isEqualByComparingTo("22.94");
    assertThat(row.of(FocusCharge.COMMITMENT_DISCOUNT_UNIT)).isEqualTo("USD");
    assertThat(row.of(FocusCharge.RESOURCE_TYPE)).isEqualTo("savingsplan");
    assertThat(row.of(FocusCharge.SERVICE_CATEGORY)).isEqualTo("Compute");
  }

  /** 100 − 99.9999999999 is what rounding leaves of a plan that was used up. */
  @Test
  void aHairOfAFeeIsNotUnused() {
    CurReport plan =
        CurReport.of("SavingsPlanRecurringFee", "100")
            .with("savingsPlan/SavingsPlanARN", PLAN)
            .with("savingsPlan/TotalCommitmentToDate", "100")
            .with("savingsPlan/UsedCommitment", "99.9999999999");

    assertThat(plan.row().of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isNull();
    assertThat(plan.row().of(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY)).isNull();
    assertCosts(plan.row(), "100", "0.0000000001");
    RecordingSink.Row cent = plan.with("savingsPlan/UsedCommitment", "99.99").row();
    assertThat(cent.of(FocusCharge.COMMITMENT_DISCOUNT_STATUS)).isEqualTo("Unused");
  }

  @ParameterizedTest
  @CsvSource({
    "DiscountedUsage, reservation/EffectiveCost",
    "SavingsPlanCoveredUsage, savingsPlan/SavingsPlanEffectiveCost",
    "RIFee, reservation/UnusedRecurringFee",
    "SavingsPlanRecurringFee, savingsPlan/UsedCommitment"
  })
  void aReportThatLeavesOutAmortizedCostsCannotSayWhatCommitmentsCost(String type, String column) {
    RecordingSink sink = CurReport.of(type, "1").read();

    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects.get(0).reasons())
        .singleElement()
        .asString()
        .startsWith("EffectiveCost of " + type + " needs ")
        .contains(column);
  }

  @Test
  void aTypeThatNobodyKnowsIsRefusedWithItsName() {
    RecordingSink sink = CurReport.of("QuantumFee", "1").read();

    assertThat(sink.rejects.get(0).reasons())
        .containsExactly("ChargeCategory is unknown for lineItem/LineItemType: QuantumFee");
  }

  @Test
  void aRefundOfAnEarlierPeriodCorrectsIt() {
    CurReport earlier =
        CurReport.of("Refund", "-1")
            .with("lineItem/UsageStartDate", "2026-06-20T00:00:00Z")
            .with("lineItem/UsageEndDate", "2026-06-20T01:00:00Z");

    assertThat(earlier.row().of(FocusCharge.CHARGE_CLASS)).isEqualTo("Correction");
    assertThat(CurReport.of("Refund", "-1").row().of(FocusCharge.CHARGE_CLASS)).isNull();
    assertThat(
            CurReport.of("Refund", "-1")
                .with("bill/BillType", "Refund")
                .row()
                .of(FocusCharge.CHARGE_CLASS))
        .isEqualTo("Correction");
  }

  /** A refund without an ARN: what it gives back was never effective, unless it recurs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Refund | Sign up charge for subscription: 363836886, planId: 1026576        | -68 | 0
          Refund | Refund: sign up charge for subscription: 363836886, planId: 102657 | -68 | 0
          Refund | Refund of monthly sign up charge for subscription 363836886        | -68 | -68
          Refund | Refund for service interruption                                    | -68 | -68
          Fee    | Sign up charge for subscription: 363836886, planId: 1026576        | 68  | 0
          Fee    | Domain registration                                                | 12  | 12
          """)
  void aFeeOfSignUpIsNeverEffective(String type, String says, String billed, String effective) {
    RecordingSink.Row row =
        CurReport.of(type, billed)
            .with("lineItem/UsageType", "HeavyUsage:p4d.24xlarge")
            .with("lineItem/LineItemDescription", says)
            .row();

    assertCosts(row, billed, effective);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tax", "Credit", "Refund", "EdpDiscount", "RIFee", "Fee"})
  void onlyUsageMeters(String type) {
    RecordingSink.Row row =
        CurReport.of(type, "1").with("reservation/UnusedRecurringFee", "1").row();

    assertThat(row.of(FocusCharge.CONSUMED_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.CONSUMED_UNIT)).isNull();
    assertThat(row.of(FocusCharge.PRICING_QUANTITY)).isNull();
    assertThat(row.of(FocusCharge.PRICING_UNIT)).isNull();
  }
}
