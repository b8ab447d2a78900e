package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.report.ReportData.Lineage;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageCompleteness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether every model can be traced to its data, code, environment, run and approval. */
final class LineageSection implements Section {
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
  public List<Html> content(ReportData data) {
    List<Lineage> models =
        data.ofNight(data.lineage()).stream()
            .sorted(
                Comparator.comparing((Lineage row) -> Boolean.TRUE.equals(row.isTraceable()))
                    .thenComparing(
                        Lineage::gpuSecondsBehind, Comparator.nullsLast(Comparator.reverseOrder()))
                    .thenComparing(Lineage::model)
                    .thenComparing(Lineage::modelVersion))
            .toList();
    if (models.isEmpty()) {
      return List.of(
          Notes.absent(data.lineage().reason("No model version was registered up to this date.")));
    }
    return List.of(
        Notes.paragraph(reach(models.get(0))),
        LinkState.legend(),
        matrix(models),
        Notes.firstOf(
            Math.min(MODELS, models.size()),
            data.lineage().isCapped() ? data.lineage().total() : models.size(),
            "model versions",
            "lineage.csv"),
        Notes.small(
            "High-risk models need every link present, others at least weak; without a declared"
                + " risk tier a model is judged as high-risk. Runs are shared between models, so"
                + " what stands behind them is never added up."),
        reasons(models),
        paths(models));
  }

  /** The share of what really exists, beside the share of what was registered. */
  private static String reach(Lineage row) {
    if (row.censusVersions() == null || row.censusTraceable() == null) {
      return "Reach is not measured: nothing but the registry itself says which models exist.";
    }
    return "Reach: %s of %s model versions that deployments, registry and GPU jobs know of."
        .formatted(Numbers.count(row.censusTraceable()), Numbers.count(row.censusVersions()));
  }

  private static Html matrix(List<Lineage> models) {
    Table table = new Table("Model versions and the twelve links").text("Model", "Traceable");
    List<String> links = links(models);
    links.forEach(link -> table.upright(Numbers.words(link)));
    table.text("First broken link").number("Saturation", "GPU-hours behind", "Cost behind");
    models.stream().limit(MODELS).forEach(model -> table.row(cells(model, links)));
    return table.html();
  }

  /** The required links, and after them any other that was judged. */
  private static List<String> links(List<Lineage> models) {
    return Stream.concat(
            LinkState.LINKS.stream(),
            models.stream().flatMap(model -> model.links().keySet().stream().sorted()))
        .distinct()
        .toList();
  }

  private static Object[] cells(Lineage model, List<String> links) {
    List<Object> cells = new ArrayList<>();
    String tier = model.riskTier() == null ? "risk tier not declared" : model.riskTier() + " risk";
    cells.add(tag("span", Html.text(model.name()), Html.span("meaning", tier)));
    cells.add(traceable(model.isTraceable()));
    links.forEach(link -> cells.add(cell(model, link)));
    String broken = model.firstBrokenLink();
    cells.add(
        broken == null
            ? WaterfallSection.none()
            : tag(
                "span",
                Html.text(Numbers.words(broken)),
                Html.span("meaning", model.linkReasons().getOrDefault(broken, ""))));
    cells.add(Numbers.percent(model.saturationRatio()));
    cells.add(Numbers.hours(model.gpuSecondsBehind()));
    cells.add(costs(model.costsBehind()));
    return cells.toArray();
  }

  private static Html cell(Lineage model, String link) {
    String state = model.links().getOrDefault(link, LinkState.NOT_MEASURED.name());
    String words = LinkState.words(state);
    String reason = model.linkReasons().get(link);
    return tag("span", LinkState.sign(state), Html.span("spoken", words))
        .with(
            "title",
            Numbers.words(link) + ": " + words + (reason == null ? "" : " \u2013 " + reason));
  }

  private static Object traceable(Boolean isTraceable) {
    if (isTraceable == null) {
      return Numbers.NOT_MEASURED;
    }
    return isTraceable ? Html.span("good", "\u2713 yes") : Html.span("poor", "\u2717 no");
  }

  private static Object costs(Map<String, BigDecimal> costs) {
    if (costs == null || costs.isEmpty()) {
      return Numbers.NO_PRICE;
    }
    return Html.all(
        new TreeMap<>(costs)
            .entrySet().stream()
                .map(cost -> tag("div", Numbers.money(cost.getValue(), cost.getKey())))
                .toList());
  }

  private static Html reasons(List<Lineage> models) {
    Table table = new Table("Links that are not present").text("Model", "Link", "State", "Why");
    long total = 0;
    for (Lineage model : models) {
      for (String link : links(List.of(model))) {
        String state = model.links().getOrDefault(link, LinkState.NOT_MEASURED.name());
        if (!state.equals(LinkState.PRESENT.name()) && ++total <= REASONS) {
          table.row(
              model.name(),
              Numbers.words(link),
              LinkState.words(state),
              model.linkReasons().getOrDefault(link, ""));
        }
      }
    }
    return Notes.folded(
        "Why links are not present: " + Numbers.count(total, "link", "links"),
        table.html(),
        Notes.firstOf(table.size(), total, "links", ""));
  }

  private static Html paths(List<Lineage> models) {
    Table table = new Table("From each model to its farthest origin").text("Model", "Path");
    models.stream()
        .limit(MODELS)
        .forEach(model -> table.row(model.name(), String.join(" \u2190 ", model.witnessPath())));
    return Notes.folded("The way back of each model", table.html());
  }

  @Override
  public Csv csv(ReportData data) {
    List<Col> columns = new ArrayList<>();
    columns.add(LineageCompleteness.AS_OF_DATE);
    columns.add(LineageCompleteness.MODEL);
    columns.add(LineageCompleteness.VERSION);
    columns.add(LineageCompleteness.RISK_TIER);
    columns.addAll(LineageCompleteness.LINK_STATES);
    columns.add(LineageCompleteness.LINK_REASONS);
    columns.add(LineageCompleteness.IS_TRACEABLE);
    columns.add(LineageCompleteness.SATURATION);
    columns.add(LineageCompleteness.FIRST_BROKEN_LINK);
    columns.add(LineageCompleteness.GPU_SECONDS_BEHIND);
    columns.add(LineageCompleteness.COSTS_BEHIND);
    columns.add(LineageCompleteness.CENSUS_VERSIONS);
    columns.add(LineageCompleteness.CENSUS_TRACEABLE);
    Csv csv = Csv.of(id(), columns.toArray(Col[]::new));
    data.lineage().shown().forEach(row -> csv.row(exact(row)));
    return csv;
  }

  private static Object[] exact(Lineage row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.date());
    cells.add(row.model());
    cells.add(row.modelVersion());
    cells.add(row.riskTier());
    LinkState.LINKS.forEach(link -> cells.add(row.links().get(link)));
    cells.add(row.linkReasons());
    cells.add(row.isTraceable());
    cells.add(row.saturationRatio());
    cells.add(row.firstBrokenLink());
    cells.add(row.gpuSecondsBehind());
    cells.add(row.costsBehind());
    cells.add(row.censusVersions());
    cells.add(row.censusTraceable());
    return cells.toArray();
  }
}
