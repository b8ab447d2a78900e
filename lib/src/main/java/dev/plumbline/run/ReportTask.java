package dev.plumbline.run;

import dev.plumbline.job.Published;
import dev.plumbline.job.Task;
import dev.plumbline.job.TaskContext;
import dev.plumbline.job.TaskSpec;
import dev.plumbline.report.NeedReader;
import dev.plumbline.report.Report;
import dev.plumbline.report.ReportedNight;
import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.report.Shelf;
import dev.plumbline.run.publication.Program;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/** Renders what is published into files that people read. */
public final class ReportTask implements Task {
  private static final TaskSpec SPEC =
      new TaskSpec(
          "report",
          "The published figures as a page for people, with its data beside it.",
          "reports",
          Report.tables());

  @Override
  public TaskSpec spec() {
    return SPEC;
  }

  @Override
  public Set<String> read(Set<String> names) {
    return Shelf.read(names);
  }

  /**
   * Writes the report of the newest published date; where a gate said no, it says so above last
   * night's figures.
   */
  @Override
  public List<Path> run(Published published, TaskContext context) {
    NavigableSet<LocalDate> dates = published.nights().navigableKeySet();
    LocalDate figures = published.isEmpty() ? null : dates.last();
    LocalDate night = context.night(published);
    ReportedNight about =
        new ReportedNight(
            nightId(context, figures, published),
            night,
            context.isStopped() ? Outcome.GATE_FAILED : Outcome.PUBLISHED,
            null,
            figures,
            context.now(),
            Program.VERSION);
    NeedReader reader = new NeedReader(table -> rows(published, table), about, dates);
    Path folder = context.folder();
    try {
      return new Shelf(folder)
          .add(reader.figures()).stream().map(file -> file.toAbsolutePath().normalize()).toList();
    } catch (IOException e) {
      throw new StorageException(
          "the report cannot be written to " + folder,
          String.valueOf(e.getMessage()),
          "check space and permissions",
          e);
    }
  }

  /** What came in is shown as it is now; what was published as it was. */
  private static Frame rows(Published published, TableSpec table) {
    return table.layer() == TableSpec.Layer.BRONZE
        ? published.arrived(table)
        : published.read(table);
  }

  /** A run that found nothing to do has no checks: those of the figures' own night are shown. */
  private static String nightId(TaskContext context, LocalDate figures, Published published) {
    boolean hasPublished = figures == null || context.published().contains(figures);
    return hasPublished || context.isStopped()
        ? context.nightId()
        : published.nights().get(figures);
  }
}
