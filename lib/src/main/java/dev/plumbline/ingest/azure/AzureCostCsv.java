package dev.plumbline.ingest.azure;

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
 * Cost details of Azure (actual or amortized; Enterprise Agreement, Customer Agreement,
 * pay-as-you-go), packed as CSV. A record is a CSV record behind the header, blank lines aside.
 * Equal lines all count: Azure does write equal charges.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code unreadable_tags}, {@code
 * null_text} (the word NULL in a column that is only kept), {@code rounded} (more than twelve
 * decimal places), {@code spelling_normalised}.
 */
public final class AzureCostCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "azure-cost-csv";
  }

  @Override
  public String description() {
    return "Charge lines of an Azure cost export, actual or amortized (Csv).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return AzureMapping.cursor(file, new CsvRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return AzureGuide.with(
        """
        SubscriptionId,Date,MeterCategory,MeterName,UnitOfMeasure,Quantity,\
        CostInBillingCurrency,BillingCurrencyCode,ResourceId,Tags,ChargeType,…
        2f1c…,07/14/2026,Virtual Machines,ND96isr H100 v5,1 Hour,24,\
        2359.68,EUR,/subscriptions/2f1c…/virtualMachines/nd-1,"\"\"team\"\": \"\"a\"\"\",Usage,…
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> headers =
        Arrays.stream(head.firstLine().split(",", -1)).map(name -> name.replace("\"", "")).toList();
    return !head.isParquet() && AzureHeader.missing(headers).isEmpty();
  }
}
