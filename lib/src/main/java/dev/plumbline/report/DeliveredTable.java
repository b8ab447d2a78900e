package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.Scope.SumsOfNewestDates;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was deployed at each target on the newest dates, and what of it failed. Every mean says of
 * how many it is, and what was not measured on all of the dates says since when it was.
 */
final class DeliveredTable {
  private DeliveredTable() {}

  static Html html(List<Cells> rows, List<Cells> sums) {
    Map<List<String>, Cells> byTarget = new HashMap<>();
    sums.forEach(sum -> byTarget.put(key(sum), sum));
    Table table =
        new Table("Deployments, by model and target")
            .text("Model and target", "Version that stands")
            .number("Deployments", "From commit", "From training start", "From newest data")
            .number("Rollbacks", "Failed", "Time to restore");
    rows.stream()
        .limit(DeliverySection.SHOWN)
        .forEach(row -> table.row(cells(row, byTarget.getOrDefault(key(row), row))));
    return table.html();
  }

  private static List<String> key(Cells row) {
    return DeliverySection.KEY.stream().map(row::text).toList();
  }

  private static Object[] cells(Cells row, Cells sum) {
    return new Object[] {
      DeliveryCells.target(row),
      DeliveryCells.version(row),
      Numbers.count(sum.whole(DeliveryDaily.DEPLOYMENTS)),
      lead(row, sum, DeliveryDaily.LEAD_FROM_COMMIT, DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS),
      lead(row, sum, DeliveryDaily.LEAD_FROM_TRAINING, DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS),
      lead(row, sum, DeliveryDaily.LEAD_FROM_DATA, DeliveryDaily.LEAD_FROM_DATA_VERSIONS),
      Numbers.count(sum.whole(DeliveryDaily.ROLLBACKS)),
      failed(row, sum),
      restored(row, sum)
    };
  }

  private static Html lead(Cells row, Cells sum, Col seconds, Col versions) {
    long deployed = sum.whole(DeliveryDaily.FIRST_DEPLOYMENTS);
    if (deployed == 0) {
      return WaterfallSection.none();
    }
    if (!sum.has(seconds)) {
      return DeliveryCells.unknown(row, seconds);
    }
    long known = sum.whole(versions);
    return noted(
        mean(sum.decimal(seconds), known),
        deployed == 1
            ? ""
            : "mean of %s of %s".formatted(Numbers.count(known), Numbers.count(deployed)));
  }

  private static Html failed(Cells row, Cells sum) {
    return sum.has(DeliveryDaily.FAILED_DEPLOYMENTS)
        ? noted(
            Html.text(Numbers.count(sum.whole(DeliveryDaily.FAILED_DEPLOYMENTS))), measured(sum))
        : DeliveryCells.unknown(row, DeliveryDaily.FAILED_DEPLOYMENTS);
  }

  private static Html restored(Cells row, Cells sum) {
    if (!sum.has(DeliveryDaily.RESTORED)) {
      return DeliveryCells.unknown(row, DeliveryDaily.RESTORED);
    }
    long restored = sum.whole(DeliveryDaily.RESTORED);
    return restored == 0
        ? noted(WaterfallSection.none(), measured(sum))
        : noted(
            mean(sum.decimal(DeliveryDaily.RESTORE_SECONDS), restored),
            restored == 1 ? "" : "mean of " + Numbers.count(restored));
  }

  /** Since when it is measured; empty where it was on all dates, or the dates are not summed. */
  private static String measured(Cells sum) {
    boolean isSum = List.of(sum.layout().columns()).contains(SumsOfNewestDates.DATES);
    if (!isSum) {
      return "";
    }
    long dates = sum.whole(SumsOfNewestDates.DATES);
    long measured = sum.whole(SumsOfNewestDates.MEASURED);
    return measured == dates
        ? ""
        : "on %s of %s, not measured before %s"
            .formatted(
                Numbers.count(measured),
                Numbers.count(dates, "date", "dates"),
                Numbers.date(sum.date(SumsOfNewestDates.MEASURED_FROM)));
  }

  private static Html noted(Html value, String note) {
    return note.isEmpty() ? value : tag("span", value, Html.span("meaning", note));
  }

  private static Html mean(BigDecimal sum, long count) {
    return Html.text(
        Numbers.duration(sum.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)));
  }
}
