package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * AWS Cost and Usage Reports, legacy and 2.0, as CSV. A record is a CSV record behind the header,
 * blank lines aside. Equal lines all count.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: what {@link
 * dev.plumbline.ingest.billing.ChargeDraft} counts, and what {@link CurMapping} and {@link
 * SavingsPlanBalance} say of lines that carry no cost of their own.
 */
public final class AwsCurCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "aws-cur-csv";
  }

  @Override
  public String description() {
    return "Line items of an AWS Cost and Usage Report, legacy or 2.0 (CSV).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return CurMapping.cursor(file, new CsvRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return CurGuide.with(
        """
        bill/PayerAccountId,lineItem/LineItemType,lineItem/UsageType,lineItem/UnblendedCost,…
        111122223333,Usage,USE1-BoxUsage:p5.48xlarge,55.04,…
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> names = List.of(head.firstLine().split(",", -1));
    return !head.isParquet()
        && CurHeader.tells(names.stream().map(name -> name.replace("\"", "")).toList());
  }
}
