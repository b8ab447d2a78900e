package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.azure.Commitment.Role;
import dev.plumbline.ingest.billing.ChargeDraft;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.math.BigDecimal;
import java.util.Map;

/** Quantities and prices. */
final class AzureQuantities {

  /** Reads a line's quantity into the columns that it is for, and its prices. */
  static void read(Map<AzureColumn, String> line, Role role, ChargeDraft draft) {
    draft.read(FocusCharge.PRICING_QUANTITY, line.get(AzureColumn.QUANTITY));
    draft.read(FocusCharge.PRICING_UNIT, line.get(AzureColumn.UNIT));
    BigDecimal quantity = (BigDecimal) draft.value(FocusCharge.PRICING_QUANTITY);
    String spelled = line.get(AzureColumn.UNIT);
    if (quantity != null && spelled != null) {
      AzureUnit unit = AzureUnit.of(spelled);
      draft.put(FocusCharge.PRICING_QUANTITY, unit.priced(quantity));
      if (role == Role.UNUSED) {
        unused(line, unit, quantity, draft);
      } else if ("Usage".equals(draft.value(FocusCharge.CHARGE_CATEGORY))) {
        draft.put(FocusCharge.CONSUMED_QUANTITY, unit.consumed(quantity));
        draft.put(FocusCharge.CONSUMED_UNIT, unit.consumed());
      }
    }
    prices(line, draft);
  }

  /** A savings plan's quantity is money, and which hours went unused is not said. */
  private static void unused(
      Map<AzureColumn, String> line, AzureUnit unit, BigDecimal quantity, ChargeDraft draft) {
    if (!AzureWords.isSavingsPlan(line)) {
      draft.put(FocusCharge.COMMITMENT_DISCOUNT_QUANTITY, unit.consumed(quantity));
      draft.put(FocusCharge.COMMITMENT_DISCOUNT_UNIT, unit.consumed());
    }
  }

  private static void prices(Map<AzureColumn, String> line, ChargeDraft draft) {
    String priced = line.get(AzureColumn.PRICING_CURRENCY);
    boolean isOther = priced != null && !priced.equals(line.get(AzureColumn.CURRENCY));
    Col price =
        isOther
            ? FocusCharge.PRICING_CURRENCY_CONTRACTED_UNIT_PRICE
            : FocusCharge.CONTRACTED_UNIT_PRICE;
    Col list = isOther ? FocusCharge.PRICING_CURRENCY_LIST_UNIT_PRICE : FocusCharge.LIST_UNIT_PRICE;
    draft.read(price, line.get(AzureColumn.UNIT_PRICE));
    draft.read(list, line.get(AzureColumn.LIST_PRICE));
  }

  private AzureQuantities() {}
}
