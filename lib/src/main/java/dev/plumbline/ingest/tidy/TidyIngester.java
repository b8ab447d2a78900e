package dev.plumbline.ingest.tidy;

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
 * GPU telemetry in tables of one's own, by a declared mapping: wide (a column per counter) or
 * narrow (a name and a value). A record is a row. A timestamp column of Parquet is read with {@code
 * as: iso}, whatever its unit; one that is not adjusted to UTC is a local time. Only the columns
 * that the mapping names are read.
 *
 * <p>Refused with the value: {@code value_not_a_number}, {@code bad_timestamp}, {@code
 * local_time_without_zone}, {@code no_such_local_time}, {@code ambiguous_local_time}. Ignored:
 * {@code no_value} (every cell is empty), {@code unmapped_metric} (narrow), {@code twin_metric}.
 */
public final class TidyIngester extends TableIngester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(
          "tidy", "GPU telemetry in tables of any layout, read by a declared mapping.");

  /** Reads files that are packed like this. */
  public TidyIngester(Packing packing) {
    super(packing);
  }

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public FormatGuide guide() {
    return TidyGuide.GUIDE;
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    TidyDeclaration.of(settings);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    TidyMapping mapping = TidyDeclaration.of(file.settings());
    Records records = records(file, bytes, mapping.separator(), mapping::reads);
    return new TidyCursor(file, records, mapping);
  }
}
