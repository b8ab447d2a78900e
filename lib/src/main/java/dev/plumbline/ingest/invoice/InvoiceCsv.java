package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/**
 * Invoice lines of a provider without a standard export, as CSV, by a declared mapping to FOCUS
 * columns. A record is a CSV record behind the header. Lines that the mapping skips are ignored as
 * {@code skipped_by_mapping}; usage without an amount as {@code no_amount_priced_by_list}, where
 * the mapping says so.
 */
public final class InvoiceCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "invoice-csv";
  }

  @Override
  public String description() {
    return "Invoice lines of any provider (CSV), read by a declared mapping to FOCUS columns.";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public FormatGuide guide() {
    return InvoiceGuide.with(
        """
        Account,Kind,Instance Type,Start,Hours,Amount,Invoice Date
        acct-7,gpu,gpu_8x_h100_sxm5,07/14/2026,24,"$1,152.00",08/01/2026
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return false;
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    InvoiceDeclaration.of(settings);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    InvoiceMapping mapping = InvoiceDeclaration.of(file.settings());
    return new InvoiceCursor(
        file, new CsvRecords(file.path(), bytes, mapping.separator()), mapping);
  }
}
