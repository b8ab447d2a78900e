package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small reports for the tests. */
final class CurReport {
  static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private final List<Map<String, String>> lines = new ArrayList<>();

  private CurReport() {}

  static SourceFile file(String format) {
    return new SourceFile(SourceSettings.of("aws", format), "2026-07/cur", NOT_AFTER);
  }

  /** A report with one line of this type: one hour of a p5.48xlarge. */
  static CurReport of(String type, String unblended) {
    return new CurReport().line(type, unblended);
  }

  CurReport line(String type, String unblended) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("bill/PayerAccountId", "123456789012");
    cells.put("bill/BillingPeriodStartDate", "2026-07-01T00:00:00Z");
    cells.put("bill/BillingPeriodEndDate", "2026-08-01T00:00:00Z");
    cells.put("lineItem/LineItemType", type);
    cells.put("lineItem/UsageStartDate", "2026-07-14T10:00:00Z");
    cells.put("lineItem/UsageEndDate", "2026-07-14T11:00:00Z");
    cells.put("lineItem/ProductCode", "AmazonEC2");
    cells.put("lineItem/UsageType", "BoxUsage:p5.48xlarge");
    cells.put("lineItem/ResourceId", "i-01");
    cells.put("lineItem/UsageAmount", "1.0");
    cells.put("lineItem/UnblendedCost", unblended);
    cells.put("lineItem/CurrencyCode", "USD");
    cells.put("pricing/unit", "Hrs");
    lines.add(cells);
    return this;
  }

  /** Sets a cell of the last line. */
  CurReport with(String column, String cell) {
    lines.get(lines.size() - 1).put(column, cell);
    return this;
  }

  CurReport without(String column) {
    lines.forEach(cells -> cells.remove(column));
    return this;
  }

  String text() {
    Set<String> columns = new LinkedHashSet<>();
    lines.forEach(cells -> columns.addAll(cells.keySet()));
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    for (Map<String, String> cells : lines) {
      List<String> row =
          columns.stream()
              .map(column -> cells.getOrDefault(column, ""))
              .map(c -> c.matches("(?s).*[\",\n].*") ? '"' + c.replace("\"", "\"\"") + '"' : c)
              .toList();
      text.append(String.join(",", row)).append('\n');
    }
    return text.toString();
  }

  RecordingSink read() {
    return read(text());
  }

  /** The only row of a report that is read without a reject. */
  RecordingSink.Row row() {
    RecordingSink sink = read();
    if (sink.rows.size() != 1) {
      throw new AssertionError(sink.rejects.toString());
    }
    return sink.rows.get(0);
  }

  static RecordingSink read(String text) {
    return RecordingSink.read(new AwsCurIngester(Packing.CSV), file("aws-cur-csv"), text);
  }
}
