package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether every model can be traced to its data, code, environment, run and approval. */
final class LineageSection implements Section {
  /** Every model version as it could be traced at the end of the shown date. */
  static final Need ROWS =
      Need.of(LineageCompleteness.TABLE, new Scope.StandingOnShownDate())
          .without(
              LineageCompleteness.TRAINING_RUN_ID,
              LineageCompleteness.LINKS_SATISFIED,
              LineageCompleteness.LINKS_REQUIRED,
              LineageCompleteness.UPSTREAM_DATASETS,
              LineageCompleteness.UPSTREAM_CLOSED,
              LineageCompleteness.IS_CLOSED,
              LineageCompleteness.INPUTS,
              LineageCompleteness.INPUTS_IDENTIFIED,
              LineageCompleteness.COLUMNS_DIRECT,
              LineageCompleteness.COLUMNS_INDIRECT_ONLY,
              LineageCompleteness.COLUMNS_UNKNOWN,
              LineageCompleteness.SOURCES,
              LineageCompleteness.RUNS_BEHIND,
              LineageCompleteness.POLICY_ID,
              LineageCompleteness.POLICY_VERSION,
              LineageCompleteness.RULING_HASH);

  /** The file that has all rows. */
  static final String FILE = "lineage.csv";

  /** What cannot be traced first, and of that what cost most. */
  private static final Comparator<Model> ORDER =
      Comparator.comparing((Model model) -> Boolean.TRUE.equals(model.isTraceable()))
          .thenComparing(Model::gpuSecondsBehind, Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(Model::model)
          .thenComparing(Model::version)
          .thenComparing(Model::registry);

  private static final int MODELS = 100;
  private static final int REASONS = 300;

  @Override
  public String id() {
    return "lineage";
  }

  @Override
  public String title() {
    return "Can every model be traced?";
  }

  @Override
  public String finding(Figures figures) {
    List<Model> models = Model.of(figures);
    if (models.isEmpty() || figures.of(ROWS).isCapped()) {
      return title();
    }
    long yes = models.stream().filter(model -> Boolean.TRUE.equals(model.isTraceable())).count();
    return Numbers.count(yes)
        + " of "
        + Numbers.count(models.size(), "model version", "model versions")
        + " can be traced back to data, code, environment, run and approval";
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS, LineageTrendSection.ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    List<Model> models = Model.of(figures).stream().sorted(ORDER).toList();
    if (models.isEmpty()) {
      return List.of(
          Notes.absent(
              figures.of(ROWS).reason("No model version was registered up to this date.")));
    }
    ToSheets sheets = ToSheets.of(figures);
    List<Cells> reach = figures.ofShownDate(LineageTrendSection.ROWS);
    return List.of(
        Notes.paragraph(reach(reach)),
        reach.isEmpty() ? Html.nothing() : TracedSpend.of(reach.get(0)),
        LinkSign.legend(),
        matrix(models, sheets),
        sheets.list(),
        Notes.firstOf(
            Math.min(MODELS, models.size()),
            figures.of(ROWS).isCapped() ? figures.of(ROWS).total() : models.size(),
            "model versions",
            FILE),
        Notes.small(
            "High-risk models need every link present, others at least weak; without a declared"
                + " risk tier a model is judged as high-risk. Saturation counts a present link 1"
                + " and a weak one \u00bd, over the links that apply. Runs are shared between"
                + " models, so what stands behind them is never added up."),
        rights(models),
        reasons(models, sheets),
        paths(models));
  }

  /** The share of what really exists, beside the share of what was registered. */
  private static String reach(List<Cells> reach) {
    if (reach.isEmpty() || !reach.get(0).has(LineageReachDaily.CENSUS_VERSIONS)) {
      return "Reach is not measured: nothing but the registry itself says which models exist.";
    }
    return ("Reach: %s of %s model versions that deployments, registry and GPU jobs know of can be"
            + " traced. Those that no registry has are named under attention.")
        .formatted(
            Numbers.count(reach.get(0).whole(LineageReachDaily.TRACEABLE)),
            Numbers.count(reach.get(0).whole(LineageReachDaily.CENSUS_VERSIONS)));
  }

  private static Html matrix(List<Model> models, ToSheets sheets) {
    Table table = new Table("Model versions and the twelve links").text("Model", "Traceable");
    LineageCompleteness.LINK_STATES.forEach(link -> table.upright(LinkSign.title(link)));
    table.text("First broken link").number("Saturation", "GPU-hours behind", "Cost behind");
    models.stream().limit(MODELS).forEach(model -> table.row(cells(model, sheets)));
    return table.html();
  }

  private static Object[] cells(Model model, ToSheets sheets) {
    List<Object> cells = new ArrayList<>();
    String declared = model.row().text(LineageCompleteness.RISK_TIER);
    String tier = declared == null ? "risk tier not declared" : declared + " risk";
    cells.add(tag("span", sheets.model(model), Html.span("meaning", tier)));
    cells.add(traceable(model.isTraceable()));
    LineageCompleteness.LINK_STATES.forEach(link -> cells.add(cell(model, link)));
    String broken = model.row().text(LineageCompleteness.FIRST_BROKEN_LINK);
    cells.add(
        broken == null
            ? WaterfallSection.none()
            : tag(
                "span",
                Html.text(Numbers.words(broken)),
                Html.span("meaning", model.reason(broken, ""))));
    cells.add(Numbers.percent(model.row().real(LineageCompleteness.SATURATION)));
    cells.add(Numbers.hours(model.gpuSecondsBehind()));
    cells.add(costs(model.costsBehind()));
    return cells.toArray();
  }

  private static Html cell(Model model, Col link) {
    String state = model.state(link);
    String words = LinkSign.words(state);
    String reason = model.reason(link, "");
    return tag("span", LinkSign.sign(state), Html.span("spoken", words))
        .with(
            "title",
            LinkSign.title(link) + ": " + words + (reason.isEmpty() ? "" : " \u2013 " + reason));
  }

  private static Object traceable(Boolean isTraceable) {
    if (isTraceable == null) {
      return Numbers.NOT_MEASURED;
    }
    return isTraceable ? Html.span("good", "\u2713 yes") : Html.span("poor", "\u2717 no");
  }

  private static Object costs(Map<String, BigDecimal> costs) {
    if (costs.isEmpty()) {
      return Numbers.NO_PRICE;
    }
    return Html.all(
        new TreeMap<>(costs)
            .entrySet().stream()
                .map(cost -> tag("div", Numbers.money(cost.getValue(), cost.getKey())))
                .toList());
  }

  /** Models trained, however far back, on data for whose use nobody names a right. */
  private static Html rights(List<Model> models) {
    Table table =
        new Table("Trained on sources without a licence or a legal basis")
            .stacked()
            .text("Model", "Sources, and what they lack");
    List<Model> lacking =
        models.stream().filter(model -> !model.withoutRights().isEmpty()).toList();
    lacking.stream()
        .limit(MODELS)
        .forEach(
            model ->
                table.row(
                    model.name(),
                    Html.all(
                        model.withoutRights().stream()
                            .map(source -> tag("div", Html.text(source)))
                            .toList())));
    long unknown = models.stream().filter(model -> !model.areSourcesKnown()).count();
    String notKnown =
        unknown == 0
            ? ""
            : " Of "
                + Numbers.count(unknown, "model version", "model versions")
                + " the sources are not known: the way back could not be walked.";
    if (lacking.isEmpty()) {
      return Notes.paragraph(
          "Every source that is known to lie behind a model has a licence and a legal basis."
              + notKnown);
    }
    return Html.all(
        List.of(
            Notes.paragraph(
                Numbers.count(lacking.size(), "model version was", "model versions were")
                    + " trained, however far back, on sources without a licence or a legal basis."
                    + notKnown),
            table.html(),
            Notes.firstOf(Math.min(MODELS, lacking.size()), lacking.size(), "models", FILE)));
  }

  private static Html reasons(List<Model> models, ToSheets sheets) {
    Table table =
        new Table("Links that are not present").stacked().text("Model", "Link", "State", "Why");
    long total = 0;
    for (Model model : models) {
      for (Col link : LineageCompleteness.LINK_STATES) {
        String state = model.state(link);
        if (!state.equals(LinkState.PRESENT.text()) && ++total <= REASONS) {
          table.row(
              model.name(),
              sheets.link(model, LinkSign.link(link), LinkSign.title(link)),
              LinkSign.words(state),
              model.reason(link, ""));
        }
      }
    }
    return Notes.folded(
        "Why links are not present: " + Numbers.count(total, "link", "links"),
        table.html(),
        Notes.firstOf(table.size(), total, "links", FILE));
  }

  private static Html paths(List<Model> models) {
    Table table =
        new Table("From each model to what is amiss behind it, or to an origin")
            .stacked()
            .text("Model", "Path");
    models.stream()
        .limit(MODELS)
        .forEach(
            model ->
                table.row(
                    model.name(),
                    String.join(
                        " \u2190 ", model.row().<String>list(LineageCompleteness.WITNESS_PATH))));
    return Notes.folded("The way back of each model", table.html());
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(
        id(),
        figures.of(ROWS),
        ROWS.columns().stream()
            .filter(column -> column != LineageCompleteness.WITNESS_PATH)
            .filter(column -> column != LineageCompleteness.SOURCES_WITHOUT_RIGHTS)
            .toList());
  }
}
