package dev.plumbline.run.month;

import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * What is charged in one currency where shared cost is spread by the configured rules. What is left
 * to nobody is not what remains after spreading, but what has no spread rows: so a spread that does
 * not close shows as a difference.
 *
 * @param currency the currency
 * @param teams by team, holders without one last
 * @param left what no rule spreads, by why nobody is charged with it
 * @param differences what is charged on an invoice less what it says, where that is not 0
 * @param difference the same of all invoices together: 0, or the sheet is wrong
 * @param later what was seen of closed periods later, as far as it is spread: in none of the sums
 */
public record SpreadSheet(
    String currency,
    List<SpreadTeam> teams,
    SortedMap<ShareKind, Cost> left,
    SortedMap<String, Cost> differences,
    Cost difference,
    Cost later) {

  /** One sheet per currency of the month; none where nothing of it is spread. */
  public static List<SpreadSheet> of(Export export, MonthSheet sheet) {
    List<Cells> spread = spread(export, sheet.month());
    if (spread.isEmpty()) {
      return List.of();
    }
    List<Cells> charged =
        MonthSheet.of(export, ChargebackMonthly.TABLE, ChargebackMonthly.PERIOD, sheet.month());
    return sheet.currencies().stream()
        .map(currency -> new SpreadSums(currency, charged, spread).sheet())
        .toList();
  }

  /** True where shared cost of the month is spread. */
  public static boolean isAny(Export export, YearMonth month) {
    return !spread(export, month).isEmpty();
  }

  private static List<Cells> spread(Export export, YearMonth month) {
    return MonthSheet.of(export, SharedCostMonthly.TABLE, SharedCostMonthly.PERIOD, month);
  }

  /** Everything, whoever is charged. */
  public Cost total() {
    return Cost.sum(teams.stream().map(SpreadTeam::total).toList()).plus(Cost.sum(left.values()));
  }
}
