package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * What NVIDIA's dcgm-exporter prints, as single scrapes, as scrapes one after the other, or as
 * histories grouped by series. A record is a line that is neither blank nor a comment.
 *
 * <p>A label set's sample becomes a row when its next line carries another instant, so scrapes make
 * whole rows and grouped histories make one row per line, which the timeline merges. Within a label
 * set's uninterrupted instant a repeated series is a duplicate when equal and refused as {@code
 * conflicting_value} when not; without timestamps that is the whole file. What it cannot see: a
 * series that is repeated after the label set has moved on to another instant (a file concatenated
 * with itself, an instant that returns), and a GPU's utilization that is grouped before the first
 * line of any of its MIG instances. The timeline merges the first and rules the second.
 */
public final class DcgmExposition implements Ingester {
  private static final long serialVersionUID = 1L;

  @Override
  public String format() {
    return "dcgm-exposition";
  }

  @Override
  public String description() {
    return "GPU counters as dcgm-exporter prints them (Prometheus or OpenMetrics text).";
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
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new ExpositionCursor(file, bytes);
  }
}
