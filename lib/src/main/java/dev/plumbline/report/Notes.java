package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.TableSpec;

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

  /** Says that a section about the night's date has nothing to show, and why. */
  static Html absent(ReportData data, Rows<?> rows, TableSpec table) {
    return absent(reason(data, rows, table));
  }

  /** Why there is no row for the night's date. */
  static String reason(ReportData data, Rows<?> rows, TableSpec table) {
    return rows.reason(
        data.night().figuresDate() == null
            ? "No night has been published yet."
            : "%s has no row for %s."
                .formatted(table.fullName(), Numbers.date(data.night().figuresDate())));
  }

  /** Says that rows were left out of a table, or nothing. */
  static Html firstOf(int shown, long total, String what, String file) {
    return shown >= total
        ? Html.nothing()
        : small(
            "The first %s of %s %s; %s."
                .formatted(
                    Numbers.count(shown),
                    Numbers.count(total),
                    what,
                    file.isEmpty() ? "the rest stands in the lake" : "more in " + file));
  }

  /** A part that opens on demand. */
  static Html folded(String summary, Html... content) {
    return tag("details", tag("summary", summary)).add(content);
  }
}
