package dev.plumbline.report;

import dev.plumbline.report.ReportData.Lineage;
import dev.plumbline.report.ReportData.Quality;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuEfficiencyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.LineageCompleteness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not measured outside GPU time: lineage links, values, files, checks. */
final class GapsElsewhere {
  private GapsElsewhere() {}

  static List<Gap> of(ReportData data) {
    List<Gap> gaps = new ArrayList<>();
    section(
        gaps,
        "Waterfall",
        GpuWaterfallDaily.TABLE,
        data.ofNight(data.waterfall()),
        data.waterfall());
    section(gaps, "Invoice bridge", InvoiceBridge.TABLE, data.bridge().shown(), data.bridge());
    section(
        gaps,
        "Efficiency",
        GpuEfficiencyDaily.TABLE,
        data.ofNight(data.efficiency()),
        data.efficiency());
    section(
        gaps, "Lineage", LineageCompleteness.TABLE, data.ofNight(data.lineage()), data.lineage());
    links(gaps, data.ofNight(data.lineage()));
    values(gaps, data);
    files(gaps, data);
    checks(gaps, data.quality().shown());
    return gaps;
  }

  private static void section(
      List<Gap> gaps, String what, TableSpec table, List<?> ofNight, Rows<?> rows) {
    if (ofNight.isEmpty()) {
      String why = rows.reason("There is no row for the date.");
      gaps.add(new Gap("All of: " + what, table.fullName(), null, "rows", why));
    }
  }

  private static void links(List<Gap> gaps, List<Lineage> models) {
    for (Lineage model : models) {
      model
          .links()
          .forEach(
              (link, state) -> {
                if ("NOT_MEASURED".equals(state)) {
                  gaps.add(
                      new Gap(
                          "Lineage link: " + Numbers.words(link),
                          model.name(),
                          BigDecimal.ONE,
                          "link",
                          model
                              .linkReasons()
                              .getOrDefault(
                                  link, "Nothing that was read says whether it is there.")));
                }
              });
    }
  }

  private static void values(List<Gap> gaps, ReportData data) {
    Map<String, Map<String, Long>> sources = new TreeMap<>();
    data.files()
        .shown()
        .forEach(
            file ->
                file.absentReasons()
                    .forEach(
                        (reason, values) ->
                            sources
                                .computeIfAbsent(file.source(), source -> new TreeMap<>())
                                .merge(reason, values, Long::sum)));
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

  private static void files(List<Gap> gaps, ReportData data) {
    data.files()
        .shown()
        .forEach(
            file -> {
              if (file.problem() != null) {
                gaps.add(
                    new Gap("The rest of a file", file.path(), null, "records", file.problem()));
              }
            });
  }

  private static void checks(List<Gap> gaps, List<Quality> quality) {
    Map<String, Long> tables =
        quality.stream()
            .filter(row -> "not_applicable".equals(row.status()))
            .collect(
                Collectors.groupingBy(Quality::tableName, TreeMap::new, Collectors.counting()));
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
