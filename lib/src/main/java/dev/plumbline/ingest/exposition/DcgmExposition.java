package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.telemetry.CounterGuide;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

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
  private static final FormatFamily FAMILY =
      FormatFamily.telemetry(
          "dcgm-exposition",
          "GPU counters as dcgm-exporter prints them (Prometheus or OpenMetrics text).");

  /** A metric of DCGM with labels and a value, at the beginning of a line. */
  private static final Pattern EXPOSITION =
      Pattern.compile("(?m)^\\s*(DCGM_FI_|dcgm_)\\w+\\s*\\{[^\\n]*}\\s*\\S+");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new SampleCursor(file, bytes);
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        """
        # TYPE DCGM_FI_PROF_SM_ACTIVE gauge
        DCGM_FI_PROF_SM_ACTIVE{gpu="0",UUID="GPU-4d3c…",Hostname="node-1",\
        pod="train-0"} 0.71 1784016000000
        DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-4d3c…",Hostname="node-1",\
        pod="train-0"} 642.1 1784016000000
        """,
        CounterGuide.ofDcgm(),
        List.of(
            "The interval between scrapes, unless it is configured: it is taken from the samples.",
            "A virtual GPU's part of its GPU, beyond what its name says: GRID A100-10C is 10 of 40"
                + " GB, by facts/vgpu-boards.csv; of another board, or a MIG instance of unknown"
                + " profile, the share is null and its time in no figure.",
            "Who held a device, where the exporter runs without its Kubernetes labels.",
            "The instant, where lines have no timestamp and neither file names nor the"
                + " configuration give one."),
        List.of(
            "instant_pattern",
            "instant_format",
            "instant",
            "interval_seconds",
            "cluster",
            "exporter_pods",
            "replica_labels"));
  }

  @Override
  public boolean recognises(FileHead head) {
    return EXPOSITION.matcher(head.text()).find();
  }
}
