package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.ReportedNight.Outcome;
import java.util.Set;

/**
 * The ways from a night's report to the sheets of model versions, which are written after it by the
 * same choice. A night that published nothing has none; of more rulings than the report reads only
 * the list of the sheets is certain.
 */
final class ToSheets {
  private final boolean isThere;
  private final Set<String> names;

  private ToSheets(boolean isThere, Set<String> names) {
    this.isThere = isThere;
    this.names = names;
  }

  /** From the report of these figures. */
  static ToSheets of(Figures figures) {
    Rows rulings = figures.of(LineageSection.ROWS);
    boolean isThere = figures.night().outcome() == Outcome.PUBLISHED;
    return new ToSheets(
        isThere,
        isThere && !rulings.isCapped()
            ? SheetChoice.of(rulings.shown(), figures.night().figuresDate()).names()
            : Set.of());
  }

  /** Words that lead to the model's sheet, where it has one. */
  Html model(Model model) {
    return way(model.name(), model, "");
  }

  /** Words that lead to the row of a link in the model's sheet, where it has one. */
  Html link(Model model, String link, String words) {
    return way(words, model, "#" + SheetLinks.anchor(link));
  }

  private Html way(String words, Model model, String place) {
    String sheet = SheetName.of(model.row());
    return names.contains(sheet)
        ? tag("a", words).with("href", SheetName.FOLDER + "/" + sheet + place)
        : Html.text(words);
  }

  /** Where the list of the sheets is. */
  Html list() {
    return isThere
        ? tag(
                "p",
                tag("a", "Printable sheets of model versions")
                    .with("href", SheetName.FOLDER + "/" + SheetName.LIST),
                Html.text(": the records behind each link, and the graph."))
            .with("class", "small")
        : Html.nothing();
  }
}
