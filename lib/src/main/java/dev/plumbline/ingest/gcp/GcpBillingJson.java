package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Google Cloud's usage costs, as BigQuery exports the table (standard or detailed) to JSON. A
 * record is an object; equal ones all count.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code commitment_fee_on_other_lines},
 * {@code credits_not_exported} (once, of a file in which no record has a list of credits, so that
 * nobody can see whether the costs are what was billed), {@code rounded} (more than twelve decimal
 * places), {@code null_text} (the word NULL), {@code unreadable_tags}, {@code
 * unreadable_system_labels}, {@code spelling_normalised}.
 */
public final class GcpBillingJson implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final List<String> MARKS =
      List.of("\"billing_account_id\"", "\"usage_start_time\"", "\"cost\"");

  @Override
  public String format() {
    return "gcp-billing-json";
  }

  @Override
  public String description() {
    return "Charge lines of Google Cloud's usage cost export from BigQuery (JSON, one per line).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return GcpCursor.ofObjects(file, new JsonFields(bytes));
  }

  @Override
  public FormatGuide guide() {
    return GcpGuide.with(
        """
        {"billing_account_id":"01A2B3-…","service":{"description":"Compute Engine"},\
        "sku":{"id":"F1A2-…","description":"Nvidia H100 80GB GPU running in Iowa"},\
        "usage_start_time":"2026-07-14 00:00:00 UTC","usage_end_time":"2026-07-14 01:00:00 UTC",\
        "cost":78.4,"currency":"USD","cost_type":"regular",\
        "usage":{"amount":28800,"unit":"seconds"},"credits":[{"type":"PROMOTION","amount":-8.4}],\
        "invoice":{"month":"202607"},…}
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    String text = head.text().stripLeading();
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    return isJson && MARKS.stream().allMatch(text::contains);
  }
}
