package dev.plumbline.ingest.awscur;

import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.tabular.Packing;
import dev.plumbline.ingest.tabular.TableIngester;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * AWS Cost and Usage Reports, legacy (also by Athena's names) and 2.0. A record is a row, or a CSV
 * record behind the header, blank lines aside. Equal lines all count.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: what {@link
 * dev.plumbline.ingest.billing.ChargeDraft} counts, and what {@link CurMapping} and {@link
 * SavingsPlanBalance} say of lines that carry no cost of their own.
 */
public final class AwsCurIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.bills("aws-cur", "Line items of an AWS Cost and Usage Report, legacy or 2.0.");

  /** Reads files that are packed like this. */
  public AwsCurIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return CurGuide.GUIDE;
  }

  @Override
  protected boolean isTold(List<String> columns) {
    return CurHeader.tells(columns);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return CurMapping.cursor(file, records(file, bytes));
  }
}
