package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.FormatFamily;
import dev.plumbline.ingest.FormatGuide;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.SourceFile;
import java.io.IOException;
import java.io.InputStream;

/**
 * Slurm's accounting as {@code sacct --parsable2} prints it, with any columns and any delimiter. A
 * record is what sacct printed for one job or step, however many lines it fills. Jobs that asked
 * for no GPU are {@code no_gpu}, steps {@code step} (their GPUs are their job's), earlier looks at
 * a job {@code superseded}.
 *
 * <p>Rejects: {@code wrong_column_count}, {@code truncated}, {@code bad_job_id}, {@code
 * bad_gpu_count}, {@code bad_node_list}, {@code too_many_nodes}, {@code bad_submit}, {@code
 * bad_start}, {@code bad_end}, {@code nonexistent_local_time}, {@code ambiguous_local_time}, {@code
 * end_before_start}, {@code clock_in_future}, {@code no_time}, {@code conflicting_column}, {@code
 * conflicting_record}.
 *
 * <p>Counted under {@link dev.plumbline.ingest.Sink#absent}: {@code invalid_utf8}, {@code
 * unknown_state}, {@code unknown_gpu_count}, {@code unreadable_cpu_or_memory}, {@code
 * end_from_elapsed}, {@code ambiguous_submission}. Steps without their jobs, and a header without
 * any record, are a warning of the file. Jobs that have not ended wait in memory for the file's
 * end, and so do the ids of all jobs with GPUs.
 */
public final class SlurmSacct implements Ingester {
  private static final long serialVersionUID = 1L;
  private static final FormatFamily FAMILY =
      FormatFamily.schedulers(
          "slurm-sacct", "Slurm job accounting as sacct --parsable2 prints it.");

  @Override
  public FormatFamily family() {
    return FAMILY;
  }

  @Override
  public Cursor open(SourceFile file, InputStream bytes) throws IOException {
    return new SacctCursor(file, bytes);
  }

  @Override
  public FormatGuide guide() {
    return SacctGuide.GUIDE;
  }

  @Override
  public boolean recognises(FileHead head) {
    return SacctHeader.of(head.firstLine()).filter(h -> h.missing().isEmpty()).isPresent();
  }
}
