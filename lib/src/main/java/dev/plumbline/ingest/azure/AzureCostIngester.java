package dev.plumbline.ingest.azure;

import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.TableIngester;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Cost details of Azure (actual or amortized; Enterprise Agreement, Customer Agreement,
 * pay-as-you-go). A record is a row, or a CSV record behind the header, blank lines aside. Equal
 * lines all count: Azure does write equal charges.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code unreadable_tags}, {@code
 * null_text} (the word NULL in a column that is only kept), {@code rounded} (more than twelve
 * decimal places), {@code spelling_normalised}.
 */
public final class AzureCostIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.bills(
          "azure-cost", "Charge lines of an Azure cost export, actual or amortized.");

  /** Reads files that are packed like this. */
  public AzureCostIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return AzureGuide.GUIDE;
  }

  @Override
  protected boolean isTold(List<String> columns) {
    return AzureHeader.missing(columns).isEmpty();
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return AzureMapping.cursor(file, records(file, bytes));
  }
}
