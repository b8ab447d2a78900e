package dev.plumbline.ingest.tidy;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.tabular.CsvRecords;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * GPU telemetry in tables of one's own, as CSV, by a declared mapping: wide (a column per counter)
 * or narrow (a name and a value). A record is a row.
 *
 * <p>Refused with the value: {@code value_not_a_number}, {@code bad_timestamp}, {@code
 * local_time_without_zone}, {@code no_such_local_time}, {@code ambiguous_local_time}. Ignored:
 * {@code no_value} (every cell is empty), {@code unmapped_metric} (narrow), {@code twin_metric}.
 */
public final class TidyCsv implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "tidy-csv";
  }

  @Override
  public String description() {
    return "GPU telemetry in CSV tables of any layout, read by a declared mapping.";
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
  public FormatGuide guide() {
    return TidyGuide.with(
        """
        ts,host,gpu_uuid,sm_active_pct,power_mw,DCGM_FI_DEV_SM_CLOCK
        1783987200000,gpu-01,GPU-6f1c…,35,412500,1755
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
    return new TidyCursor(file, new CsvRecords(file.path(), bytes, mapping.separator()), mapping);
  }
}
