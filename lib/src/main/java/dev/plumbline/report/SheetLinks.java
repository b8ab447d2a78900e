package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.evidence.Evidence;
import dev.plumbline.report.Html.Tag;
import dev.plumbline.tables.LineageCompleteness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a sheet: links and records, the way back, files and their digests. */
final class SheetLinks {
  private static final int RECORDS = 8;
  private static final int DIGITS = 12;

  private final ModelSheet sheet;
  private final Map<List<String>, Evidence.Place> files = new LinkedHashMap<>();

  SheetLinks(ModelSheet sheet) {
    this.sheet = sheet;
  }

  /** Where the row of a link is on the page. */
  static String anchor(Link link) {
    return anchor(link.id());
  }

  /** Where the row of the link of this id is. */
  static String anchor(String link) {
    return "link-" + link;
  }

  /**
   * A row for each link, and its records below one another.
   *
   * @param command what tells those that are left out
   */
  Html html(String command) {
    Tag body = tag("tbody");
    for (Link link : Link.values()) {
      List<Evidence> records = sheet.evidence().of(link);
      Tag shown = tag("td");
      if (records.isEmpty()) {
        shown.add(Html.span("absent", "no record"));
      }
      records.stream().limit(RECORDS).forEach(record -> shown.add(record(record)));
      if (records.size() > RECORDS) {
        shown.add(
            tag("div", (records.size() - RECORDS) + " more: " + command).with("class", "small"));
      }
      String state = sheet.evidence().state(link);
      String reason = sheet.evidence().reason(link);
      body.add(
          tag(
                  "tr",
                  tag("th", Numbers.words(link.id())).with("scope", "row"),
                  tag(
                      "td",
                      LinkSign.sign(state),
                      Html.text(" " + LinkSign.words(state)),
                      reason == null ? Html.nothing() : Html.span("meaning", reason)),
                  shown)
              .with("id", anchor(link)));
    }
    return table(
        "links",
        body,
        "Link",
        "State, and why",
        "What records say, when, and in which line of which file");
  }

  private Html record(Evidence record) {
    return tag(
            "div",
            tag("span", record.says()),
            tag("span", record.at() + ", ").add(place(record.place())).with("class", "meaning"))
        .with("class", "record");
  }

  private Html place(Evidence.Place place) {
    files.putIfAbsent(List.of(place.source(), place.file()), place);
    String digest = place.sha256();
    return tag(
        "span",
        Html.text("%s %s line %d, ".formatted(place.source(), place.file(), place.line())),
        digest == null
            ? Html.span("absent", "a file that is no longer known")
            : tag(
                    "span",
                    "sha256 " + digest.substring(0, Math.min(DIGITS, digest.length())) + "\u2026")
                .with("title", digest));
  }

  /** The witness path, each step with its record. */
  Html way() {
    Map<String, Evidence> records = sheet.evidence().way();
    List<String> path = sheet.ruling().list(LineageCompleteness.WITNESS_PATH);
    if (path.isEmpty()) {
      return tag("p", "No way back is known: it begins with the training run.")
          .with("class", "absent");
    }
    Tag steps = tag("ol").with("class", "way");
    for (String step : path) {
      Evidence record = records.get(step);
      steps.add(tag("li", tag("span", step), record == null ? Html.nothing() : record(record)));
    }
    return Html.all(
        List.of(
            tag("p", "From the model to the nearest of the worst behind it, or to an origin.")
                .with("class", "small"),
            steps));
  }

  /** The files of all records above, each once, with its whole digest; asked for last. */
  Html files() {
    if (files.isEmpty()) {
      return tag("p", "No record, so no file.").with("class", "absent");
    }
    Tag body = tag("tbody");
    files
        .values()
        .forEach(
            place ->
                body.add(
                    tag(
                        "tr",
                        tag("th", place.source() + " " + place.file()).with("scope", "row"),
                        place.sha256() == null
                            ? tag("td", Html.span("absent", "no longer known"))
                            : tag("td", tag("code", place.sha256())))));
    return table("files", body, "Source and file", "SHA-256 of its bytes");
  }

  private static Html table(String className, Tag body, String... heads) {
    Tag head = tag("tr");
    for (String label : heads) {
      head.add(tag("th", label).with("scope", "col"));
    }
    return tag("div", tag("table", tag("thead", head), body).with("class", className))
        .with("class", "scroll");
  }
}
