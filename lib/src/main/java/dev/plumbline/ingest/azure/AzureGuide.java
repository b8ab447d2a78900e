package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import java.util.Arrays;
import java.util.List;

/** What Azure's cost details say, whichever way they are packed. */
final class AzureGuide {
  private static final String EXAMPLE =
      """
      SubscriptionId,Date,MeterCategory,MeterName,UnitOfMeasure,Quantity,\
      CostInBillingCurrency,BillingCurrencyCode,ResourceId,Tags,ChargeType,…
      2f1c…,07/14/2026,Virtual Machines,ND96isr H100 v5,1 Hour,24,\
      2359.68,EUR,/subscriptions/2f1c…/virtualMachines/nd-1,"\"\"team\"\": \"\"a\"\"\",Usage,…

      message azure {
        optional int32 date (DATE);
        optional double costInBillingCurrency;
        optional binary meterCategory (STRING); …
      }
      """;

  static final FormatGuide GUIDE = guide();

  private AzureGuide() {}

  private static FormatGuide guide() {
    List<Reads> reads =
        Arrays.stream(AzureColumn.values())
            .map(
                column ->
                    Reads.of(
                        String.join(" or ", column.names()), column.focus().name(), column.rule()))
            .toList();
    return new FormatGuide(
        EXAMPLE,
        reads,
        List.of(
            "Both costs of a commitment: an actual export has the purchase (EffectiveCost 0), an"
                + " amortized one its use and what nobody used (BilledCost 0). The two repeat each"
                + " other's on-demand lines: read the amortized export alone, or the actual one"
                + " alone. Both in one source are refused by name.",
            "EffectiveCost of usage under a commitment in an actual export: its cost is 0 there,"
                + " which nobody measured. Such lines are rejected"
                + " (effective_cost_not_in_actual_export), unless the file's name says amortized or"
                + " an earlier line of it has an amortized cost.",
            "Hours within a day: every charge covers a day in UTC.",
            "The order of day and month, where no date among the first 10,000 records has a number"
                + " above 12: date_order says it.",
            "The currency of enterprise downloads before 2019, which have no column for it; they"
                + " are refused.",
            "Localized headers without the English name in brackets; they are refused.",
            "One spelling of a resource: Azure's ids change their case between services and days"
                + " and are kept as they stand; nodes are configured in the case of the export.",
            "The instances of a scale set: its lines name the scale set, VMName stays in"
                + " AdditionalInfo, which is kept.",
            "The size of a machine whose AdditionalInfo has no ServiceType: meter names are not"
                + " sizes.",
            "The hours that a savings plan was not used.",
            "ContractedCost, and ListCost of an Enterprise Agreement."),
        List.of("date_order", "decimal_mark", "export_scope"));
  }
}
