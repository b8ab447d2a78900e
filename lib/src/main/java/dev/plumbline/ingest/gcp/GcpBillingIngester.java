package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.TableIngester;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Google Cloud's usage costs, as BigQuery exports the table (standard or detailed) to JSON, one
 * object per line, or to Parquet; or flattened to CSV: the fields of records are columns such as
 * {@code sku.description} or {@code sku_description}, lists are JSON text. A record is an object or
 * a row; equal ones all count. A table without the column {@code credits} is refused: what was
 * billed is unknown.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code commitment_fee_on_other_lines},
 * {@code credits_not_exported} (once, of a file in which no record has a list of credits, so that
 * nobody can see whether the costs are what was billed), {@code rounded} (more than twelve decimal
 * places), {@code null_text} (the word NULL), {@code unreadable_tags}, {@code
 * unreadable_system_labels}, {@code spelling_normalised}.
 */
public final class GcpBillingIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final List<String> MARKS =
      List.of("\"billing_account_id\"", "\"usage_start_time\"", "\"cost\"");
  private static final FormatFamily FAMILY =
      FormatFamily.bills(
          "gcp-billing", "Charge lines of Google Cloud's usage cost export from BigQuery.");

  /** Reads files that are packed like this. */
  public GcpBillingIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return GcpGuide.GUIDE;
  }

  @Override
  public boolean recognises(FileHead head) {
    if (packing() != Packing.JSON) {
      return super.recognises(head);
    }
    String text = head.text().stripLeading();
    boolean isJson = text.startsWith("{") || text.startsWith("[");
    return isJson && MARKS.stream().allMatch(text::contains);
  }

  @Override
  protected boolean isTold(List<String> columns) {
    return GcpCursor.missing(columns).isEmpty();
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return packing() == Packing.JSON
        ? GcpCursor.ofObjects(file, new JsonFields(bytes))
        : GcpCursor.ofTable(file, records(file, bytes));
  }
}
