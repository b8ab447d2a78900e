package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.Records;
import dev.plumbline.ingest.tabular.TableIngester;
import java.io.IOException;
import java.io.InputStream;

/**
 * Invoice lines of a provider without a standard export, by a declared mapping to FOCUS columns. A
 * record is a row, or a CSV record behind the header; timestamp columns of Parquet are read without
 * {@code dates:}, whatever their unit. Lines that the mapping skips are ignored as {@code
 * skipped_by_mapping}; usage without an amount as {@code no_amount_priced_by_list}, where the
 * mapping says so.
 */
public final class InvoiceIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.bills(
          "invoice", "Invoice lines of any provider, read by a declared mapping to FOCUS columns.");

  /** Reads files that are packed like this. */
  public InvoiceIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return InvoiceGuide.GUIDE;
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    InvoiceDeclaration.of(settings);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    InvoiceMapping mapping = InvoiceDeclaration.of(file.settings());
    Records records = records(file, bytes, mapping.separator(), column -> true);
    return new InvoiceCursor(file, records, mapping);
  }
}
