package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageReachDaily;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How far the money that GPUs cost can be followed: to a run, to a model, to its data. */
final class TracedSpend {
  private static final int CURRENCIES = 4;

  /** The steps, each a part of the one before. */
  private static final List<Step> STEPS =
      List.of(
          new Step("What GPUs cost", "total", LineageReachDaily.SPEND_COSTS),
          new Step("A run that something tells of", "delivered", LineageReachDaily.RUN_SPEND_COSTS),
          new Step("A registered model version", "delivered", LineageReachDaily.MODEL_SPEND_COSTS),
          new Step("All of its data", "delivered", LineageReachDaily.DATA_SPEND_COSTS));

  private record Step(String label, String tone, Col costs) {}

  private final Cells row;

  private TracedSpend(Cells row) {
    this.row = row;
  }

  /** What is said of a row of {@link LineageReachDaily}. */
  static Html of(Cells row) {
    if (!row.has(LineageReachDaily.SPEND_COSTS)) {
      return Notes.absent(
          "Nothing prices the GPUs, so nothing can be said of how far money traces.");
    }
    TracedSpend traced = new TracedSpend(row);
    List<Html> content = new ArrayList<>();
    for (String currency : traced.currencies()) {
      content.add(Notes.paragraph(traced.sentence(currency)));
      content.add(traced.chart(currency));
    }
    content.add(Notes.folded("What the money traces to", traced.table()));
    content.add(
        Notes.small(
            "Each step is a part of the one before. What traces to no run was idle, held by nobody,"
                + " not observed, or of pods whose labels name no run: see run_label of the"
                + " telemetry's source. Data counts as known where the way back was walked and"
                + " ends in origins everywhere; a waiver does not make it known."));
    return Html.all(content);
  }

  /** Those with the most money first. */
  private List<String> currencies() {
    Map<String, BigDecimal> spend = row.map(LineageReachDaily.SPEND_COSTS);
    return spend.entrySet().stream()
        .sorted(
            Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CURRENCIES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private BigDecimal amount(Step step, String currency) {
    return row.<String, BigDecimal>map(step.costs()).get(currency);
  }

  private String share(Step step, String currency) {
    BigDecimal all = amount(STEPS.get(0), currency);
    BigDecimal part = amount(step, currency);
    return all == null || part == null || all.signum() <= 0
        ? Numbers.NOT_MEASURED
        : Numbers.percent(part.divide(all, MathContext.DECIMAL64).doubleValue());
  }

  private String sentence(String currency) {
    return ("Of %s that GPUs cost on %s of the %s dates up to %s, %s traces to a run, %s on to a"
            + " model version and %s on to all of its data.")
        .formatted(
            Numbers.money(amount(STEPS.get(0), currency), currency),
            Numbers.count(row.whole(LineageReachDaily.SPEND_PRICED_DATES)),
            Numbers.count(LineageReachDaily.SPEND_DATES),
            Numbers.date(row.date(LineageReachDaily.AS_OF_DATE)),
            share(STEPS.get(1), currency),
            share(STEPS.get(2), currency),
            share(STEPS.get(3), currency));
  }

  private Html chart(String currency) {
    Chart chart = Chart.floating("Spend that can be traced, " + currency);
    for (Step step : STEPS) {
      BigDecimal amount = amount(step, currency);
      if (amount != null) {
        chart.bar(
            step.label(),
            BigDecimal.ZERO,
            amount,
            Numbers.money(amount, currency) + ", " + share(step, currency),
            step.tone());
      }
    }
    return chart.html();
  }

  private Html table() {
    Table table =
        new Table("What GPUs cost, and what of it traces on")
            .text("Step")
            .line("Currency")
            .number("Amount", "Share");
    for (String currency : currencies()) {
      for (Step step : STEPS) {
        BigDecimal amount = amount(step, currency);
        table.row(
            step.label(),
            currency,
            amount == null ? Numbers.NOT_MEASURED : Numbers.money(amount, currency),
            share(step, currency));
      }
    }
    return table.html();
  }
}
