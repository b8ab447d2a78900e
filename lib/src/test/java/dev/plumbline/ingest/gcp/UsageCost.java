package dev.plumbline.ingest.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small usage cost objects for the tests. */
final class UsageCost {
  static final SourceFile FILE =
      new SourceFile(
          SourceSettings.of("gcp", "gcp-billing-json"),
          "2026-07/usage.ndjson",
          Instant.parse("2026-08-02T00:00:00Z"));

  private final Map<String, String> fields = new LinkedHashMap<>();

  private UsageCost() {}

  /** An hour of two GPUs with every mandatory field. */
  static UsageCost line() {
    return new UsageCost()
        .with("billing_account_id", "\"01F2A3\"")
        .with("service", "{\"description\":\"Compute Engine\"}")
        .with("sku", sku("Nvidia L4 GPU running in Netherlands"))
        .with("usage_start_time", "\"2026-07-14 00:00:00 UTC\"")
        .with("usage_end_time", "\"2026-07-14 01:00:00 UTC\"")
        .with("cost", "1.40")
        .with("currency", "\"EUR\"")
        .with("invoice", "{\"month\":\"202607\"}")
        .with("cost_type", "\"regular\"")
        .with("credits", "[]")
        .with(
            "usage",
            "{\"amount\":7200,\"unit\":\"seconds\",\"amount_in_pricing_units\":2,"
                + "\"pricing_unit\":\"hour\"}");
  }

  static String sku(String description) {
    return "{\"id\":\"F1A2-0001\",\"description\":\"" + description + "\"}";
  }

  UsageCost with(String field, String json) {
    fields.put(field, json);
    return this;
  }

  UsageCost without(String field) {
    fields.remove(field);
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    fields.forEach(
        (name, json) ->
            text.append(text.isEmpty() ? "{" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(json));
    return text + "}\n";
  }

  RecordingSink read() {
    return read(text());
  }

  static RecordingSink read(String text) {
    return RecordingSink.read(new GcpBillingIngester(Packing.JSON), FILE, text);
  }

  static Object only(RecordingSink sink, Col column) {
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  static BigDecimal sum(RecordingSink sink, Col column) {
    return sink.rows.stream()
        .map(row -> (BigDecimal) row.of(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static BigDecimal money(String amount) {
    return new BigDecimal(amount).setScale(12);
  }
}
