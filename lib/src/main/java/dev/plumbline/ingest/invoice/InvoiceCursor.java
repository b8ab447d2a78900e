package dev.plumbline.ingest.invoice;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.ChargeCursor;
import dev.plumbline.ingest.tabular.Records;
import java.io.IOException;

/** Reads the charges of one invoice file and counts the lines that are none. */
final class InvoiceCursor implements Ingester.Cursor {
  private final BilledLines lines;
  private final ChargeCursor charges;

  InvoiceCursor(SourceFile file, Records records, InvoiceMapping mapping) throws MalformedFile {
    InvoiceLines reading = new InvoiceLines(file, records, mapping);
    this.lines = new BilledLines(records, mapping);
    this.charges = new ChargeCursor(file, lines, reading, mapping.sourceFormat());
  }

  @Override
  public boolean read(Sink sink) throws IOException {
    try {
      return charges.read(sink);
    } finally {
      count(sink, "skipped_by_mapping", lines.takeSkipped());
      count(sink, "no_amount_priced_by_list", lines.takeUnpriced());
    }
  }

  private static void count(Sink sink, String reason, long records) {
    if (records > 0) {
      sink.ignored(reason, records);
    }
  }
}
