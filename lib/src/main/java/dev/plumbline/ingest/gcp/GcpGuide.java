package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import java.util.Arrays;
import java.util.List;

/** What Google's usage cost exports say, whichever way they are packed. */
final class GcpGuide {

  /** The guide with an example of one way. */
  static FormatGuide with(String example) {
    List<Reads> reads =
        Arrays.stream(GcpField.values())
            .map(field -> Reads.of(field.path(), field.focus().name(), field.rule()))
            .toList();
    return new FormatGuide(
        example,
        reads,
        List.of(
            "The part of a commitment's fee that belongs to the usage it covers: fee and usage are"
                + " lines of their own. Usage paid for by a committed-use credit has an"
                + " EffectiveCost near 0, without the fee (counted as"
                + " commitment_fee_on_other_lines); the fee is a Purchase with its own"
                + " EffectiveCost.",
            "What nobody used of a resource-based commitment. Of a spend-based one with"
                + " FEE_UTILIZATION_OFFSET credits it is what is left of the fee.",
            "Resources, in the standard export: accounts, SKUs and regions stand for them.",
            "GPUs attached to N1 machines, of the machine: machine_spec does not name them; their"
                + " own lines count them.",
            "GPU time of Autopilot and Cloud Run: only Compute Engine's SKUs are told apart.",
            "Invoice ids: issuer, account, period and currency stand for them.",
            "SkuPriceId, ContractedUnitPrice before price.effective_price was exported, ListCost"
                + " before cost_at_list was."),
        List.of());
  }

  private GcpGuide() {}
}
