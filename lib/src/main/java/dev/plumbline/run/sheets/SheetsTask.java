package dev.plumbline.run.sheets;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.report.SheetBook;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.ExportedTable;
import dev.plumbline.run.exports.ExportedTables;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes a printable sheet for model versions, beside the night's report. It comes after the export
 * and reads nothing else: no table is read a second time. After a gate's no there are none.
 */
public final class SheetsTask implements Task {
  private static final TaskSpec SPEC =
      new TaskSpec(
          "sheets",
          "A printable sheet for each model version: links, records and graph.",
          "reports",
          ExportedTables.ALL.stream().map(ExportedTable::table).toList());

  @Override
  public TaskSpec spec() {
    return SPEC;
  }

  @Override
  public List<Path> run(Published published, TaskContext context) {
    if (published.isEmpty() || context.isStopped()) {
      return List.of();
    }
    Export export = Export.newest(context.lake());
    LocalDate newest = published.nights().navigableKeySet().last();
    SheetBook book = new Sheets(export, Rulings.on(export, newest)).chosen();
    Path night = context.folder().resolve(context.night(published).toString());
    try {
      return book.writeTo(night).stream().map(file -> file.toAbsolutePath().normalize()).toList();
    } catch (IOException e) {
      throw new StorageException(
          "the sheets of model versions cannot be written to " + night,
          String.valueOf(e.getMessage()),
          "check space and permissions, and run again",
          e);
    }
  }
}
