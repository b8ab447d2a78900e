package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was deployed, what failed, what can be taken back, and how old the evidence is. */
final class DeliverySection implements Section {
  private static final int DATES = 28;
  static final int SHOWN = 60;
  static final List<Col> KEY =
      List.of(DeliveryDaily.REGISTRY, DeliveryDaily.MODEL, DeliveryDaily.TARGET);
  private static final List<Col> SUMMED =
      List.of(
          DeliveryDaily.DEPLOYMENTS,
          DeliveryDaily.FIRST_DEPLOYMENTS,
          DeliveryDaily.LEAD_FROM_COMMIT,
          DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS,
          DeliveryDaily.LEAD_FROM_TRAINING,
          DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS,
          DeliveryDaily.LEAD_FROM_DATA,
          DeliveryDaily.LEAD_FROM_DATA_VERSIONS,
          DeliveryDaily.ROLLBACKS,
          DeliveryDaily.FAILED_DEPLOYMENTS,
          DeliveryDaily.RESTORED,
          DeliveryDaily.RESTORE_SECONDS);

  /** What stands at every target at the end of the shown date. */
  static final Need ROWS =
      Need.of(DeliveryDaily.TABLE, new Scope.ShownDate())
          .without(DeliveryDaily.POLICY_ID, DeliveryDaily.POLICY_VERSION)
          .ascending(DeliveryDaily.MODEL, DeliveryDaily.TARGET, DeliveryDaily.REGISTRY);

  private static final Scope SCOPE =
      new Scope.SumsOfNewestDates(DATES, KEY, SUMMED, DeliveryDaily.FAILED_DEPLOYMENTS);

  /** What happened at every target on the newest dates. */
  static final Need SUMS =
      Need.of(DeliveryDaily.TABLE, SCOPE)
          .only(
              Stream.of(KEY, SUMMED, Scope.SumsOfNewestDates.MEASURING)
                  .flatMap(List::stream)
                  .toArray(Col[]::new));

  /** The file that has all rows. */
  static final String FILE = "delivery.csv";

  @Override
  public String id() {
    return "delivery";
  }

  @Override
  public String title() {
    return "What is delivered, and can it be taken back?";
  }

  @Override
  public String finding(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    List<Cells> deployed =
        rows.stream().filter(row -> row.has(DeliveryDaily.DEPLOYED_VERSION)).toList();
    if (deployed.isEmpty()) {
      return title();
    }
    long ready =
        deployed.stream().filter(row -> row.isTrue(DeliveryDaily.IS_ROLLBACK_READY)).count();
    return "%s of %s could be taken back to a version that is known to be there and evaluated"
        .formatted(
            Numbers.count(ready), Numbers.count(deployed.size(), "deployment", "deployments"));
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, SUMS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Cells> rows = figures.of(ROWS).shown();
    if (rows.isEmpty()) {
      return List.of(
          Notes.absent(
              figures.of(ROWS).reason("No deployment of a model was recorded up to this date.")));
    }
    List<Html> content = new ArrayList<>();
    content.add(DeliveredTable.html(rows, figures.of(SUMS).shown()));
    content.add(
        Notes.small(
            "Sums and means of the newest %d dates. Times to the first deployment are means over"
                    .formatted(DATES)
                + " the versions that say when their code was committed, their training began or"
                + " their newest input was made: one never stands for another. A deployment failed"
                + " where an incident of it is recorded or an older version replaced it."));
    content.add(standing(rows));
    content.add(tiers(rows));
    content.add(
        Notes.firstOf(Math.min(SHOWN, rows.size()), figures.of(ROWS).total(), "targets", FILE));
    return content;
  }

  private static Html standing(List<Cells> rows) {
    Table table =
        new Table("Ready to be taken back, and age of the evidence")
            .text("Model and target", "Back to", "Ready")
            .number("Evaluated, days ago", "Bias, days ago", "Drift, days ago");
    rows.stream()
        .filter(row -> row.has(DeliveryDaily.DEPLOYED_VERSION))
        .limit(SHOWN)
        .forEach(
            row ->
                table.row(
                    DeliveryCells.target(row),
                    row.has(DeliveryDaily.ROLLBACK_VERSION)
                        ? row.text(DeliveryDaily.ROLLBACK_VERSION)
                        : WaterfallSection.none(),
                    ready(row),
                    days(row, DeliveryDaily.EVALUATION_AGE),
                    days(row, DeliveryDaily.BIAS_AGE),
                    days(row, DeliveryDaily.DRIFT_AGE)));
    return table.html();
  }

  private static Html ready(Cells row) {
    Boolean ready = row.flag(DeliveryDaily.IS_ROLLBACK_READY);
    if (ready == null) {
      return DeliveryCells.unknown(row, DeliveryDaily.IS_ROLLBACK_READY);
    }
    return ready
        ? Html.span("good", "\u2713 yes")
        : tag(
            "span",
            Html.span("poor", "\u2717 no"),
            Html.span("meaning", DeliveryCells.reason(row, DeliveryDaily.IS_ROLLBACK_READY)));
  }

  private static Object days(Cells row, Col age) {
    return row.has(age) ? Numbers.count(row.whole(age)) : Numbers.NOT_MEASURED;
  }

  private static Html tiers(List<Cells> rows) {
    Map<String, List<Cells>> byTier =
        rows.stream()
            .filter(row -> row.has(DeliveryDaily.DEPLOYED_VERSION))
            .collect(
                Collectors.groupingBy(
                    row ->
                        row.has(DeliveryDaily.RISK_TIER)
                            ? row.text(DeliveryDaily.RISK_TIER)
                            : "not declared",
                    TreeMap::new,
                    Collectors.toList()));
    Table table =
        new Table("Oldest evidence on what is deployed, by risk tier")
            .text("Risk tier")
            .number("Deployed")
            .text("Evaluation", "Bias", "Drift");
    byTier.forEach(
        (tier, deployed) ->
            table.row(
                tier,
                Numbers.count(deployed.size()),
                oldest(deployed, DeliveryDaily.EVALUATION_AGE),
                oldest(deployed, DeliveryDaily.BIAS_AGE),
                oldest(deployed, DeliveryDaily.DRIFT_AGE)));
    return table.html();
  }

  private static String oldest(List<Cells> deployed, Col age) {
    List<Long> known =
        deployed.stream().filter(row -> row.has(age)).map(row -> row.whole(age)).toList();
    long without = deployed.size() - known.size();
    String missing =
        without == 0 ? "" : "%s of %s".formatted(Numbers.NOT_MEASURED, Numbers.count(without));
    if (known.isEmpty()) {
      return missing;
    }
    long days = known.stream().max(Comparator.naturalOrder()).orElseThrow();
    String oldest = Numbers.count(days, "day", "days");
    return missing.isEmpty() ? oldest : missing + ", else " + oldest;
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(
        id(),
        figures.of(ROWS),
        ROWS.columns().stream().filter(column -> column != DeliveryDaily.REASONS).toList());
  }
}
