package dev.plumbline.run.month;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.report.SheetBook;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedTables;
import dev.plumbline.run.exports.NightExport;
import dev.plumbline.run.publication.Program;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the pages of the night's month and of the one before it, beside the night's report:
 *
 * <ol>
 *   <li>It comes after the export and reads nothing else.
 *   <li>A month without a published billing period has no page.
 *   <li>Where the export is of another publication, pages are another run's to write.
 *   <li>After a gate's no there are none.
 * </ol>
 */
public final class MonthsTask implements Task {
  private static final String MONTHS = "months";
  private static final TaskSpec SPEC =
      new TaskSpec(
          MONTHS,
          "A page for the month and the one before, and for each of their teams.",
          "reports",
          ExportedTables.ofMoney());

  @Override
  public TaskSpec spec() {
    return SPEC;
  }

  @Override
  public String folder(LocalDate night) {
    return night == null ? SPEC.folder() : SPEC.folder() + "/" + night;
  }

  @Override
  public List<Path> run(Published published, TaskContext context) {
    if (published.isEmpty() || context.isStopped()) {
      return List.of();
    }
    Optional<Export> export =
        NightExport.of(context.lake(), published, "no pages of months can be written");
    return export.isEmpty() ? List.of() : pages(export.get(), published, context);
  }

  private static List<Path> pages(Export export, Published published, TaskContext context) {
    SheetBook.Edition edition =
        new SheetBook.Edition(published.number(), published.nightId(), Program.VERSION);
    YearMonth newest = YearMonth.from(context.night(published));
    try {
      List<Path> written = new ArrayList<>();
      for (YearMonth month : List.of(newest, newest.minusMonths(1))) {
        if (MonthSheet.isPublished(export, month)) {
          Path folder = context.folder().resolve(MONTHS).resolve(month.toString());
          written.addAll(MonthPages.of(export, month, edition).writeTo(folder));
        }
      }
      return written.stream().map(file -> file.toAbsolutePath().normalize()).toList();
    } catch (IOException e) {
      throw new StorageException(
          "the pages of months cannot be written to " + context.folder(),
          String.valueOf(e.getMessage()),
          "check space and permissions, and run again",
          e);
    }
  }
}
