package dev.plumbline.ingest.gcp;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/** Google Cloud's usage costs, as BigQuery exports the table to Parquet. A record is a row. */
public final class GcpBillingParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "gcp-billing-parquet";
  }

  @Override
  public String description() {
    return "Charge lines of Google Cloud's usage cost export from BigQuery (Parquet).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public boolean needsSeeking() {
    return true;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return GcpCursor.ofTable(file, new ParquetRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return GcpGuide.with(
        """
        message schema {
          optional binary billing_account_id (STRING);
          optional group sku { optional binary id (STRING); optional binary description (STRING); }
          optional int64 usage_start_time (TIMESTAMP(MICROS,true));
          optional double cost; optional group credits (LIST) { … } …
        }
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isParquet() && GcpCursor.missing(head.columns()).isEmpty();
  }
}
