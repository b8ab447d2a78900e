package dev.plumbline.run.exports;

import dev.plumbline.failure.Failure;
import dev.plumbline.job.Published;
import dev.plumbline.job.TaskFiles;
import java.util.Optional;

/** The export that belongs to what a task is about. */
public final class NightExport {
  private NightExport() {}

  /**
   * The export of a publication; empty where a later publication that goes on from it has replaced
   * it, whose own tasks do the work.
   *
   * @param what cannot be done without it, as a sentence begins
   * @throws Failure {@code STORAGE} where the export is of another publication
   */
  public static Optional<Export> of(TaskFiles lake, Published published, String what) {
    Export export = Export.newest(lake);
    if (export.publication() > published.number()
        && published.has(export.publication(), export.night())) {
      return Optional.empty();
    }
    if (export.publication() != published.number() || !export.night().equals(published.nightId())) {
      throw new Failure(
          Failure.Category.STORAGE,
          what,
          "the export is of publication %d of night %s, and the report of %d of night %s"
              .formatted(
                  export.publication(), export.night(), published.number(), published.nightId()),
          "mend what kept the export from being written, and run plumbline nightly again");
    }
    return Optional.of(export);
  }
}
