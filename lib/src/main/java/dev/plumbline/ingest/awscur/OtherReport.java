package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.MalformedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables about AWS costs that are taken for a Cost and Usage Report, told by their columns. */
enum OtherReport {
  DETAILED_BILLING(
      "an AWS detailed billing report",
      "Cost and Usage Reports replaced it",
      "export a Cost and Usage Report",
      "PayerAccountId",
      "LinkedAccountId",
      "RecordType"),
  COST_ALLOCATION(
      "an AWS monthly cost allocation report",
      "it sums a month, and Cost and Usage Reports say the same by the hour",
      "export a Cost and Usage Report",
      "LinkedAccountId",
      "TaxationAddress"),
  FOCUS(
      "a FOCUS export among Cost and Usage Reports",
      "it has a format of its own",
      "set format: focus-csv or focus-parquet, or narrow the source's path",
      "BilledCost"),
  CONVERSION_RULES(
      "a table of rules for converting reports to FOCUS",
      "it lists columns, not charges",
      "narrow the source's path to the reports",
      "FOCUS Dimension",
      "Transform Step");

  private final String title;
  private final String reason;
  private final String remedy;
  private final Set<String> keys;

  OtherReport(String title, String reason, String remedy, String... columns) {
    this.title = title;
    this.reason = reason;
    this.remedy = remedy;
    this.keys = Set.of(columns).stream().map(CurHeader::key).collect(Collectors.toSet());
  }

  /** What the file is, by its columns. */
  static Optional<OtherReport> of(List<String> columns) {
    Set<String> found = columns.stream().map(CurHeader::key).collect(Collectors.toSet());
    for (OtherReport other : values()) {
      if (found.containsAll(other.keys)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** The refusal of such a file. */
  MalformedFile refusal(String file, long line) {
    return new MalformedFile(file, line, title + " is not read", reason, remedy);
  }
}
