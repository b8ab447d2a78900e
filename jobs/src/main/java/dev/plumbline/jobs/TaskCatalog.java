package dev.plumbline.jobs;

import dev.plumbline.job.Task;
import dev.plumbline.run.ReportTask;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.month.MonthsTask;
import dev.plumbline.run.sheets.SheetsTask;
import java.util.List;

/** Every task. A new task is added here and nowhere else; tasks run in this order. */
public final class TaskCatalog {
  /** All tasks. */
  public static final List<Task> ALL =
      List.of(new ReportTask(), new ExportTask(), new SheetsTask(), new MonthsTask());

  private TaskCatalog() {}
}
