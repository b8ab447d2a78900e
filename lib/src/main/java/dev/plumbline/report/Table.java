package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Html.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in a container that scrolls when the screen is narrow. Its first column names the row.
 * Cells are {@link Html}, or text; text that says that something is not known is set back; null is
 * an empty cell.
 */
final class Table {
  private record Column(String label, String className) {}

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<Tag> rows = new ArrayList<>();
  private Tag total;
  private boolean isStacked;

  Table(String caption) {
    this.caption = caption;
  }

  /** Adds columns of text. */
  Table text(String... labels) {
    for (String label : labels) {
      columns.add(new Column(label, "t"));
    }
    return this;
  }

  /** Adds columns of short texts that stay on one line. */
  Table line(String... labels) {
    for (String label : labels) {
      columns.add(new Column(label, "d"));
    }
    return this;
  }

  /** Adds columns of numbers. */
  Table number(String... labels) {
    for (String label : labels) {
      columns.add(new Column(label, "n"));
    }
    return this;
  }

  /** Adds a narrow column whose label stands upright. */
  Table upright(String label) {
    columns.add(new Column(label, "u"));
    return this;
  }

  /** Adds a row with a cell for each column. */
  Table row(Object... cells) {
    rows.add(cells("", cells));
    return this;
  }

  /** Adds a row of a class. */
  Table rowOf(String className, Object... cells) {
    rows.add(cells(className, cells));
    return this;
  }

  /** Sets the last row, which sums the others. */
  Table total(Object... cells) {
    total = cells("total", cells);
    return this;
  }

  /**
   * On a narrow screen its cells stand below one another, each behind its column's label; said
   * before the first row.
   */
  Table stacked() {
    isStacked = true;
    return this;
  }

  /** How many rows there are, the total not counted. */
  int size() {
    return rows.size();
  }

  private Tag cells(String className, Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%s: %d cells for %d columns".formatted(caption, cells.length, columns.size()));
    }
    Tag row = className.isEmpty() ? tag("tr") : tag("tr").with("class", className);
    for (int i = 0; i < cells.length; i++) {
      Tag cell = tag(i == 0 ? "th" : "td", content(cells[i]));
      if (i == 0) {
        cell.with("scope", "row");
      } else if (isStacked) {
        cell.with("data-label", columns.get(i).label());
      }
      row.add(cell.with("class", columns.get(i).className()));
      if (i == 0) {
        Tag link = Anchors.quietLink();
        cell.add(link);
        row.anchored(Html.plain(content(cells[0])), link);
      }
    }
    return row;
  }

  private static Html content(Object cell) {
    if (cell instanceof Html html) {
      return html;
    }
    String text = (String) cell;
    if (text == null) {
      return Html.nothing();
    }
    return text.startsWith(Numbers.NOT_MEASURED) || text.equals(Numbers.NOT_KNOWN)
        ? Html.span("absent", text)
        : Html.text(text);
  }

  /** The table, with its caption said once, above it. */
  Html html() {
    Tag heads = tag("tr");
    columns.forEach(
        column ->
            heads.add(
                tag("th", tag("span", column.label()))
                    .with("scope", "col")
                    .with("class", column.className())));
    Tag body = tag("tbody").add(rows.toArray(Tag[]::new));
    Tag link = Anchors.link("table " + caption);
    Tag table =
        tag("table", tag("caption", tag("span", caption).add(link)), tag("thead", heads), body);
    if (total != null) {
      table.add(tag("tfoot", total));
    }
    return tag("div", table)
        .with("class", isStacked ? "scroll stacked" : "scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", caption)
        .anchored(caption, link);
  }
}
