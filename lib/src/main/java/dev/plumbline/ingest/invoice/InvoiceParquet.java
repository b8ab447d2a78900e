package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;

/**
 * Invoice lines of a provider without a standard export, as Parquet, by a declared mapping to FOCUS
 * columns; see {@link InvoiceCsv}. A record is a row. Timestamp columns are read without {@code
 * dates:}, whatever their unit.
 */
public final class InvoiceParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "invoice-parquet";
  }

  @Override
  public String description() {
    return "Invoice lines of any provider (Parquet), read by a declared mapping to FOCUS columns.";
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
  public FormatGuide guide() {
    return InvoiceGuide.with(
        """
        message invoice {
          optional binary Account (STRING); optional binary Kind (STRING);
          optional int64 Start (TIMESTAMP(MICROS,true)); optional double Hours;
          optional fixed_len_byte_array(16) Amount (DECIMAL(18,2)); …
        }
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
    return new InvoiceCursor(file, new ParquetRecords(file.path(), bytes), mapping);
  }
}
