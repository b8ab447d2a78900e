package dev.plumbline.jobs;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.run.Words;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.run.publication.Staged;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.terms.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import org.apache.spark.sql.Column;

/** What is published, in the words of a terminal. */
final class Status {
  private static final RowLayout CHECK =
      RowLayout.of(
          QualityResult.NIGHT_ID,
          QualityResult.TABLE_NAME,
          QualityResult.SLICE,
          QualityResult.CHECK_NAME,
          QualityResult.SEVERITY,
          QualityResult.DETAIL,
          QualityResult.CHECKED_AT);
  private static final RowLayout STEP =
      RowLayout.of(JobRun.NIGHT_ID, JobRun.JOB, JobRun.ERROR, JobRun.STARTED_AT);

  private static final String VIOLATED =
      CheckResult.Status.VIOLATED.name().toLowerCase(Locale.ROOT);

  private final PublishedNight published;

  Status(PublishedNight published) {
    this.published = published;
  }

  /** The lines. */
  List<String> lines(Instant now) {
    List<String> lines = new ArrayList<>();
    if (published.isEmpty()) {
      lines.add("nothing is published in this lake yet");
    } else {
      NavigableSet<LocalDate> dates = published.nights().navigableKeySet();
      lines.add("published: " + dates.last() + ", the newest of " + dates.size() + " dates");
      lines.add("by:        run " + published.nightId() + ", " + ago(published.at(), now));
      lines.add(
          "read:      "
              + published.shown().tables().size()
              + " tables at the versions that publication "
              + published.shown().number()
              + " names, whatever is being written");
      addChecks(lines);
    }
    addSince(lines, now);
    published.staged().ifPresent(staged -> lines.add("staged:    " + words(staged, now)));
    published.backfill().ifPresent(note -> lines.add("backfill:  " + words(note, now)));
    return lines;
  }

  /** Gold that waits to be published, or that no longer can be. */
  private String words(Staged staged, Instant now) {
    List<String> moved = published.moved(staged);
    return Words.dates(staged.dates())
        + " by run "
        + staged.nightId()
        + ", "
        + ago(staged.seen().at(), now)
        + (moved.isEmpty()
            ? "; not published: plumbline run publish"
            : "; cannot be published, since " + moved.get(0) + ": plumbline run assess");
  }

  private static String words(BackfillNote note, Instant now) {
    return "%s … %s, begun %s, %s published, not at its end: plumbline nightly --from %s --to %s"
        .formatted(
            note.from(),
            note.to(),
            ago(note.begun(), now),
            note.done().isEmpty() ? "nothing" : Words.dates(note.done()),
            note.from(),
            note.to());
  }

  private void addChecks(List<String> lines) {
    List<String> violated = violated();
    lines.add("checks:    " + (violated.isEmpty() ? "all held" : violated.size() + " violated"));
    violated.forEach(check -> lines.add("  " + check));
  }

  /** A gate's no, and runs that broke, after what is published was begun. */
  private void addSince(List<String> lines, Instant now) {
    List<Event> events = since();
    events.forEach(
        event ->
            lines.add(
                "since:     " + event.what() + ", " + ago(event.at(), now) + ": " + event.why()));
    if (events.isEmpty() && !published.isEmpty()) {
      lines.add("since:     no gate said no, no run failed");
    }
  }

  /** True where something is published, and no gate said no and no run broke after that. */
  boolean isWell() {
    return !published.isEmpty() && since().isEmpty();
  }

  /** What went wrong after what is published was begun, the oldest first. */
  List<Event> since() {
    List<Event> events = new ArrayList<>();
    for (Cells check : violated(since(QualityResult.CHECKED_AT))) {
      if (check.text(QualityResult.SEVERITY).equals(severity(Check.Severity.FAIL))
          && !check.text(QualityResult.NIGHT_ID).equals(published.nightId())) {
        Instant at = check.instant(QualityResult.CHECKED_AT);
        events.add(new Event(at, "a gate said no", described(check)));
      }
    }
    for (Cells step : failed()) {
      String error = step.text(JobRun.ERROR);
      String why = error == null ? "" : error.lines().findFirst().orElse("");
      Instant at = step.instant(JobRun.STARTED_AT);
      events.add(new Event(at, "a run failed", step.text(JobRun.JOB) + ": " + why));
    }
    events.sort(Comparator.comparing(Event::at));
    return events;
  }

  /** Checks of the newest publication that are violated, in words. */
  List<String> violated() {
    return violated(QualityResult.NIGHT_ID.of().equalTo(published.nightId())).stream()
        .map(Status::described)
        .toList();
  }

  /** Something that went wrong. */
  record Event(Instant at, String what, String why) {}

  private List<Cells> violated(Column which) {
    Column isViolated = QualityResult.STATUS.of().equalTo(VIOLATED);
    return rows(QualityResult.TABLE, CHECK, isViolated.and(which)).stream()
        .sorted(Comparator.comparing(Status::described))
        .toList();
  }

  private List<Cells> failed() {
    Column isFailed = JobRun.OUTCOME.of().equalTo(Outcome.FAILED.text());
    return rows(JobRun.TABLE, STEP, isFailed.and(since(JobRun.STARTED_AT)));
  }

  private Column since(Col when) {
    return when.of().gt(published.isEmpty() ? Instant.EPOCH : published.at());
  }

  /** A journal has a row for each check and step: what was violated or failed is few. */
  private List<Cells> rows(TableSpec journal, RowLayout layout, Column which) {
    return published
        .arrived(journal)
        .where(which)
        .select(layout.columns())
        .rows()
        .collectAsList()
        .stream()
        .map(layout::read)
        .toList();
  }

  private static String described(Cells check) {
    String detail = check.text(QualityResult.DETAIL);
    return check.text(QualityResult.SEVERITY)
        + " "
        + check.text(QualityResult.TABLE_NAME)
        + " ("
        + check.text(QualityResult.SLICE)
        + "): "
        + check.text(QualityResult.CHECK_NAME)
        + (detail == null ? "" : ", " + detail);
  }

  private static String severity(Check.Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String ago(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toHours() < 1) {
      return ago(age.toMinutes(), "minute");
    }
    return age.toHours() < 48 ? ago(age.toHours(), "hour") : ago(age.toDays(), "day");
  }

  private static String ago(long count, String unit) {
    return count + " " + unit + (count == 1 ? " ago" : "s ago");
  }
}
