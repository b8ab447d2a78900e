package dev.plumbline.run;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.tables.BillingExport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Totals that finance received for billing periods of which no bill was read: a night says so,
 * though nothing in the landing does.
 *
 * <ol>
 *   <li>such a period is one of the nights in its month; where there is none, of the first night
 *       after it, else of the last;
 *   <li>a total that is configured, changed or taken out is a change of the first of these nights;
 *   <li>a period whose totals were taken out stays one of that night, once: its rows are emptied.
 * </ol>
 */
final class UnbilledTotals {
  private static final String TABLE = BillingExport.TABLE.fullName();

  private UnbilledTotals() {}

  /** Adds them to what the landing holds. */
  static void add(
      Landed landed,
      List<InvoiceTotal> totals,
      NavigableMap<LocalDate, Map<String, String>> published) {
    TreeSet<LocalDate> billed = new TreeSet<>();
    landed.periods().values().forEach(billed::addAll);
    TreeMap<LocalDate, String> received =
        totals.stream()
            .filter(total -> !billed.contains(total.period()))
            .collect(
                Collectors.groupingBy(
                    InvoiceTotal::period,
                    TreeMap::new,
                    Collectors.mapping(UnbilledTotals::words, Collectors.joining("; "))));
    received.forEach(
        (period, words) -> {
          NavigableSet<LocalDate> nights = InvoiceTotal.unbilledNights(period, landed.nights());
          nights.forEach(night -> lies(landed, night, period));
          landed
              .hashes()
              .get(nights.first())
              .merge(TABLE, period + " " + words, (one, more) -> one + "\n" + more);
        });
    published.forEach(
        (night, hashes) ->
            periods(hashes.get(TABLE)).stream()
                .filter(period -> !received.containsKey(period) && !billed.contains(period))
                .forEach(period -> lies(landed, night, period)));
  }

  private static void lies(Landed landed, LocalDate night, LocalDate period) {
    landed.periods().computeIfAbsent(night, none -> new TreeSet<>()).add(period);
  }

  private static String words(InvoiceTotal total) {
    return total.invoice() + " " + total.currency() + " " + total.amount().toPlainString();
  }

  private static List<LocalDate> periods(String published) {
    return published == null
        ? List.of()
        : published.lines().map(line -> LocalDate.parse(line.substring(0, 10))).toList();
  }
}
