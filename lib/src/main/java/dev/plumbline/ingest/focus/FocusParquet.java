package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/** Billing exports in FOCUS Cost and Usage, packed as Parquet. A record is a row. */
public final class FocusParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "focus-parquet";
  }

  @Override
  public String description() {
    return "Charge lines of a provider's FOCUS Cost and Usage export (Parquet).";
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
    return FocusMapping.cursor(file, new ParquetRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return FocusGuide.with(
        """
        message focus {
          optional int64 BillingPeriodStart (TIMESTAMP(MICROS,true));
          optional fixed_len_byte_array(16) BilledCost (DECIMAL(38,12));
          optional binary ChargeCategory (STRING); …
        }
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isParquet() && FocusColumns.missing(head.columns()).isEmpty();
  }
}
