package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.report.ReportedNight.Outcome;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.JobRun;
import dev.plumbline.tables.QualityResult;
import java.util.List;

/** What a reader must know before any figure: that the night was not published, and why. */
final class Banner {
  private static final int CHECKS = 20;

  /** The rows it draws. */
  static final List<Need> NEEDS = List.of(QualitySection.ROWS, JournalSection.ROWS);

  private Banner() {}

  /** The banner, or nothing when the night was published. */
  static Html of(Figures figures) {
    ReportedNight night = figures.night();
    if (night.outcome() == Outcome.PUBLISHED) {
      return Html.nothing();
    }
    String title =
        night.outcome() == Outcome.GATE_FAILED
            ? "The quality gate stopped this night."
            : "This night failed.";
    Tag banner =
        tag("div", tag("h2", title), tag("p", figures(night)))
            .with("class", "banner")
            .with("role", "alert");
    if (night.problem() != null) {
      banner.add(tag("p", night.problem()));
    }
    checks(banner, figures);
    jobs(banner, figures);
    return banner;
  }

  private static String figures(ReportedNight night) {
    String nothing = "Nothing of " + Numbers.date(night.date()) + " was published. ";
    if (night.figuresDate() == null) {
      return nothing + "No night was published before it, so there are no figures.";
    }
    return nothing
        + "The figures below are last night\u2019s: those of "
        + Numbers.date(night.figuresDate())
        + ", the newest published date.";
  }

  private static void checks(Tag banner, Figures figures) {
    List<Cells> failed = figures.of(QualitySection.ROWS).where(QualitySection::stopsPublication);
    if (failed.isEmpty()) {
      return;
    }
    Tag list = tag("ul");
    failed.stream()
        .limit(CHECKS)
        .forEach(
            check ->
                list.add(
                    tag(
                        "li",
                        tag(
                            "strong",
                            check.text(QualityResult.TABLE_NAME)
                                + ": "
                                + check.text(QualityResult.CHECK_NAME)),
                        Html.text(dashed(check.text(QualityResult.DETAIL))))));
    banner.add(tag("p", "Failed " + (failed.size() == 1 ? "check:" : "checks:")), list);
    if (failed.size() > CHECKS) {
      banner.add(Notes.firstOf(CHECKS, failed.size(), "failed checks", "quality.csv"));
    }
  }

  private static void jobs(Tag banner, Figures figures) {
    List<Cells> failed = figures.of(JournalSection.ROWS).where(job -> job.has(JobRun.ERROR));
    if (failed.isEmpty()) {
      return;
    }
    Tag list = tag("ul");
    failed.forEach(
        job ->
            list.add(
                tag(
                    "li",
                    tag("strong", job.text(JobRun.JOB)),
                    Html.text(dashed(job.text(JobRun.ERROR))))));
    banner.add(tag("p", "What the journal says:"), list);
  }

  private static String dashed(String detail) {
    return detail == null ? "" : " \u2013 " + detail;
  }
}
