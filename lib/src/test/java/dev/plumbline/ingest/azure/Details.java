package dev.plumbline.ingest.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.schema.Col;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small cost details for the tests. */
final class Details {
  static final Instant NOT_AFTER = Instant.parse("2026-08-02T00:00:00Z");

  private final Map<String, String> cells = new LinkedHashMap<>();

  private Details() {}

  /** Two hours on demand, with every mandatory column and nothing else. */
  static Details line() {
    return new Details()
        .with("BillingAccountId", "111")
        .with("SubscriptionId", "sub-1")
        .with("Date", "2026-07-14")
        .with("MeterCategory", "Virtual Machines")
        .with("Quantity", "2")
        .with("UnitOfMeasure", "1 Hour")
        .with("CostInBillingCurrency", "10")
        .with("BillingCurrency", "USD")
        .with("ResourceId", "/subscriptions/s/providers/Microsoft.Compute/virtualMachines/vm-1");
  }

  Details with(String column, String cell) {
    cells.put(column, cell);
    return this;
  }

  Details without(String column) {
    cells.remove(column);
    return this;
  }

  String header() {
    return String.join(",", cells.keySet());
  }

  String values() {
    return String.join(
        ",", cells.values().stream().map(c -> '"' + c.replace("\"", "\"\"") + '"').toList());
  }

  String text() {
    return header() + "\n" + values() + "\n";
  }

  RecordingSink read() {
    return read("2026-07/details.csv", text());
  }

  RecordingSink readAs(String path) {
    return read(path, text());
  }

  static SourceFile file(String path, SourceDialect dialect) {
    SourceSettings settings = SourceSettings.of("azure", "azure-cost-csv").with(dialect);
    return new SourceFile(settings, path, NOT_AFTER);
  }

  static RecordingSink read(String path, String text) {
    return RecordingSink.read(
        new AzureCostIngester(Packing.CSV), file(path, SourceDialect.NONE), text);
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
