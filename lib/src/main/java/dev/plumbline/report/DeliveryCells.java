package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;

/** Cells that the tables of deliveries have in common. */
final class DeliveryCells {
  private DeliveryCells() {}

  static Html target(Cells row) {
    String where = row.text(DeliveryDaily.TARGET);
    boolean isProduction = row.isTrue(DeliveryDaily.IS_PRODUCTION);
    return tag(
        "span",
        Html.text(row.text(DeliveryDaily.MODEL)),
        Html.span("meaning", isProduction ? where + ", production" : where));
  }

  static Html version(Cells row) {
    if (!row.has(DeliveryDaily.DEPLOYED_VERSION)) {
      return unknown(row, DeliveryDaily.DEPLOYED_VERSION);
    }
    String since = "since " + Numbers.instant(row.instant(DeliveryDaily.DEPLOYED_AT));
    return tag(
        "span",
        Html.text(row.text(DeliveryDaily.DEPLOYED_VERSION)),
        Html.span(
            "meaning",
            row.isTrue(DeliveryDaily.IS_REGISTERED) ? since : "not registered, " + since));
  }

  /** Not measured, and why where the shown date says it. */
  static Html unknown(Cells row, Col column) {
    String reason = reason(row, column);
    return reason.isEmpty()
        ? Html.span("absent", Numbers.NOT_MEASURED)
        : tag("span", Html.span("absent", Numbers.NOT_MEASURED), Html.span("meaning", reason));
  }

  static String reason(Cells row, Col column) {
    return row.<String, String>map(DeliveryDaily.REASONS).getOrDefault(column.name(), "");
  }
}
