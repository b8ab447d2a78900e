package dev.plumbline.run.month;

import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.PriceSource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * GPU time of a month that no bill has yet.
 *
 * @param source what prices it: last_reconciled, catalog or none
 * @param currency of the cost; none where nothing prices it
 * @param cost provisional; null where nothing prices it
 */
public record Unbilled(String source, String currency, BigDecimal seconds, BigDecimal cost) {

  /** Of a month's dates, by what prices it. */
  static List<Unbilled> of(Export export, YearMonth month) {
    Map<List<String>, List<Cells>> groups = new TreeMap<>(Comparator.comparing(List::toString));
    String begin = "\"" + month + "-";
    for (Cells row : export.rows(GpuWaterfallDaily.TABLE, line -> line.contains(begin))) {
      String source = row.text(GpuWaterfallDaily.PRICE_SOURCE);
      boolean isOfMonth = YearMonth.from(row.date(GpuWaterfallDaily.USAGE_DATE)).equals(month);
      if (isOfMonth && !source.equals(PriceSource.BILLED.text())) {
        groups
            .computeIfAbsent(
                List.of(source, row.text(GpuWaterfallDaily.CURRENCY)), k -> new ArrayList<>())
            .add(row);
      }
    }
    List<Unbilled> all = new ArrayList<>();
    groups.forEach(
        (key, rows) ->
            all.add(
                new Unbilled(
                    key.get(0),
                    key.get(1),
                    sum(
                        rows.stream()
                            .map(row -> row.decimal(GpuWaterfallDaily.GPU_SECONDS))
                            .toList()),
                    sum(rows.stream().map(row -> row.decimal(GpuWaterfallDaily.COST)).toList()))));
    return all;
  }

  private static BigDecimal sum(List<BigDecimal> amounts) {
    BigDecimal sum = null;
    for (BigDecimal amount : amounts) {
      sum = sum == null ? amount : amount == null ? sum : sum.add(amount);
    }
    return sum;
  }
}
