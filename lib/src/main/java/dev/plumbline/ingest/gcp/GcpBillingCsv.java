package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Google Cloud's usage costs as a flat table: the fields of records are columns such as {@code
 * sku.description} or {@code sku_description}, lists are JSON text. A record is a CSV record behind
 * the header. A table without the column {@code credits} is refused: what was billed is unknown.
 */
public final class GcpBillingCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "gcp-billing-csv";
  }

  @Override
  public String description() {
    return "Charge lines of Google Cloud's usage cost export from BigQuery (flattened CSV).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return GcpCursor.ofTable(file, new CsvRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return GcpGuide.with(
        """
        billing_account_id,invoice.month,cost_type,usage_start_time,usage_end_time,\
        cost,currency,credits,…
        01A2B3-…,202607,regular,2026-07-14 00:00:00 UTC,2026-07-14 01:00:00 UTC,\
        78.4,USD,"[{""amount"":-8.4}]",…
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> columns =
        Arrays.stream(head.firstLine().split(",", -1)).map(name -> name.replace("\"", "")).toList();
    return !head.isParquet() && GcpCursor.missing(columns).isEmpty();
  }
}
