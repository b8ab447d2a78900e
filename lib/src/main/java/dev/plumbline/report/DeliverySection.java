package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.DeliveryDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was deployed, what failed, what can be taken back, and how old the evidence is. */
final class DeliverySection implements Section {
  private static final int DATES = 28;
  private static final int SHOWN = 60;
  private static final List<Col> KEY =
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

  /** What happened at every target on the newest dates. */
  static final Need SUMS =
      Need.of(DeliveryDaily.TABLE, new Scope.SumsOfNewestDates(DATES, KEY, SUMMED))
          .only(Stream.concat(KEY.stream(), SUMMED.stream()).toArray(Col[]::new));

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
    long ready = rows.stream().filter(row -> row.isTrue(DeliveryDaily.IS_ROLLBACK_READY)).count();
    return "%s of %s could be taken back to a version that is known to be there and evaluated"
        .formatted(Numbers.count(ready), Numbers.count(rows.size(), "deployment", "deployments"));
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
    content.add(delivered(rows, figures.of(SUMS).shown()));
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

  private static Html delivered(List<Cells> rows, List<Cells> sums) {
    Map<List<String>, Cells> byTarget = new HashMap<>();
    sums.forEach(sum -> byTarget.put(key(sum), sum));
    Table table =
        new Table("Deployments, by model and target")
            .text("Model and target", "Version that stands")
            .number("Deployments", "From commit", "From training start", "From newest data")
            .number("Rollbacks", "Failed", "Time to restore");
    rows.stream()
        .limit(SHOWN)
        .forEach(row -> table.row(cells(row, byTarget.getOrDefault(key(row), row))));
    return table.html();
  }

  private static List<String> key(Cells row) {
    return KEY.stream().map(row::text).toList();
  }

  private static Object[] cells(Cells row, Cells sum) {
    return new Object[] {
      target(row),
      version(row),
      Numbers.count(sum.whole(DeliveryDaily.DEPLOYMENTS)),
      lead(row, sum, DeliveryDaily.LEAD_FROM_COMMIT, DeliveryDaily.LEAD_FROM_COMMIT_VERSIONS),
      lead(row, sum, DeliveryDaily.LEAD_FROM_TRAINING, DeliveryDaily.LEAD_FROM_TRAINING_VERSIONS),
      lead(row, sum, DeliveryDaily.LEAD_FROM_DATA, DeliveryDaily.LEAD_FROM_DATA_VERSIONS),
      Numbers.count(sum.whole(DeliveryDaily.ROLLBACKS)),
      sum.has(DeliveryDaily.FAILED_DEPLOYMENTS)
          ? Numbers.count(sum.whole(DeliveryDaily.FAILED_DEPLOYMENTS))
          : unknown(row, DeliveryDaily.FAILED_DEPLOYMENTS),
      restored(row, sum)
    };
  }

  private static Html target(Cells row) {
    String where = row.text(DeliveryDaily.TARGET);
    boolean isProduction = row.isTrue(DeliveryDaily.IS_PRODUCTION);
    return tag(
        "span",
        Html.text(row.text(DeliveryDaily.MODEL)),
        Html.span("meaning", isProduction ? where + ", production" : where));
  }

  private static Html version(Cells row) {
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

  private static Object lead(Cells row, Cells sum, Col seconds, Col versions) {
    if (sum.whole(DeliveryDaily.FIRST_DEPLOYMENTS) == 0) {
      return WaterfallSection.none();
    }
    return sum.has(seconds)
        ? Numbers.duration(mean(sum.decimal(seconds), sum.whole(versions)))
        : unknown(row, seconds);
  }

  private static Object restored(Cells row, Cells sum) {
    if (!sum.has(DeliveryDaily.RESTORED)) {
      return unknown(row, DeliveryDaily.RESTORED);
    }
    long restored = sum.whole(DeliveryDaily.RESTORED);
    return restored == 0
        ? WaterfallSection.none()
        : Numbers.duration(mean(sum.decimal(DeliveryDaily.RESTORE_SECONDS), restored));
  }

  private static BigDecimal mean(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP);
  }

  /** Not measured, and why where the shown date says it. */
  private static Html unknown(Cells row, Col column) {
    String reason = reason(row, column);
    return reason.isEmpty()
        ? Html.span("absent", Numbers.NOT_MEASURED)
        : tag("span", Html.span("absent", Numbers.NOT_MEASURED), Html.span("meaning", reason));
  }

  private static String reason(Cells row, Col column) {
    return row.<String, String>map(DeliveryDaily.REASONS).getOrDefault(column.name(), "");
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
                    target(row),
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
      return unknown(row, DeliveryDaily.IS_ROLLBACK_READY);
    }
    return ready
        ? Html.span("good", "\u2713 yes")
        : tag(
            "span",
            Html.span("poor", "\u2717 no"),
            Html.span("meaning", reason(row, DeliveryDaily.IS_ROLLBACK_READY)));
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
