package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.FocusCharge;
import java.util.ArrayList;
import java.util.List;

/** What invoices say that a mapping declares, whichever way they are packed. */
final class InvoiceGuide {
  private static final String EXAMPLE =
      """
      Account,Kind,Instance Type,Start,Hours,Amount,Invoice Date
      acct-7,gpu,gpu_8x_h100_sxm5,07/14/2026,24,"$1,152.00",08/01/2026

      message invoice {
        optional binary Account (STRING); optional binary Kind (STRING);
        optional int64 Start (TIMESTAMP(MICROS,true)); optional double Hours;
        optional fixed_len_byte_array(16) Amount (DECIMAL(18,2)); …
      }

      # mapping.yaml
      constants: {ProviderName: Example Cloud, BillingCurrency: USD, ConsumedUnit: Hours}
      columns:
        - {from: Account, to: BillingAccountId}
        - {from: Instance Type, to: SkuId}
        - {from: Hours, to: ConsumedQuantity}
        - {from: Amount, to: BilledCost, remove: "$,", parentheses: negative}
        - {from: Kind, to: ChargeCategory, words: {gpu: Usage, tax: Tax}}
      dates: {format: MM/dd/yyyy, zone: America/New_York}
      billing_period: {month_of: Invoice Date}
      charge_period: {start: Start, hours: Hours, blank: billing_period}
      effective_cost: billed
      cannot_give: [Which GPU of a node a line is for.]
      """;

  static final FormatGuide GUIDE = guide();

  private InvoiceGuide() {}

  private static FormatGuide guide() {
    List<Reads> reads = new ArrayList<>();
    for (Col column : FocusColumns.ALL) {
      if (InvoiceDeclaration.OF_PERIODS.contains(column)) {
        reads.add(Reads.of("billing_period, charge_period", column.name(), "mandatory"));
      } else {
        String rule = column.isRequired() ? "mandatory" : "";
        reads.add(Reads.of(keys(column), column.name(), rule));
      }
    }
    return new FormatGuide(
        EXAMPLE,
        List.copyOf(reads),
        List.of(
            "What the mapping lists under cannot_give, which every mapping must.",
            "Costs of usage without an amount: with price_list: true such lines are ignored as"
                + " no_amount_priced_by_list, and observed time is priced from prices:; without"
                + " it they are rejected. They never cost nothing.",
            "EffectiveCost apart from BilledCost, unless a column has it: effective_cost: billed"
                + " says that the invoice spreads nothing over time."),
        List.of("mapping", "time_zone", "export_scope"));
  }

  private static String keys(Col column) {
    if (column == FocusCharge.BILLED_COST) {
      return "columns, price_list";
    }
    return column == FocusCharge.EFFECTIVE_COST ? "columns, effective_cost" : "columns, constants";
  }
}
