package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.FormatGuide.Reads;
import java.util.Arrays;
import java.util.List;

/** What Google's usage cost exports say, whichever way they are packed. */
final class GcpGuide {
  private static final String EXAMPLE =
      """
      {"billing_account_id":"01A2B3-…","service":{"description":"Compute Engine"},\
      "sku":{"id":"F1A2-…","description":"Nvidia H100 80GB GPU running in Iowa"},\
      "usage_start_time":"2026-07-14 00:00:00 UTC","usage_end_time":"2026-07-14 01:00:00 UTC",\
      "cost":78.4,"currency":"USD","cost_type":"regular",\
      "usage":{"amount":28800,"unit":"seconds"},"credits":[{"type":"PROMOTION","amount":-8.4}],\
      "invoice":{"month":"202607"},…}

      billing_account_id,invoice.month,cost_type,usage_start_time,usage_end_time,\
      cost,currency,credits,…
      01A2B3-…,202607,regular,2026-07-14 00:00:00 UTC,2026-07-14 01:00:00 UTC,\
      78.4,USD,"[{""amount"":-8.4}]",…

      message schema {
        optional binary billing_account_id (STRING);
        optional group sku { optional binary id (STRING); optional binary description (STRING); }
        optional int64 usage_start_time (TIMESTAMP(MICROS,true));
        optional double cost; optional group credits (LIST) { … } …
      }
      """;

  static final FormatGuide GUIDE = guide();

  private GcpGuide() {}

  private static FormatGuide guide() {
    List<Reads> reads =
        Arrays.stream(GcpField.values())
            .map(field -> Reads.of(field.path(), field.focus().name(), field.rule()))
            .toList();
    return new FormatGuide(
        EXAMPLE,
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
}
