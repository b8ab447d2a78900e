package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.ParquetRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * GPU telemetry in tables of one's own, as Parquet, by a declared mapping; see {@link TidyCsv}. A
 * timestamp column is read with {@code as: iso}, whatever its unit; one that is not adjusted to UTC
 * is a local time. Only the columns that the mapping names are read.
 */
public final class TidyParquet implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "tidy-parquet";
  }

  @Override
  public String description() {
    return "GPU telemetry in Parquet tables of any layout, read by a declared mapping.";
  }

  @Override
  public TableSpec rows() {
    return GpuSample.TABLE;
  }

  @Override
  public List<TableSpec> sideRows() {
    return List.of(DeviceLabelSet.TABLE);
  }

  @Override
  public boolean needsSeeking() {
    return true;
  }

  @Override
  public FormatGuide guide() {
    return TidyGuide.with(
        """
        message telemetry {
          optional int64 ts (TIMESTAMP(MICROS,true)); optional binary gpu_uuid (STRING);
          optional double sm_active_pct; optional int64 power_mw; …
        }
        """);
  }

  @Override
  public boolean recognises(FileHead head) {
    return false;
  }

  @Override
  public void check(SourceSettings settings) throws MalformedFile {
    TidyDeclaration.of(settings);
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    TidyMapping mapping = TidyDeclaration.of(file.settings());
    return new TidyCursor(file, new ParquetRecords(file.path(), bytes, mapping::reads), mapping);
  }
}
