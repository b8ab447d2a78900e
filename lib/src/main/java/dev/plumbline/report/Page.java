package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page around the sections: one file that needs nothing else. Its content security policy
 * forbids every connection, and every script but the two it brings.
 */
final class Page {
  /** The chart library as its jar holds it; the version is the dependency's. */
  private static final String CHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.common.min.js";

  private final Map<Section, Csv> sections;

  private final Ways ways;

  /**
   * A page of these sections, each beside its CSV file.
   *
   * @param ways to other nights; null where it stands alone
   */
  Page(Map<Section, Csv> sections, Ways ways) {
    this.sections = sections;
    this.ways = ways;
  }

  /** The whole file. */
  String html(Figures figures) {
    String library = resource(CHARTS);
    String glue = resource("/report/report.js");
    Tag main = tag("main", Banner.of(figures));
    Anchors anchors = new Anchors();
    sections.forEach((section, csv) -> main.add(section(section, csv, figures, anchors)));
    Tag body =
        tag(
            "body",
            header(figures),
            navigation(),
            main,
            footer(figures),
            script(library),
            script(glue));
    return "<!DOCTYPE html>\n"
        + Html.markup(tag("html", head(figures, policy(library, glue)), body).with("lang", "en"))
        + "\n";
  }

  private static Tag script(String code) {
    return tag("script", Html.verbatim(code));
  }

  private static String policy(String... scripts) {
    StringBuilder policy = new StringBuilder("default-src 'none'; script-src");
    for (String script : scripts) {
      policy.append(" 'sha256-").append(sha256(script)).append('\'');
    }
    // The chart library sets style attributes; styles cannot run code or reach a network here.
    return policy
        .append("; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
        .toString();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256", e);
    }
  }

  private static Tag head(Figures figures, String policy) {
    return tag(
        "head",
        tag("meta").with("charset", "utf-8"),
        tag("meta").with("http-equiv", "Content-Security-Policy").with("content", policy),
        tag("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
        tag("meta").with("name", "color-scheme").with("content", "light dark"),
        tag("meta").with("name", "referrer").with("content", "no-referrer"),
        tag("title", "Plumbline " + figures.night().date()),
        tag("style", Html.verbatim(styles() + printed(figures))));
  }

  /** The style sheet. */
  static String styles() {
    return Palette.styles() + resource("/report/report.css");
  }

  /** What stands on each printed page. */
  private static String printed(Figures figures) {
    return """
    @page {
      @top-left { content: "Plumbline, night of %s"; font: 7pt sans-serif; }
      @top-right { content: "page " counter(page) " of " counter(pages); font: 7pt sans-serif; }
    }
    """
        .formatted(Numbers.date(figures.night().date()));
  }

  private Tag header(Figures figures) {
    ReportedNight night = figures.night();
    return tag(
        "header",
        tag("p", "Plumbline").with("class", "brand"),
        tag("h1", "Night of " + Numbers.date(night.date())),
        tag(
                "p",
                status(figures),
                Html.text(
                    RunTimes.of(figures).text()
                        + " \u00b7 report written "
                        + Numbers.instant(night.writtenAt())
                        + " \u00b7 dates are UTC \u00b7 figures of "
                        + Numbers.date(night.figuresDate())))
            .with("class", "subtitle"),
        ThreeReaders.of(figures),
        ways == null ? Html.nothing() : ways.html());
  }

  private static Html status(Figures figures) {
    return switch (figures.night().outcome()) {
      case PUBLISHED -> published(NightSummary.Attention.of(figures), Unmeasured.of(figures));
      case GATE_FAILED -> Html.span("status poor", "\u2717 stopped by the quality gate");
      case FAILED -> Html.span("status poor", "\u2717 failed");
    };
  }

  /** A night whose figures are incomplete does not look as if all were well. */
  private static Html published(NightSummary.Attention attention, List<String> unmeasured) {
    if (attention.rows() > 0) {
      return Html.span(
          attention.isNotJoined() ? "status poor" : "status fair",
          "! published, incomplete: " + AttentionCell.words(attention));
    }
    return unmeasured.isEmpty()
        ? Html.span("status good", "\u2713 published")
        : Html.span(
            "status absent", "\u2713 published; not measured: " + String.join(", ", unmeasured));
  }

  private Tag navigation() {
    Tag list = tag("ul");
    sections
        .keySet()
        .forEach(
            section ->
                list.add(
                    tag("li", tag("a", shortTitle(section)).with("href", "#" + section.id()))));
    return tag("nav", list).with("aria-label", "Sections");
  }

  private static String shortTitle(Section section) {
    String words = section.id().replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static Tag section(Section section, Csv csv, Figures figures, Anchors anchors) {
    String heading = section.id() + "-title";
    String found = section.finding(figures);
    Html exact =
        tag(
                "p",
                tag("a", csv.fileName()).with("href", csv.fileName()),
                Html.text(" has the exact figures"))
            .with("class", "exact");
    Tag drawn =
        tag(
                "section",
                topic(section, found),
                tag(
                    "h2",
                    tag("span", found).with("id", heading),
                    Anchors.link(section.title()).with("href", "#" + section.id())),
                Html.all(section.content(figures)),
                csv.isEmpty() ? Html.nothing() : exact)
            .with("id", section.id())
            .with("aria-labelledby", heading);
    drawn.name(anchors, section.id());
    return drawn;
  }

  /** What a heading that says a finding is about. */
  private static Html topic(Section section, String found) {
    return found.equals(section.title())
        ? Html.nothing()
        : tag("p", section.title()).with("class", "topic");
  }

  private static Tag footer(Figures figures) {
    ReportedNight night = figures.night();
    String version = night.version() == null ? "" : " " + night.version();
    return tag(
        "footer",
        tag(
            "p",
            "Figures on this page are rounded, so they may differ from their sums in the last"
                + " digit; the CSV files beside it are exact. Not measured is unknown: it is never"
                + " counted as zero and never as idle."),
        tag("p", "Plumbline" + version + ", night " + night.id() + ". Charts: Apache ECharts."));
  }

  /** A text of the class path. */
  static String resource(String name) {
    try (InputStream bytes = Page.class.getResourceAsStream(name)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "the report cannot be written: "
                + name
                + " is not on the class path;"
                + " build the program again with its dependencies");
      }
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
