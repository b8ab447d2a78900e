package dev.plumbline.ingest.focus;

import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.billing.FocusColumns;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.TableIngester;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Billing exports in FOCUS Cost and Usage 1.0 to 1.4. A record is a row, or a CSV record behind the
 * header, blank lines aside. Equal lines all count: providers do write equal charges.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code null_text} (the word NULL),
 * {@code blank} (nothing or blanks in a column of FOCUS), {@code rounded} (more than twelve decimal
 * places), {@code spelling_normalised} (a listed word in another case), {@code unreadable_tags},
 * {@code effective_cost_rounded} (the provider wrote a rounded EffectiveCost beside an exact
 * BilledCost; both are kept as they stand).
 */
public final class FocusIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.bills("focus", "Charge lines of a provider's FOCUS Cost and Usage export.");

  /** Reads files that are packed like this. */
  public FocusIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return FocusGuide.GUIDE;
  }

  @Override
  protected boolean isTold(List<String> columns) {
    return FocusColumns.missing(columns).isEmpty();
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return FocusMapping.cursor(file, records(file, bytes));
  }
}
