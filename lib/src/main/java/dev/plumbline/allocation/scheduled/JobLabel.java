package dev.plumbline.allocation.scheduled;

import dev.plumbline.tables.DeviceLabelSet;
import java.io.Serializable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * The label by which an exporter names the scheduler's job on a device.
 *
 * @param name of the label
 * @param isRun true where it is the label that names training runs too
 */
public record JobLabel(String name, boolean isRun) implements Serializable {
  /** What dcgm-exporter prints where it is given Slurm's mapping of jobs to GPUs. */
  public static final JobLabel USUAL = new JobLabel("hpc_job", false);

  /** The job that a label set names, or null. */
  public Column of() {
    Column said = functions.element_at(DeviceLabelSet.LABELS.of(), functions.lit(name));
    return isRun ? functions.coalesce(said, DeviceLabelSet.RUN_ID.of()) : said;
  }
}
