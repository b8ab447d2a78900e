package dev.plumbline.report;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.QualityResult;
import dev.plumbline.terms.LinkState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not measured outside GPU time: lineage links, values, files, checks. */
final class GapsElsewhere {
  private GapsElsewhere() {}

  static List<Gap> of(Figures figures) {
    List<Gap> gaps = new ArrayList<>();
    dated(gaps, "Waterfall", figures, WaterfallSection.ROWS);
    Rows bridge = figures.of(BridgeSection.ROWS);
    section(gaps, "Invoice bridge", bridge, bridge.shown());
    dated(gaps, "Efficiency", figures, EfficiencySection.ROWS);
    dated(gaps, "Lineage", figures, LineageSection.ROWS);
    links(gaps, Model.of(figures));
    List<Cells> files = figures.of(IngestSection.ROWS).shown();
    values(gaps, files);
    files(gaps, files);
    gaps.addAll(GapsOfSources.of(figures));
    checks(gaps, figures.of(QualitySection.ROWS).shown());
    return gaps;
  }

  private static void dated(List<Gap> gaps, String what, Figures figures, Need need) {
    section(gaps, what, figures.of(need), figures.ofShownDate(need));
  }

  private static void section(List<Gap> gaps, String what, Rows rows, List<Cells> drawn) {
    if (drawn.isEmpty()) {
      String why = rows.reason("There is no row for the date.");
      gaps.add(new Gap("All of: " + what, rows.need().table().fullName(), null, "rows", why));
    }
  }

  private static void links(List<Gap> gaps, List<Model> models) {
    for (Model model : models) {
      for (Col link : LineageCompleteness.LINK_STATES) {
        if (model.state(link).equals(LinkState.NOT_MEASURED.text())) {
          String why = model.reason(link, "Nothing that was read says whether it is there.");
          String what = "Lineage link: " + LinkSign.title(link);
          gaps.add(new Gap(what, model.name(), BigDecimal.ONE, "link", why));
        }
      }
    }
  }

  private static void values(List<Gap> gaps, List<Cells> files) {
    Map<String, Map<String, Long>> sources = new TreeMap<>();
    for (Cells file : files) {
      file.<String, Long>map(IngestFile.ABSENT_REASONS)
          .forEach(
              (reason, values) ->
                  sources
                      .computeIfAbsent(file.text(IngestFile.SOURCE), source -> new TreeMap<>())
                      .merge(reason, values, Long::sum));
    }
    sources.forEach(
        (source, reasons) ->
            reasons.forEach(
                (reason, values) ->
                    gaps.add(
                        new Gap(
                            "Values that are no number: " + Numbers.words(reason),
                            "source " + source,
                            BigDecimal.valueOf(values),
                            values == 1 ? "value" : "values",
                            "The exporter wrote a placeholder; it is absent, not zero."))));
  }

  private static void files(List<Gap> gaps, List<Cells> files) {
    for (Cells file : files) {
      if (file.has(IngestFile.PROBLEM)) {
        String path = file.text(IngestFile.PATH);
        gaps.add(
            new Gap("The rest of a file", path, null, "records", file.text(IngestFile.PROBLEM)));
      }
    }
  }

  private static void checks(List<Gap> gaps, List<Cells> quality) {
    Map<String, Long> tables =
        quality.stream()
            .filter(row -> "not_applicable".equals(row.text(QualityResult.STATUS)))
            .collect(
                Collectors.groupingBy(
                    row -> row.text(QualityResult.TABLE_NAME),
                    TreeMap::new,
                    Collectors.counting()));
    tables.forEach(
        (table, checks) ->
            gaps.add(
                new Gap(
                    "Checks without rows",
                    table,
                    BigDecimal.valueOf(checks),
                    checks == 1 ? "check" : "checks",
                    "The slice is empty, so there was nothing to judge.")));
  }
}
