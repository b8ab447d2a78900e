package dev.plumbline.report;

import dev.plumbline.report.ReportData.JobEntry;
import dev.plumbline.tables.JobRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Which jobs ran, on what and for how long. */
final class JournalSection implements Section {
  @Override
  public String id() {
    return "journal";
  }

  @Override
  public String title() {
    return "The night\u2019s journal";
  }

  @Override
  public List<Html> content(ReportData data) {
    List<JobEntry> jobs = data.jobs().shown();
    if (jobs.isEmpty()) {
      return List.of(Notes.absent(data.jobs().reason("No job of this run is in the journal.")));
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
                job.job(),
                outcome(job.outcome()),
                seconds(job.seconds()),
                Numbers.count(job.rowsIn()),
                Numbers.count(job.rowsOut()),
                job.slice(),
                Numbers.instant(job.startedAt()),
                job.error() == null ? "" : job.error()));
    table.total(
        "All jobs",
        "",
        seconds(jobs.stream().mapToDouble(JobEntry::seconds).sum()),
        "",
        "",
        "",
        "",
        "");
    List<Html> content = new ArrayList<>();
    content.add(table.html());
    content.add(Notes.firstOf(jobs.size(), data.jobs().total(), "jobs", ""));
    return content;
  }

  private static String seconds(double seconds) {
    return Numbers.decimal(BigDecimal.valueOf(seconds), 1) + "\u00a0s";
  }

  private static Html outcome(String outcome) {
    return switch (outcome) {
      case "done" -> Html.span("good", "\u2713 done");
      case "unchanged" -> Html.span("absent", "unchanged");
      default -> Html.span("poor", "\u2717 " + Numbers.words(outcome));
    };
  }

  @Override
  public Csv csv(ReportData data) {
    Csv csv =
        Csv.of(
            id(),
            JobRun.JOB,
            JobRun.SLICE,
            JobRun.OUTCOME,
            JobRun.ROWS_IN,
            JobRun.ROWS_OUT,
            JobRun.STARTED_AT,
            JobRun.SECONDS,
            JobRun.ERROR);
    data.jobs()
        .shown()
        .forEach(
            job ->
                csv.row(
                    job.job(),
                    job.slice(),
                    job.outcome(),
                    job.rowsIn(),
                    job.rowsOut(),
                    job.startedAt(),
                    job.seconds(),
                    job.error()));
    return csv;
  }
}
