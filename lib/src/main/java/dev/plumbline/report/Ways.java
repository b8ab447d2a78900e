package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.time.LocalDate;

/**
 * The links from a night's report to those of other nights.
 *
 * @param previous the newest earlier night with a report; null when there is none
 */
record Ways(LocalDate previous) {
  /** The links. */
  Html html() {
    Tag ways = tag("p").with("class", "nights");
    if (previous != null) {
      ways.add(
          tag("a", "\u2190 Night of " + Numbers.date(previous))
              .with("href", "../" + previous + "/report.html")
              .with("rel", "prev"));
    }
    return ways.add(
        tag("a", "All nights").with("href", "../index.html"),
        tag("a", "Newest night").with("href", "../latest.html"),
        tag("a", "Next night \u2192").with("href", "next.html").with("rel", "next"));
  }
}
