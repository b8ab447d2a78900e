package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import java.io.InputStream;

/**
 * Jobs of Slurm as {@code scontrol show job --details} prints them: what waits and what runs now,
 * with the numbers of the GPUs that a job has, which accounting does not keep. A job is read as
 * sacct's record of it is, under the same id, so that a later look replaces an earlier one and
 * accounting's word at the end replaces both.
 *
 * <p>Ignored and rejected as by {@link SlurmSacct}, and {@code truncated} for the last job of a
 * file that ends inside a line, {@code conflicting_column} for a job that says one thing twice.
 */
public final class ScontrolJobs implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.schedulers(
          "slurm-jobs", "Slurm jobs as scontrol show job --details prints them, with GPU numbers.");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws MalformedFile {
    return new ScontrolCursor(file, bytes);
  }

  @Override
  public FormatGuide guide() {
    return ScontrolGuide.GUIDE;
  }

  @Override
  public boolean recognises(FileHead head) {
    return head.text().stripLeading().startsWith(ScontrolJob.BEGIN);
  }
}
