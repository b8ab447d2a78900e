package dev.plumbline.ingest.awscur;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables about AWS costs that are taken for a Cost and Usage Report, told by their columns. */
enum OtherReport {
  DETAILED_BILLING(
      "this is an AWS detailed billing report, which Cost and Usage Reports replaced",
      "PayerAccountId",
      "LinkedAccountId",
      "RecordType"),
  COST_ALLOCATION(
      "this is an AWS monthly cost allocation report", "LinkedAccountId", "TaxationAddress"),
  FOCUS("this is a FOCUS export: its format is focus-csv or focus-parquet", "BilledCost"),
  CONVERSION_RULES(
      "this is a table of rules for converting reports to FOCUS, without any charge",
      "FOCUS Dimension",
      "Transform Step");

  private final String title;
  private final Set<String> keys;

  OtherReport(String title, String... columns) {
    this.title = title;
    this.keys = Set.of(columns).stream().map(CurHeader::key).collect(Collectors.toSet());
  }

  /** What the file is, by its columns. */
  static Optional<String> named(List<String> columns) {
    Set<String> found = columns.stream().map(CurHeader::key).collect(Collectors.toSet());
    for (OtherReport other : values()) {
      if (found.containsAll(other.keys)) {
        return Optional.of(other.title);
      }
    }
    return Optional.empty();
  }
}
