package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cost details of Azure (actual or amortized; Enterprise Agreement, Customer Agreement,
 * pay-as-you-go), packed as Parquet. A record is a row.
 */
public final class AzureCostParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "azure-cost-parquet";
  }

  @Override
  public String description() {
    return "Charge lines of an Azure cost export, actual or amortized (Parquet).";
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
    return AzureMapping.cursor(file, new ParquetRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return AzureGuide.with(
        """
        message azure {
          optional int32 date (DATE);
          optional double costInBillingCurrency;
          optional binary meterCategory (STRING); …
        }
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.isParquet() && AzureHeader.missing(head.columns()).isEmpty();
  }
}
