package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import java.time.LocalDate;

/** Sentences that several sections say. */
final class Notes {
  private Notes() {}

  /** A paragraph. */
  static Html paragraph(String text) {
    return tag("p", text);
  }

  /** A paragraph in small print. */
  static Html small(String text) {
    return tag("p", text).with("class", "small");
  }

  /** Says that a section has nothing to show, and why. */
  static Html absent(String reason) {
    return tag("p", tag("strong", "Not measured. "), Html.text(reason)).with("class", "absence");
  }

  /** Says that a section about the shown date has nothing to show, and why. */
  static Html absent(Figures figures, Need need) {
    LocalDate date = figures.night().figuresDate();
    return absent(
        figures
            .of(need)
            .reason(
                date == null
                    ? "No night has been published yet."
                    : "%s has no row for %s."
                        .formatted(need.table().fullName(), Numbers.date(date))));
  }

  /** Says that lines were left out of a table, or nothing. */
  static Html firstOf(int shown, long total, String what, String file) {
    return shown >= total
        ? Html.nothing()
        : small(
            "The first %s of %s %s; more in %s."
                .formatted(Numbers.count(shown), Numbers.count(total), what, file));
  }

  /** Says that not all rows were read for a section, and which file has them, or nothing. */
  static Html capped(Rows rows, String file) {
    return capped(rows, "first", file);
  }

  /** The same, where the rows that were read are the first of their kind. */
  static Html capped(Rows rows, String kind, String file) {
    return rows.isCapped()
        ? small(
            "This section holds the %s %s of %s rows of %s; %s has all."
                .formatted(
                    kind,
                    Numbers.count(rows.shown().size()),
                    Numbers.count(rows.total()),
                    rows.need().table().fullName(),
                    file))
        : Html.nothing();
  }

  /** A part that opens on demand. */
  static Html folded(String summary, Html... content) {
    return tag("details", tag("summary", summary)).add(content);
  }
}
