package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;

/** A page without scripts, in the style of the report. */
final class SmallPage {
  private SmallPage() {}

  /** The whole file. */
  static String html(String title, Html... content) {
    return file(head(title, Page.styles()), content);
  }

  /** The whole file of a page in a style of its own, in the colours of the report. */
  static String styled(String title, String styles, Html... content) {
    return file(head(title, Palette.styles() + styles), content);
  }

  /** A page that leads to another one at once, and by a link where the browser does not. */
  static String leading(String title, String target) {
    return file(
        head(title, Page.styles())
            .add(tag("meta").with("http-equiv", "refresh").with("content", "0; url=" + target)),
        tag("h1", title),
        tag("p", tag("a", target).with("href", target)));
  }

  private static String file(Tag head, Html... content) {
    Tag body = tag("body", tag("main", content));
    return "<!DOCTYPE html>\n" + Html.markup(tag("html", head, body).with("lang", "en")) + "\n";
  }

  private static Tag head(String title, String styles) {
    return tag(
        "head",
        tag("meta").with("charset", "utf-8"),
        tag("meta")
            .with("http-equiv", "Content-Security-Policy")
            .with("content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"),
        tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
        tag("meta").with("name", "color-scheme").with("content", "light dark"),
        tag("title", "Plumbline: " + title),
        tag("style", Html.verbatim(styles)));
  }
}
