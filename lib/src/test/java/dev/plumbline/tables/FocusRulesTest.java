package dev.plumbline.tables;

import static dev.plumbline.tables.FocusLines.commitment;
import static dev.plumbline.tables.FocusLines.good;
import static dev.plumbline.tables.FocusLines.money;
import static dev.plumbline.tables.FocusLines.purchase;
import static dev.plumbline.tables.FocusLines.taxed;
import static dev.plumbline.tables.FocusLines.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.testing.Given;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FocusRulesTest {
  /** Lines under construction: what each changes in a good line, and the rules it then breaks. */
  private final List<Map<Col, Object>> lines = new ArrayList<>();

  private final List<Set<String>> broken = new ArrayList<>();

  /** Adds a good line with changes: column, value, column, value. */
  private void line(String rules, Object... changes) {
    Map<Col, Object> line = good();
    for (int i = 0; i < changes.length; i += 2) {
      line.put((Col) changes[i], changes[i + 1]);
    }
    line.put(FocusCharge.LINE_NUMBER, (long) lines.size());
    lines.add(line);
    broken.add(rules.isEmpty() ? Set.of() : Set.of(rules.split(" ")));
  }

  private void goodLines() {
    line("");
    line("", FocusCharge.CHARGE_CLASS, "Correction", FocusCharge.CONTRACTED_COST, money("-3"));
    line("", FocusCharge.CHARGE_CLASS, "Correction", FocusCharge.SKU_ID, null);
    // A millionth of a thousand.
    line("", FocusCharge.LIST_UNIT_PRICE, money("500"), FocusCharge.LIST_COST, money("1000.0009"));
    line("", FocusCharge.LIST_UNIT_PRICE, null);
    line("", FocusCharge.CHARGE_FREQUENCY, null);
    line("", commitment("Used"));
    line(
        "",
        with(
            commitment("Unused"),
            FocusCharge.CONSUMED_QUANTITY,
            null,
            FocusCharge.CONSUMED_UNIT,
            null));
    line("", with(purchase(), FocusCharge.EFFECTIVE_COST, money("0")));
    line("", with(taxed(), FocusCharge.EFFECTIVE_COST, money("9")));
    line("", with(taxed(), FocusCharge.CHARGE_CATEGORY, "Credit"));
    line("", FocusCharge.SOURCE_FORMAT, "FOCUS 1.4", FocusCharge.BILLING_CURRENCY, "EUR");
  }

  private void brokenLines() {
    line("ContractedCost-C-003-M", FocusCharge.CONTRACTED_COST, null);
    line("ListCost-C-003-M", FocusCharge.LIST_COST, null);
    line("InvoiceIssuerName-C-003-M", FocusCharge.INVOICE_ISSUER_NAME, null);
    line("ProviderName-C-003-M", FocusCharge.PROVIDER_NAME, null);
    line("ServiceName-C-003-M", FocusCharge.SERVICE_NAME, null);
    line("ServiceCategory-C-003-M", FocusCharge.SERVICE_CATEGORY, null);
    line("ServiceCategory-C-003-M", FocusCharge.SERVICE_CATEGORY, "GPU");
    line("ChargeClass-C-005-C", FocusCharge.CHARGE_CLASS, "Refund");
    line("ChargeFrequency-C-003-M", FocusCharge.CHARGE_FREQUENCY, "Hourly");
    line("PricingCategory-C-007-M", FocusCharge.PRICING_CATEGORY, "On-Demand");
    line("BillingCurrency-C-006-M", FocusCharge.BILLING_CURRENCY, "usd");
    line("BillingCurrency-C-006-M", FocusCharge.BILLING_CURRENCY, "Euro");
    line("PricingUnit-C-005-C", FocusCharge.PRICING_UNIT, null);
    line("ConsumedUnit-C-005-C", FocusCharge.CONSUMED_UNIT, null);
    line("ConsumedUnit-C-005-C", FocusCharge.CONSUMED_QUANTITY, null);
    line("CommitmentDiscountUnit-C-005-C", FocusCharge.COMMITMENT_DISCOUNT_QUANTITY, money("1"));
    line("PricingQuantity-C-004-C PricingUnit-C-005-C", FocusCharge.PRICING_QUANTITY, null);
    line("SkuId-C-004-C", FocusCharge.SKU_ID, null);
    line("SkuPriceId-C-004-C", FocusCharge.SKU_PRICE_ID, null);
    line("SkuId-C-004-C", with(taxed(), FocusCharge.SKU_ID, "vat"));
    line(
        "ConsumedQuantity-C-004-C",
        with(
            taxed(),
            FocusCharge.CONSUMED_QUANTITY,
            money("1"),
            FocusCharge.CONSUMED_UNIT,
            "Hours"));
    line("ConsumedQuantity-C-004-C", commitment("Unused"));
    line(
        "ChargeFrequency-C-004-C",
        with(
            purchase(),
            FocusCharge.EFFECTIVE_COST,
            money("0"),
            FocusCharge.CHARGE_FREQUENCY,
            "Usage-Based"));
    line(
        "CommitmentDiscountCategory-C-003-C",
        with(commitment("Used"), FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, null));
    line("CommitmentDiscountCategory-C-003-C", FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, "Usage");
    line("CommitmentDiscountType-C-004-C", FocusCharge.COMMITMENT_DISCOUNT_TYPE, "RI");
    line("CommitmentDiscountStatus-C-003-C", FocusCharge.COMMITMENT_DISCOUNT_STATUS, "Used");
    line("CommitmentDiscountStatus-C-003-C", commitment(null));
    line("CommitmentDiscountStatus-C-005-M", commitment("Active"));
    line("CapacityReservationStatus-C-003-C", FocusCharge.CAPACITY_RESERVATION_STATUS, "Used");
    line("CapacityReservationStatus-C-003-C", FocusCharge.CAPACITY_RESERVATION_ID, "cr-1");
    line("EffectiveCost-C-005-C", purchase());
    line("ContractedUnitPrice-C-011-C", FocusCharge.CONTRACTED_COST, money("10.01"));
    // Twice a millionth of it too much.
    line("ListCost-C-009-C", FocusCharge.LIST_COST, money("14.000028"));
    line(
        "ListUnitPrice-C-008-M",
        FocusCharge.LIST_UNIT_PRICE,
        money("-7"),
        FocusCharge.LIST_COST,
        money("-14"));
    line(
        "ContractedUnitPrice-C-009-C",
        FocusCharge.CONTRACTED_UNIT_PRICE,
        money("-5"),
        FocusCharge.CONTRACTED_COST,
        money("-10"));
    line(
        "EffectiveCost-C-010-C",
        with(
            taxed(),
            FocusCharge.CHARGE_CATEGORY,
            "Credit",
            FocusCharge.EFFECTIVE_COST,
            money("-3")));
  }

  private void exemptLines() {
    // What 1.1 brought is not asked of 1.0, and other formats owe FOCUS nothing.
    line(
        "",
        FocusCharge.SOURCE_FORMAT,
        "FOCUS 1.0",
        FocusCharge.COMMITMENT_DISCOUNT_QUANTITY,
        money("1"));
    for (String format : List.of("AWS CUR", "AWS CUR 2.0", "Azure cost details", "GCP billing")) {
      line(
          "",
          FocusCharge.SOURCE_FORMAT,
          format,
          FocusCharge.LIST_COST,
          null,
          FocusCharge.CONSUMED_UNIT,
          null);
    }
  }

  private Frame frame() {
    Set<Col> columns = new LinkedHashSet<>();
    lines.forEach(line -> columns.addAll(line.keySet()));
    Given given = Given.table(FocusCharge.TABLE, columns.toArray(Col[]::new));
    for (Map<Col, Object> line : lines) {
      given.row(columns.stream().map(line::get).toArray());
    }
    return given.frame();
  }

  @Test
  void eachRuleIsBrokenByItsLinesAndNoOthers() {
    goodLines();
    brokenLines();
    exemptLines();
    Map<String, Long> expected = new TreeMap<>();
    broken.forEach(ids -> ids.forEach(id -> expected.merge(id, 1L, Long::sum)));

    assertThat(FocusViolations.of(frame())).isEqualTo(expected);
    assertThat(expected).hasSize(FocusViolations.rules().size());
  }

  @Test
  void goodLinesAndLinesOfOtherFormatsBreakNothing() {
    goodLines();
    exemptLines();

    assertThat(FocusViolations.of(frame())).isEmpty();
  }

  @Test
  void conformanceNeverStopsAPublicationButAWrongSliceDoes() {
    assertThat(FocusViolations.rules())
        .allMatch(check -> check.name().matches("\\w+-C-\\d{3}-[MC].*: .+"));
    line("", FocusCharge.PERIOD, LocalDate.of(2026, 6, 1));
    line("", FocusCharge.BILLING_PERIOD_END, Instant.parse("2026-07-01T00:00:00Z"));

    assertThat(FocusViolations.of(frame()))
        .isEqualTo(
            Map.of(
                "a charge stands in the slice of its BillingPeriodStart", 1L,
                "a billing period ends after it starts", 1L));
  }
}
