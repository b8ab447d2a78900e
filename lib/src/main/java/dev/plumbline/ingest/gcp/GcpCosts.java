package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.terms.reject.ChargeReject;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Costs, as Google's own FOCUS view has them: billed and effective cost are both the cost plus all
 * credits. The fee of a commitment stays on its own line. Where a credit for committed use is what
 * pays for a line, that line's effective cost therefore lacks its part of the fee, and is counted
 * as {@code commitment_fee_on_other_lines}.
 */
final class GcpCosts {
  private static final int DIGITS = 38;

  /** Adds the credits to the cost, already read as the contracted one. */
  static void put(GcpCredits credits, ChargeDraft draft) {
    BigDecimal cost = (BigDecimal) draft.value(FocusCharge.CONTRACTED_COST);
    if (cost == null) {
      return;
    }
    BigDecimal billed = cost.add(credits.sum());
    if (billed.precision() > DIGITS) {
      draft.refuse(ChargeReject.SUM_TOO_LONG.text());
      return;
    }
    if (credits.isRounded()) {
      draft.count("rounded");
    }
    draft.put(FocusCharge.BILLED_COST, billed);
    draft.put(FocusCharge.EFFECTIVE_COST, billed);
  }

  /** Reads what a line is to a commitment. */
  static void commitment(
      Map<GcpField, String> line, GcpCredits credits, GcpSku sku, ChargeDraft draft) {
    if (!"regular".equals(line.get(GcpField.COST_TYPE))) {
      return;
    }
    String model = line.getOrDefault(GcpField.CONSUMPTION_MODEL, "Default");
    boolean isUse = !sku.isFee() && (credits.type() != null || !model.equals("Default"));
    if (sku.isFee() || isUse) {
      draft.put(FocusCharge.PRICING_CATEGORY, "Committed");
      draft.put(FocusCharge.COMMITMENT_DISCOUNT_CATEGORY, category(line, credits, sku));
      draft.read(FocusCharge.COMMITMENT_DISCOUNT_ID, id(line, credits, sku));
      draft.read(
          FocusCharge.COMMITMENT_DISCOUNT_NAME,
          sku.isFee() ? line.get(GcpField.SKU) : credits.name());
    } else {
      draft.put(FocusCharge.PRICING_CATEGORY, sku.isSpot() ? "Dynamic" : "Standard");
    }
    if (isUse) {
      draft.put(FocusCharge.COMMITMENT_DISCOUNT_STATUS, "Used");
      if (credits.type() != null) {
        draft.count("commitment_fee_on_other_lines");
      }
    }
  }

  private static String category(Map<GcpField, String> line, GcpCredits credits, GcpSku sku) {
    if (credits.type() != null) {
      return credits.type().equals(GcpCredits.RESOURCES) ? "Usage" : "Spend";
    }
    boolean isOfDollars =
        !sku.isFee() || line.getOrDefault(GcpField.SKU, "").contains("dollar based");
    return isOfDollars ? "Spend" : "Usage";
  }

  private static String id(Map<GcpField, String> line, GcpCredits credits, GcpSku sku) {
    String subscription = line.get(GcpField.SUBSCRIPTION);
    if (subscription != null) {
      return subscription;
    }
    return sku.isFee() ? line.get(GcpField.SKU_ID) : credits.id();
  }

  private GcpCosts() {}
}
