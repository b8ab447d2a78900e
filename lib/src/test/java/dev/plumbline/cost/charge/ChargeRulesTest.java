package dev.plumbline.cost.charge;

import static dev.plumbline.cost.charge.ChargeGiven.charge;
import static dev.plumbline.tables.FocusCharge.BILLED_COST;
import static dev.plumbline.tables.FocusCharge.CAPACITY_RESERVATION_STATUS;
import static dev.plumbline.tables.FocusCharge.CHARGE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.CHARGE_CLASS;
import static dev.plumbline.tables.FocusCharge.CHARGE_DESCRIPTION;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_ID;
import static dev.plumbline.tables.FocusCharge.COMMITMENT_DISCOUNT_STATUS;
import static dev.plumbline.tables.FocusCharge.CONSUMED_QUANTITY;
import static dev.plumbline.tables.FocusCharge.CONSUMED_UNIT;
import static dev.plumbline.tables.FocusCharge.PRICING_UNIT;
import static dev.plumbline.tables.FocusCharge.PROVIDER_NAME;
import static dev.plumbline.tables.FocusCharge.PUBLISHER_NAME;
import static dev.plumbline.tables.FocusCharge.RESOURCE_ID;
import static dev.plumbline.tables.FocusCharge.RESOURCE_TYPE;
import static dev.plumbline.tables.FocusCharge.SERVICE_CATEGORY;
import static dev.plumbline.tables.FocusCharge.SERVICE_NAME;
import static dev.plumbline.tables.FocusCharge.SKU_METER;
import static dev.plumbline.tables.FocusCharge.SKU_PRICE_DETAILS;
import static dev.plumbline.terms.ChargeKind.COMMITMENT_PURCHASE;
import static dev.plumbline.terms.ChargeKind.COMMITMENT_UNUSED;
import static dev.plumbline.terms.ChargeKind.COMPUTE;
import static dev.plumbline.terms.ChargeKind.CORRECTION;
import static dev.plumbline.terms.ChargeKind.CREDIT;
import static dev.plumbline.terms.ChargeKind.NETWORK;
import static dev.plumbline.terms.ChargeKind.NON_GPU_COMPUTE;
import static dev.plumbline.terms.ChargeKind.OTHER_NON_COMPUTE;
import static dev.plumbline.terms.ChargeKind.STORAGE;
import static dev.plumbline.terms.ChargeKind.SUPPORT;
import static dev.plumbline.terms.ChargeKind.TAX;
import static dev.plumbline.terms.ChargeKind.UNUSED_COMMITMENT_OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.plumbline.terms.ChargeKind;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeRulesTest {
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final String P5 = "{\"InstanceType\": \"p5.48xlarge\", \"CoreCount\": 192}";
  private static final String M6I = "{\"InstanceType\": \"m6i.large\"}";

  static Stream<Arguments> charges() {
    return Stream.of(
            chargesFirst(),
            chargesSecond(),
            chargesThird(),
            chargesFourth(),
            chargesFifth(),
            chargesSixth(),
            chargesSeventh())
        .flatMap(charges -> charges);
  }

  private static Stream<Arguments> chargesFirst() {
    return Stream.of(
        arguments("tax on GPU compute", TAX, charge(CHARGE_CATEGORY, "Tax", SKU_PRICE_DETAILS, P5)),
        arguments(
            "refund on the instance",
            CREDIT,
            charge(CHARGE_CATEGORY, "Credit", RESOURCE_ID, "i-gpu")),
        arguments(
            "correction of GPU hours",
            CORRECTION,
            charge(CHARGE_CLASS, "Correction", RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "Hours")),
        arguments(
            "adjustment",
            CORRECTION,
            charge(CHARGE_CATEGORY, "Adjustment", CONSUMED_UNIT, "OCPU Per Hour")),
        arguments(
            "usage taken back",
            CORRECTION,
            charge(BILLED_COST, ONE.negate(), RESOURCE_ID, "i-gpu")));
  }

  private static Stream<Arguments> chargesSecond() {
    return Stream.of(
        arguments(
            "unused commitment on an instance's id",
            COMMITMENT_UNUSED,
            charge(COMMITMENT_DISCOUNT_STATUS, "Unused", RESOURCE_ID, "i-gpu")),
        arguments(
            "unused capacity reservation",
            COMMITMENT_UNUSED,
            charge(CAPACITY_RESERVATION_STATUS, "Unused", SKU_PRICE_DETAILS, P5)),
        arguments(
            "unused plan that names no type",
            COMMITMENT_UNUSED,
            charge(COMMITMENT_DISCOUNT_STATUS, "Unused")),
        arguments(
            "unused commitment to machines without GPUs",
            UNUSED_COMMITMENT_OTHER,
            charge(COMMITMENT_DISCOUNT_STATUS, "Unused", SKU_PRICE_DETAILS, M6I)),
        arguments(
            "unused commitment to a database",
            UNUSED_COMMITMENT_OTHER,
            charge(COMMITMENT_DISCOUNT_STATUS, "Unused", SERVICE_CATEGORY, "Databases")));
  }

  private static Stream<Arguments> chargesThird() {
    return Stream.of(
        arguments(
            "reservation bought",
            COMMITMENT_PURCHASE,
            charge(CHARGE_CATEGORY, "Purchase", COMMITMENT_DISCOUNT_ID, "ri-1")),
        arguments(
            "storage bought",
            STORAGE,
            charge(CHARGE_CATEGORY, "Purchase", SERVICE_CATEGORY, "Storage")),
        arguments(
            "support plan",
            SUPPORT,
            charge(SERVICE_CATEGORY, "Other", SERVICE_NAME, "AWS Support (Business)")),
        arguments(
            "support plan by another name",
            SUPPORT,
            charge(SERVICE_CATEGORY, "Other", SERVICE_NAME, "Cloud Customer Care")),
        arguments(
            "address hours on the instance",
            NETWORK,
            charge(SERVICE_CATEGORY, "Networking", RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "Hours")));
  }

  private static Stream<Arguments> chargesFourth() {
    return Stream.of(
        arguments(
            "egress filed under compute",
            NETWORK,
            charge(RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "GB", CONSUMED_QUANTITY, ONE)),
        arguments(
            "gateway hours filed under compute",
            NETWORK,
            charge(CHARGE_DESCRIPTION, "$0.045 per NAT Gateway Hour", CONSUMED_UNIT, "Hours")),
        arguments(
            "address hours filed under compute",
            NETWORK,
            charge(
                RESOURCE_ID,
                "i-gpu",
                SKU_METER,
                "USE1-PublicIPv4:InUseAddress",
                CONSUMED_UNIT,
                "Hours")),
        arguments(
            "disk filed under compute",
            STORAGE,
            charge(RESOURCE_TYPE, "Disk", CONSUMED_UNIT, "Units/Month")),
        arguments(
            "volume on the instance's id",
            STORAGE,
            charge(RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "GB-Months")));
  }

  private static Stream<Arguments> chargesFifth() {
    return Stream.of(
        arguments(
            "configured node",
            COMPUTE,
            charge(RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "Hours", CONSUMED_QUANTITY, ONE)),
        arguments(
            "type named by the price",
            COMPUTE,
            charge(SKU_PRICE_DETAILS, P5, CONSUMED_UNIT, "Hours", CONSUMED_QUANTITY, ONE)),
        arguments(
            "type named by the meter",
            COMPUTE,
            charge(
                SKU_METER,
                "USE1-BoxUsage:p5.48xlarge",
                CONSUMED_UNIT,
                "Hrs",
                CONSUMED_QUANTITY,
                ONE)),
        arguments(
            "type named by the description",
            COMPUTE,
            charge(
                CHARGE_DESCRIPTION,
                "$1.624 per On Demand Linux g5.4xlarge Instance Hour",
                CONSUMED_UNIT,
                "Hours",
                CONSUMED_QUANTITY,
                ONE)),
        arguments(
            "accelerators without an instance",
            COMPUTE,
            charge(PROVIDER_NAME, "GCP", CONSUMED_UNIT, "GPU-Hours", CONSUMED_QUANTITY, ONE)));
  }

  private static Stream<Arguments> chargesSixth() {
    return Stream.of(
        arguments(
            "cores of a GPU machine",
            COMPUTE,
            charge(RESOURCE_ID, "i-gpu", SKU_METER, "Core", PRICING_UNIT, "Core-Hours")),
        arguments(
            "licence of a third party on a GPU machine",
            COMPUTE,
            charge(
                RESOURCE_ID,
                "i-gpu",
                PROVIDER_NAME,
                "AWS",
                PUBLISHER_NAME,
                "Somebody",
                CONSUMED_UNIT,
                "Hours",
                CONSUMED_QUANTITY,
                ONE)),
        arguments(
            "machine without GPUs",
            NON_GPU_COMPUTE,
            charge(SKU_PRICE_DETAILS, M6I, CONSUMED_UNIT, "Hours", CONSUMED_QUANTITY, ONE)),
        arguments("function", NON_GPU_COMPUTE, charge(CONSUMED_UNIT, "Lambda-GB-Seconds")),
        arguments(
            "a unit that is no time on a GPU machine",
            COMPUTE,
            charge(RESOURCE_ID, "i-gpu", CONSUMED_UNIT, "Months", CONSUMED_QUANTITY, ONE)));
  }

  private static Stream<Arguments> chargesSeventh() {
    return Stream.of(
        arguments(
            "no service category",
            OTHER_NON_COMPUTE,
            charge(RESOURCE_ID, "i-gpu", SERVICE_CATEGORY, null, CONSUMED_UNIT, "Hours")),
        arguments(
            "packs of bytes on a GPU machine",
            NETWORK,
            charge(RESOURCE_ID, "i-gpu", PRICING_UNIT, "100 GB")),
        arguments(
            "analytics",
            OTHER_NON_COMPUTE,
            charge(SERVICE_CATEGORY, "Analytics", CONSUMED_UNIT, "Hours")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("charges")
  void eachChargeHasItsKind(String name, ChargeKind kind, Charge charge) {
    assertThat(ChargeRules.kind(charge)).isEqualTo(kind);
  }

  /** A cost less all of its credits, in binary fractions, may be a hair below zero. */
}
