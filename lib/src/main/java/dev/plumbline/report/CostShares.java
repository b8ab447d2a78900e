package dev.plumbline.report;

import java.util.List;
import java.util.Map;

/**
 * Shares that are weighted by cost, beside those by GPU-hours: an hour of a dear GPU weighs more
 * than one of a cheap GPU. Each stands under its own currency and basis of the price, and is a
 * share of the cost under that basis alone.
 */
final class CostShares {
  private CostShares() {}

  /**
   * A table with a line for each part and each basis that prices some of it; nothing where no price
   * is known.
   *
   * @param title of the table
   * @param label of the parts
   * @param parts in the order in which they are shown
   */
  static Html of(String title, String label, Map<String, Accounts> parts) {
    Table table =
        new Table(title)
            .text(label, "Priced by")
            .number("Cost", "Delivered, of cost", "Idle waste, of cost", "Not measured, of cost");
    parts.forEach(
        (part, accounts) -> {
          for (PriceBasis basis : accounts.pricedBases()) {
            table.row(
                part,
                basis.title(),
                WaterfallSection.money(accounts.cost(basis), basis),
                Numbers.percent(accounts.delivered(basis)),
                Numbers.percent(accounts.waste(basis).shareOf(accounts.cost(basis))),
                Numbers.percent(accounts.unmeasured(basis)));
          }
        });
    return table.size() == 0 ? Html.all(List.of()) : table.html();
  }
}
