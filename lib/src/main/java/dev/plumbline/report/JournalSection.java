package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.JobRun;
import dev.plumbline.terms.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which jobs ran, on what and for how long. */
final class JournalSection implements Section {
  /** The jobs of the shown night, in the order in which they began. */
  static final Need ROWS =
      Need.of(JobRun.TABLE, new Scope.ShownNight(JobRun.NIGHT_ID))
          .without(JobRun.NIGHT_ID, JobRun.NIGHT_DATE)
          .ascending(JobRun.STARTED_AT, JobRun.JOB);

  @Override
  public String id() {
    return "journal";
  }

  @Override
  public String title() {
    return "The night\u2019s journal";
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> jobs = figures.of(ROWS).shown();
    Optional<Cells> longest =
        jobs.stream().max(Comparator.comparingDouble(job -> job.real(JobRun.SECONDS)));
    return longest.isEmpty()
        ? title()
        : "%s took %s; %s took longest, %s"
            .formatted(
                Numbers.count(jobs.size(), "job", "jobs"),
                duration(jobs.stream().mapToDouble(job -> job.real(JobRun.SECONDS)).sum()),
                longest.get().text(JobRun.JOB),
                duration(longest.get().real(JobRun.SECONDS)));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> jobs = figures.of(ROWS).shown();
    if (jobs.isEmpty()) {
      return List.of(
          Notes.absent(figures.of(ROWS).reason("No job of this run is in the journal.")));
    }
    Table table =
        new Table("Jobs in the order in which they ran")
            .text("Job", "Outcome")
            .number("Seconds", "Rows in", "Rows out")
            .line("Slice", "Began")
            .text("Error");
    jobs.forEach(
        job ->
            table.row(
                job.text(JobRun.JOB),
                outcome(job.text(JobRun.OUTCOME)),
                seconds(job.real(JobRun.SECONDS)),
                Numbers.count(job.whole(JobRun.ROWS_IN)),
                Numbers.count(job.whole(JobRun.ROWS_OUT)),
                job.text(JobRun.SLICE),
                Numbers.instant(job.instant(JobRun.STARTED_AT)),
                job.text(JobRun.ERROR)));
    table.total(
        "All jobs",
        "",
        seconds(jobs.stream().mapToDouble(job -> job.real(JobRun.SECONDS)).sum()),
        "",
        "",
        "",
        "",
        "");
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.capped(figures.of(ROWS), id() + ".csv"));
    return content;
  }

  private static String duration(double seconds) {
    return Numbers.duration(BigDecimal.valueOf(seconds));
  }

  private static String seconds(double seconds) {
    return Numbers.decimal(BigDecimal.valueOf(seconds), 1) + "\u00a0s";
  }

  private static Html outcome(String outcome) {
    if (Outcome.DONE.text().equals(outcome)) {
      return Html.span("good", "\u2713 done");
    }
    return Outcome.UNCHANGED.text().equals(outcome)
        ? Html.span("absent", "unchanged")
        : Html.span("poor", "\u2717 " + Numbers.words(outcome));
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
