package dev.plumbline.run.sheets;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.report.SheetBook;
import dev.plumbline.report.StandingSheets;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedTables;
import dev.plumbline.run.exports.NightExport;
import dev.plumbline.run.publication.Program;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a printable sheet for model versions, beside the night's report:
 *
 * <ol>
 *   <li>It comes after the export and reads nothing else: no table is read a second time.
 *   <li>Sheets are of the publication that the report beside them is of. Of an export of an earlier
 *       one none is written, which is a failure; where a later run has exported already, sheets are
 *       its to write.
 *   <li>Sheets of this publication by this version of the program that are there already are left
 *       as they are, and nothing is read for them.
 *   <li>Of a lake beyond {@link SheetBounds} only the list is made, which says so.
 *   <li>After a gate's no there are none.
 * </ol>
 */
public final class SheetsTask implements Task {
  private static final TaskSpec SPEC =
      new TaskSpec(
          "sheets",
          "A printable sheet for each model version: links, records and graph.",
          "reports",
          ExportedTables.ofLineage());

  private final SheetBounds bounds;

  /** Writes those of every night. */
  public SheetsTask() {
    this(SheetBounds.OF_A_NIGHT);
  }

  /** Writes those of a lake within these bounds. */
  SheetsTask(SheetBounds bounds) {
    this.bounds = bounds;
  }

  @Override
  public TaskSpec spec() {
    return SPEC;
  }

  /** The night's own, beside whose report they lie: in a store the others need not be lent. */
  @Override
  public String folder(LocalDate night) {
    return night == null ? SPEC.folder() : SPEC.folder() + "/" + night;
  }

  @Override
  public Set<String> read(Set<String> names) {
    return StandingSheets.read(names);
  }

  @Override
  public List<Path> run(Published published, TaskContext context) {
    if (published.isEmpty() || context.isStopped()) {
      return List.of();
    }
    Path night = context.folder();
    try {
      List<Path> standing = StandingSheets.of(night, edition(published));
      List<Path> files = standing.isEmpty() ? written(published, context, night) : standing;
      return files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    } catch (IOException e) {
      throw new StorageException(
          "the sheets of model versions cannot be written to " + night,
          String.valueOf(e.getMessage()),
          "check space and permissions, and run again",
          e);
    }
  }

  private static SheetBook.Edition edition(Published published) {
    return new SheetBook.Edition(published.number(), published.nightId(), Program.VERSION);
  }

  private List<Path> written(Published published, TaskContext context, Path night)
      throws IOException {
    Optional<Export> export =
        NightExport.of(context.lake(), published, "no sheets of model versions can be written");
    return export.isEmpty() ? List.of() : written(export.get(), published, night);
  }

  private List<Path> written(Export export, Published published, Path night) throws IOException {
    LocalDate newest = published.nights().navigableKeySet().last();
    return new Sheets(export, Rulings.on(export, newest)).chosen(bounds).writeTo(night);
  }
}
