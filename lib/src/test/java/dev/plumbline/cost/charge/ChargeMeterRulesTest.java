package dev.plumbline.cost.charge;

import static dev.plumbline.cost.charge.ChargeGiven.charge;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.CAPACITY_RESERVATION_STATUS;
import static dev.plumbline.tables.FocusCharge.CHARGE_DESCRIPTION;
import static dev.plumbline.tables.FocusCharge.CONSUMED_QUANTITY;
import static dev.plumbline.tables.FocusCharge.CONSUMED_UNIT;
import static dev.plumbline.tables.FocusCharge.CONTRACTED_COST;
import static dev.plumbline.tables.FocusCharge.EFFECTIVE_COST;
import static dev.plumbline.tables.FocusCharge.RESOURCE_ID;
import static dev.plumbline.tables.FocusCharge.SKU_METER;
import static dev.plumbline.tables.FocusCharge.SKU_PRICE_DETAILS;
import static dev.plumbline.terms.ChargeKind.COMMITMENT_UNUSED;
import static dev.plumbline.terms.ChargeKind.COMPUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.terms.ChargeKind;
import dev.plumbline.terms.ChargeMeter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChargeMeterRulesTest {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private static final String P5 = "{\"InstanceType\": \"p5.48xlarge\", \"CoreCount\": 192}";

  private static final String M6I = "{\"InstanceType\": \"m6i.large\"}";

  @ParameterizedTest
  @CsvSource({
    // cost, contracted, quantity -> kind
    "-0.000000000001, 78.4, 28800, COMPUTE",
    // a billionth part of a billion rupiah is 1
    "-0.9, 1000000000, 28800, COMPUTE",
    "-1.1, 1000000000, 28800, CORRECTION",
    "-0.0001, 78.4, 28800, CORRECTION",
    "-0.0001, , 28800, CORRECTION",
    "-78.4, -78.4, 28800, CORRECTION",
    "0, 78.4, -28800, CORRECTION",
    "0, 78.4, -0.000000000001, COMPUTE"
  })
  void aRoundingResidueTakesNothingBack(
      BigDecimal cost, BigDecimal contracted, BigDecimal quantity, ChargeKind kind) {
    Charge charge =
        charge(
            BILLED_COST,
            cost,
            EFFECTIVE_COST,
            cost,
            CONTRACTED_COST,
            contracted,
            CONSUMED_QUANTITY,
            quantity,
            CONSUMED_UNIT,
            "GPU-Seconds");
    assertThat(ChargeRules.kind(charge)).isEqualTo(kind);
  }

  /** A management fee by the hour states the hours of the machine again, on whatever id it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "USE1-EKS-Auto:p5.48xlarge",
        "EKS-Auto:p5.48xlarge-management-hours",
        "USE1-ECS-Managed-Instances:p5.48xlarge-management-hours"
      })
  void aManagementFeeIsAPartOfTheMachinesPrice(String meter) {
    Charge charge =
        charge(
            RESOURCE_ID,
            "arn:aws:eks:us-east-1:123456789012:cluster/a",
            SKU_METER,
            meter,
            SKU_PRICE_DETAILS,
            P5,
            CONSUMED_UNIT,
            "Hours",
            CONSUMED_QUANTITY,
            ONE);
    assertThat(charge.metered()).isEqualTo(ChargeMeter.PART);
    assertThat(ChargeRules.kind(charge)).isEqualTo(COMPUTE);
  }

  /** Accelerators are attached to types that have none of their own. */
  @Test
  void idleAcceleratorsOfATypeWithoutGpusAreWasted() {
    Charge charge =
        charge(
            CAPACITY_RESERVATION_STATUS,
            "Unused",
            SKU_PRICE_DETAILS,
            M6I,
            SKU_METER,
            "GPU",
            CONSUMED_UNIT,
            "GPU-Seconds",
            CONSUMED_QUANTITY,
            ONE);
    assertThat(ChargeRules.kind(charge)).isEqualTo(COMMITMENT_UNUSED);
  }

  @Test
  void everyRuleSaysWhy() {
    assertThat(ChargeRules.ORDER)
        .allSatisfy(rule -> assertThat(rule.reason()).isNotBlank())
        .extracting(ChargeRules.Rule::reason)
        .doesNotHaveDuplicates();
  }

  @Test
  void onlyTheMachineOrItsAcceleratorsStateTime() {
    assertThat(
            charge(
                    RESOURCE_ID,
                    "i-gpu",
                    SKU_METER,
                    "Core",
                    CONSUMED_UNIT,
                    "Seconds",
                    CONSUMED_QUANTITY,
                    ONE)
                .metered())
        .isEqualTo(ChargeMeter.PART);
    assertThat(
            charge(
                    RESOURCE_ID,
                    "i-gpu",
                    CHARGE_DESCRIPTION,
                    "Nvidia L4 GPU attached to G2 instance running in Netherlands",
                    CONSUMED_UNIT,
                    "Seconds",
                    CONSUMED_QUANTITY,
                    ONE)
                .metered())
        .isEqualTo(ChargeMeter.ACCELERATOR);
    assertThat(
            charge(
                    RESOURCE_ID,
                    "i-gpu",
                    SKU_METER,
                    "GPU Instance",
                    CONSUMED_UNIT,
                    "Hours",
                    CONSUMED_QUANTITY,
                    ONE)
                .metered())
        .isEqualTo(ChargeMeter.INSTANCE);
    assertThat(charge(RESOURCE_ID, "i-gpu").metered()).isEqualTo(ChargeMeter.INSTANCE);
  }
}
