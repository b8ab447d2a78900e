package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.ingest.billing.FocusColumns;
import java.util.List;

/** What FOCUS exports say, whichever way they are packed. */
final class FocusGuide {
  private static final String EXAMPLE =
      """
      BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,…
      98.32,222222222222,USD,2026-07-01T00:00:00Z,2026-08-01T00:00:00Z,…

      message focus {
        optional int64 BillingPeriodStart (TIMESTAMP(MICROS,true));
        optional fixed_len_byte_array(16) BilledCost (DECIMAL(38,12));
        optional binary ChargeCategory (STRING); …
      }
      """;

  static final FormatGuide GUIDE = guide();

  private FocusGuide() {}

  private static FormatGuide guide() {
    List<Reads> reads =
        FocusColumns.ALL.stream()
            .map(
                column ->
                    Reads.of(column.name(), column.name(), column.isRequired() ? "mandatory" : ""))
            .toList();
    return new FormatGuide(
        EXAMPLE,
        reads,
        List.of(
            "Which of the node's GPUs a charge is for: charges are of whole resources.",
            "Invoice ids before FOCUS 1.2: issuer, account, period and currency stand for them.",
            "Costs that a provider rounded: they are counted (effective_cost_rounded), not mended.",
            "FOCUS 0.5 and 1.0-preview, and the other FOCUS datasets (contract commitments, invoice"
                + " details, billing periods): their files are refused.",
            "Columns that FOCUS does not know are kept in x_columns, by name."),
        List.of("export_scope", "decimal_mark"));
  }
}
