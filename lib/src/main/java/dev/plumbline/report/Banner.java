package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.report.ReportData.JobEntry;
import dev.plumbline.report.ReportData.Night;
import dev.plumbline.report.ReportData.Outcome;
import dev.plumbline.report.ReportData.Quality;
import java.util.List;

/** What a reader must know before any figure: that the night was not published, and why. */
final class Banner {
  private static final int CHECKS = 20;

  private Banner() {}

  /** The banner, or nothing when the night was published. */
  static Html of(ReportData data) {
    Night night = data.night();
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
    checks(banner, data);
    jobs(banner, data);
    return banner;
  }

  private static String figures(Night night) {
    String nothing = "Nothing of " + Numbers.date(night.date()) + " was published. ";
    if (night.figuresDate() == null) {
      return nothing + "No night was published before it, so there are no figures.";
    }
    return nothing
        + "The figures below are last night\u2019s: those of "
        + Numbers.date(night.figuresDate())
        + ", the newest published date.";
  }

  private static void checks(Tag banner, ReportData data) {
    List<Quality> failed = data.quality().where(Quality::stopsPublication);
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
                        tag("strong", check.tableName() + ": " + check.checkName()),
                        Html.text(check.detail() == null ? "" : " \u2013 " + check.detail()))));
    banner.add(tag("p", "Failed " + (failed.size() == 1 ? "check:" : "checks:")), list);
    if (failed.size() > CHECKS) {
      banner.add(Notes.firstOf(CHECKS, failed.size(), "failed checks", "quality.csv"));
    }
  }

  private static void jobs(Tag banner, ReportData data) {
    List<JobEntry> failed = data.jobs().where(job -> job.error() != null);
    if (failed.isEmpty()) {
      return;
    }
    Tag list = tag("ul");
    failed.forEach(
        job -> list.add(tag("li", tag("strong", job.job()), Html.text(" \u2013 " + job.error()))));
    banner.add(tag("p", "What the journal says:"), list);
  }
}
