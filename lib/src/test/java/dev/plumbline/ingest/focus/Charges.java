package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small inputs for the FOCUS tests. */
final class Charges {
  static final Instant NOT_AFTER = Instant.parse("2026-07-16T00:00:00Z");
  static final SourceFile FILE =
      new SourceFile(SourceSettings.of("aws", "focus-csv"), "2026-07/focus.csv", NOT_AFTER);

  private final Map<String, String> cells = new LinkedHashMap<>();

  private Charges() {}

  /** One line with every mandatory column and nothing else. */
  static Charges line() {
    Charges line = new Charges();
    line.cells.put("BilledCost", "10");
    line.cells.put("BillingAccountId", "111");
    line.cells.put("BillingCurrency", "USD");
    line.cells.put("BillingPeriodStart", "2026-07-01T00:00:00Z");
    line.cells.put("BillingPeriodEnd", "2026-08-01T00:00:00Z");
    line.cells.put("ChargeCategory", "Usage");
    line.cells.put("ChargePeriodStart", "2026-07-14T00:00:00Z");
    line.cells.put("ChargePeriodEnd", "2026-07-14T01:00:00Z");
    line.cells.put("EffectiveCost", "9");
    return line;
  }

  Charges with(String column, String cell) {
    cells.put(column, cell);
    return this;
  }

  Charges without(String column) {
    cells.remove(column);
    return this;
  }

  String header() {
    return String.join(",", cells.keySet());
  }

  String values() {
    return String.join(",", cells.values());
  }

  RecordingSink read() {
    return read(header() + "\n" + values() + "\n");
  }

  static RecordingSink read(String text) {
    return RecordingSink.read(new FocusIngester(Packing.CSV), FILE, text);
  }
}
