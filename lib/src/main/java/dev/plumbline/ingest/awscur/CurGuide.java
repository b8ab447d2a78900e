package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import dev.plumbline.tables.FocusCharge;
import java.util.ArrayList;
import java.util.List;

/** What Cost and Usage Reports say, whichever way they are packed. */
final class CurGuide {
  private static final String EXAMPLE =
      """
      bill/PayerAccountId,lineItem/LineItemType,lineItem/UsageType,lineItem/UnblendedCost,…
      111122223333,Usage,USE1-BoxUsage:p5.48xlarge,55.04,…

      message cost_and_usage_report {
        optional binary line_item_line_item_type (STRING);
        optional double line_item_unblended_cost;
        optional group resource_tags (MAP) {…} …
      }
      """;
  private static final List<String> CANNOT_GIVE =
      List.of(
          "Which of the machine's GPUs a charge is for: charges are of whole machines.",
          "The machine, in a report without resource ids: charges of one account, SKU and region"
              + " are then one pool. Include resource ids.",
          "Effective costs of covered usage and unused commitments, in a report without the"
              + " reservation and savings plan columns: such lines are rejected.",
          "One cost after negotiated discounts: they are lines of their own, as on the invoice, and"
              + " ChargeCategory Credit; one that names machine, type and hour lowers the price of"
              + " that hour, any other is a credit; net costs are kept by name and not used.",
          "A row of its own for the unused part of a recurring fee: the fee's line has the whole"
              + " fee as BilledCost and the unused part as EffectiveCost.",
          "GPU cost of a dedicated host: the host's line has the cost, its instances' the hours.",
          "The hours of a Capacity Block that are billed in another month than its fee: the fee is"
              + " spread over the hours of its reservation that the same month's bill has.",
          "GPU time of pods: rows of split cost allocation data are kept with Allocated columns,"
              + " without cost and quantity, since the machine's row has them.",
          "Invoice ids before the bill is closed; issuer, account, period and currency stand for"
              + " them.",
          "Tag keys in their own case, in Athena's spelling and CUR 2.0: AWS writes them in lower"
              + " case.");

  private CurGuide() {}

  static final FormatGuide GUIDE = guide();

  private static FormatGuide guide() {
    List<Reads> reads = new ArrayList<>();
    for (CurEntry entry : CurTable.ENTRIES) {
      String words = entry.rule().words();
      String rule =
          CurColumns.MANDATORY.contains(entry.source()) && words.isEmpty() ? "mandatory" : words;
      reads.add(Reads.of(entry.source(), entry.column().name(), rule));
    }
    String tags = FocusCharge.TAGS.name();
    reads.add(Reads.of("resourceTags/user:KEY", tags, "KEY; of split-cost rows AllocatedTags"));
    reads.add(Reads.of("resource_tags, tags", tags, "maps of CUR 2.0, keys without user_"));
    reads.add(Reads.of("product", FocusCharge.EXTRA.name(), "map of CUR 2.0: holds product/…"));
    return new FormatGuide(EXAMPLE, reads, CANNOT_GIVE, List.of("export_scope"));
  }
}
