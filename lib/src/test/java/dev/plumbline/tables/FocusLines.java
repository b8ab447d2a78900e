package dev.plumbline.tables;

import dev.plumbline.schema.Col;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Charge lines for the tests of FOCUS' rules, and changes of them: column, value, column, value.
 */
final class FocusLines {
  private FocusLines() {}

  /** An hour of on-demand usage that owes FOCUS 1.2 nothing. */
  static Map<Col, Object> good() {
    Map<Col, Object> line = new HashMap<>();
    line.put(FocusCharge.SOURCE, "aws");
    line.put(FocusCharge.SOURCE_FORMAT, "FOCUS 1.2");
    line.put(FocusCharge.SOURCE_FILE, "f.csv");
    line.put(FocusCharge.PERIOD, LocalDate.of(2026, 7, 1));
    line.put(FocusCharge.BILLING_PERIOD_START, Instant.parse("2026-07-01T00:00:00Z"));
    line.put(FocusCharge.BILLING_PERIOD_END, Instant.parse("2026-08-01T00:00:00Z"));
    line.put(FocusCharge.CHARGE_PERIOD_START, Instant.parse("2026-07-14T00:00:00Z"));
    line.put(FocusCharge.CHARGE_PERIOD_END, Instant.parse("2026-07-14T01:00:00Z"));
    line.put(FocusCharge.BILLING_ACCOUNT_ID, "111");
    line.put(FocusCharge.BILLING_CURRENCY, "USD");
    line.put(FocusCharge.INVOICE_ISSUER_NAME, "issuer");
    line.put(FocusCharge.PROVIDER_NAME, "provider");
    line.put(FocusCharge.SERVICE_NAME, "nodes");
    line.put(FocusCharge.SERVICE_CATEGORY, "Compute");
    line.put(FocusCharge.CHARGE_CATEGORY, "Usage");
    line.put(FocusCharge.CHARGE_FREQUENCY, "Usage-Based");
    line.put(FocusCharge.PRICING_CATEGORY, "Standard");
    line.put(FocusCharge.SKU_ID, "sku");
    line.put(FocusCharge.SKU_PRICE_ID, "sku/price");
    line.put(FocusCharge.PRICING_QUANTITY, new BigDecimal("2"));
    line.put(FocusCharge.PRICING_UNIT, "Hours");
    line.put(FocusCharge.CONSUMED_QUANTITY, new BigDecimal("2"));
    line.put(FocusCharge.CONSUMED_UNIT, "Hours");
    line.put(FocusCharge.LIST_UNIT_PRICE, new BigDecimal("7"));
    line.put(FocusCharge.LIST_COST, new BigDecimal("14"));
    line.put(FocusCharge.CONTRACTED_UNIT_PRICE, new BigDecimal("5"));
    line.put(FocusCharge.CONTRACTED_COST, new BigDecimal("10"));
    line.put(FocusCharge.BILLED_COST, new BigDecimal("10"));
    line.put(FocusCharge.EFFECTIVE_COST, new BigDecimal("10"));
    return line;
  }

  static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  static Object[] with(Object[] changes, Object... more) {
    Object[] all = Arrays.copyOf(changes, changes.length + more.length);
    System.arraycopy(more, 0, all, changes.length, more.length);
    return all;
  }

  static Object[] commitment(String status) {
    return new Object[] {
      FocusCharge.COMMITMENT_DISCOUNT_ID,
      "sp-1",
      FocusCharge.COMMITMENT_DISCOUNT_CATEGORY,
      "Spend",
      FocusCharge.COMMITMENT_DISCOUNT_TYPE,
      "Savings Plan",
      FocusCharge.COMMITMENT_DISCOUNT_STATUS,
      status
    };
  }

  /** A commitment that is bought; nothing is consumed. */
  static Object[] purchase() {
    return with(
        commitment(null),
        FocusCharge.CHARGE_CATEGORY,
        "Purchase",
        FocusCharge.CHARGE_FREQUENCY,
        "Recurring",
        FocusCharge.CONSUMED_QUANTITY,
        null,
        FocusCharge.CONSUMED_UNIT,
        null);
  }

  /** A charge without a price. */
  static Object[] taxed() {
    Object[] changes = {FocusCharge.CHARGE_CATEGORY, "Tax"};
    for (Col column :
        List.of(
            FocusCharge.SKU_ID,
            FocusCharge.SKU_PRICE_ID,
            FocusCharge.PRICING_QUANTITY,
            FocusCharge.PRICING_UNIT,
            FocusCharge.CONSUMED_QUANTITY,
            FocusCharge.CONSUMED_UNIT,
            FocusCharge.LIST_UNIT_PRICE,
            FocusCharge.CONTRACTED_UNIT_PRICE)) {
      changes = with(changes, column, null);
    }
    return changes;
  }
}
