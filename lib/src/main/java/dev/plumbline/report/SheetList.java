package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import java.util.List;

/** The list of a night's sheets, by which rule they were chosen, and what was left out. */
final class SheetList {
  private static final int NAMED = 1000;

  private SheetList() {}

  /** The whole file. */
  static String html(SheetBook book) {
    return SmallPage.styled(
        "sheets of model versions",
        Page.resource("/report/sheet.css"),
        tag(
            "header",
            tag("p", "Plumbline: sheets of model versions").with("class", "brand"),
            tag("h1", "Model versions, as of " + Numbers.date(book.date())),
            tag("p", tag("a", "Report of the night").with("href", "../report.html#lineage"))
                .with("class", "nights")),
        tag(
            "p",
            ("A night has at most %d sheets: first versions whose ruling changed on the date, then"
                    + " those that were broken before, then the others, by name.")
                .formatted(SheetChoice.MOST)),
        book.sheets().isEmpty() ? none(book) : table(book),
        left(book),
        tag("footer", StandingSheets.edition(book.edition())));
  }

  private static Html none(SheetBook book) {
    return tag("p", why(book)).with("class", "absent");
  }

  private static String why(SheetBook book) {
    if (book.left().isEmpty()) {
      return "No model version was registered up to this date.";
    }
    return book.remark() == null
        ? "Of more than %,d versions no sheets are made at night.".formatted(Need.LIMIT)
        : book.remark();
  }

  private static Html table(SheetBook book) {
    Tag body = tag("tbody");
    for (ModelSheet sheet : book.sheets()) {
      Cells ruling = sheet.ruling();
      String broken = ruling.text(LineageCompleteness.FIRST_BROKEN_LINK);
      body.add(
          tag(
              "tr",
              tag(
                      "th",
                      tag("a", SheetPage.name(ruling)).with("href", SheetName.of(ruling)),
                      Html.span("meaning", ruling.text(LineageCompleteness.REGISTRY)))
                  .with("scope", "row"),
              tag("td", SheetPage.tier(ruling)),
              tag(
                  "td",
                  ruling.isTrue(LineageCompleteness.IS_TRACEABLE)
                      ? Html.span("good", "\u2713 traceable")
                      : Html.span("poor", "\u2717 " + Numbers.words(broken))),
              tag("td", Numbers.percent(ruling.real(LineageCompleteness.SATURATION))),
              tag("td", SheetChoice.Reason.of(ruling, book.date()).words())));
    }
    Tag head = tag("tr");
    for (String label :
        List.of(
            "Model version",
            "Risk tier",
            "Traceable, or what is broken first",
            "Saturation",
            "Why here")) {
      head.add(tag("th", label).with("scope", "col"));
    }
    return tag("div", tag("table", tag("thead", head), body)).with("class", "scroll");
  }

  private static Html left(SheetBook book) {
    if (book.left().isEmpty()) {
      return Html.nothing();
    }
    Tag names = tag("ul");
    book.left().stream()
        .limit(NAMED)
        .forEach(ruling -> names.add(tag("li", tag("code", SheetPage.command(ruling, book)))));
    long unnamed = book.left().size() - Math.min(NAMED, book.left().size());
    return Html.all(
        List.of(
            tag(
                "h2",
                Numbers.count(book.left().size(), "version has", "versions have") + " no sheet"),
            tag("p", "These commands say the same of them; with --sheet FILE they make the sheet:"),
            names,
            unnamed == 0
                ? Html.nothing()
                : tag(
                    "p", "And " + Numbers.count(unnamed) + " more: plumbline models names all.")));
  }
}
