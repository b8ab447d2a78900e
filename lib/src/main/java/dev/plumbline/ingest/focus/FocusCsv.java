package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.FocusCharge;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Billing exports in FOCUS Cost and Usage 1.0 to 1.4. A record is a CSV record behind the header,
 * blank lines aside. Equal lines all count: providers do write equal charges.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code null_text} (the word NULL),
 * {@code blank} (nothing or blanks in a column of FOCUS), {@code rounded} (more than twelve decimal
 * places), {@code spelling_normalised} (a listed word in another case), {@code unreadable_tags},
 * {@code effective_cost_rounded} (the provider wrote a rounded EffectiveCost beside an exact
 * BilledCost; both are kept as they stand).
 */
public final class FocusCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "focus-csv";
  }

  @Override
  public String description() {
    return "Charge lines of a provider's FOCUS Cost and Usage export (CSV).";
  }

  @Override
  public TableSpec rows() {
    return FocusCharge.TABLE;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return FocusMapping.cursor(file, new CsvRecords(file.path(), bytes));
  }

  @Override
  public FormatGuide guide() {
    return FocusGuide.with(
        """
        BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,…
        98.32,222222222222,USD,2026-07-01T00:00:00Z,2026-08-01T00:00:00Z,…
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    List<String> names = List.of(head.firstLine().split(",", -1));
    return FocusColumns.missing(names.stream().map(n -> n.replace("\"", "")).toList()).isEmpty();
  }
}
