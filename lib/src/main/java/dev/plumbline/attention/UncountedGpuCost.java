package dev.plumbline.attention;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.terms.AttentionKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Spend that looks like GPUs of which neither the bill nor the facts say how many. */
final class UncountedGpuCost implements Look {
  @Override
  public AttentionKind kind() {
    return AttentionKind.UNCOUNTED_GPU_COST;
  }

  @Override
  public Stream<Row> rows(Cells fact, NavigableSet<LocalDate> dates) {
    BigDecimal cost = fact.decimal(ChargeLine.UNCOUNTED_GPU_COST);
    if (cost == null) {
      return Stream.empty();
    }
    LocalDate period = fact.date(ChargeLine.PERIOD);
    String currency = fact.text(ChargeLine.CURRENCY);
    String detail =
        "%s in %s that looks like GPUs, and nothing says how many"
            .formatted(Words.money(currency, cost), BillingPeriod.words(period));
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("provider", known(fact.text(ChargeLine.PROVIDER)));
    entry.put("instance_type", known(fact.text(ChargeLine.INSTANCE_TYPE)));
    entry.put("gpus", "?");
    entry.put("model", "?");
    String remedy = "write under instance_types: " + Words.entry(entry);
    return BillingPeriod.dates(period, dates)
        .map(
            date ->
                new Found(
                        kind(),
                        date,
                        fact.text(Charges.SUBJECT),
                        detail,
                        remedy + Words.rerun(date))
                    .row(null, currency, cost));
  }

  private static String known(String text) {
    return text == null ? "?" : text;
  }
}
