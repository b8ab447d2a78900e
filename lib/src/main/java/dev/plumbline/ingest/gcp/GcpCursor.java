package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeCursor;
import dev.plumbline.ingest.tabular.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the charge lines of a file whose fields may turn up anywhere in it. */
final class GcpCursor implements Ingester.Cursor {
  private static final String FORMAT = "GCP billing export";

  private final SourceFile file;
  private final JsonFields records;
  private final GcpMapping mapping;
  private final ChargeCursor charges;

  private GcpCursor(SourceFile file, JsonFields records) {
    this.file = file;
    this.records = records;
    this.mapping = new GcpMapping(file, records.columns());
    this.charges = new ChargeCursor(file, records, mapping, FORMAT);
  }

  /** Reads objects. */
  static Ingester.Cursor ofObjects(SourceFile file, JsonFields records) {
    return new GcpCursor(file, records);
  }

  /** Reads a table, refusing one that lacks what every charge has. */
  static Ingester.Cursor ofTable(SourceFile file, Records records) throws MalformedFile {
    List<String> missing = missing(records.columns());
    if (!missing.isEmpty()) {
      throw malformed(file, records.headerLine(), missing);
    }
    if (records.columns().stream().noneMatch(GcpCursor::isOfCredits)) {
      throw new MalformedFile(
          file.path(),
          records.headerLine(),
          "the column credits is missing",
          "what is billed is the cost plus all credits, and without them it is unknown",
          "select TO_JSON_STRING(credits) AS credits, and one row per charge");
    }
    List<GcpField> seen = new ArrayList<>();
    for (String name : records.columns()) {
      GcpField field = GcpField.of(name);
      if (field != null && seen.contains(field)) {
        throw new MalformedFile(
            file.path(),
            records.headerLine(),
            "column " + name + " stands twice in the header",
            "its two values cannot be told apart",
            "remove or rename one of them");
      }
      seen.add(field);
    }
    return new ChargeCursor(file, records, new GcpMapping(file, records.columns()), FORMAT);
  }

  private static boolean isOfCredits(String column) {
    return GcpField.of(column) == GcpField.CREDITS;
  }

  /** Mandatory fields that none of these columns is. */
  static List<String> missing(List<String> columns) {
    List<GcpField> present = new ArrayList<>();
    columns.forEach(name -> present.add(GcpField.of(name)));
    return GcpField.MANDATORY.stream()
        .filter(field -> !present.contains(field))
        .map(GcpField::path)
        .toList();
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    boolean isMore = charges.read(sink);
    mapping.unmapped().forEach(sink::unmapped);
    if (!isMore && records.read() > 0 && !mapping.missing().isEmpty()) {
      throw malformed(file, 1, mapping.missing());
    }
    boolean hasCredits = records.columns().stream().anyMatch(GcpCursor::isOfCredits);
    if (!isMore && records.read() > 0 && !hasCredits) {
      sink.absent("credits_not_exported");
    }
    return isMore;
  }

  private static MalformedFile malformed(SourceFile file, long line, List<String> missing) {
    return new MalformedFile(
        file.path(),
        line,
        "mandatory fields are missing: " + String.join(", ", missing),
        "this is no Cloud Billing usage cost export, or fields were left out of it",
        "export the table gcp_billing_export_resource_v1 with all fields, or narrow the source's"
            + " path");
  }
}
