package dev.plumbline.report;

import static dev.plumbline.report.Html.tag;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.LineageReachDaily;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether more of what exists can be traced than could be some dates ago. */
final class LineageTrendSection implements Section {
  private static final int DATES = 30;

  /** How much of what exists could be traced at the end of each of the newest dates. */
  static final Need ROWS =
      Need.of(LineageReachDaily.TABLE, new Scope.NewestDates(DATES))
          .only(
              LineageReachDaily.AS_OF_DATE,
              LineageReachDaily.REGISTERED,
              LineageReachDaily.TRACEABLE,
              LineageReachDaily.CENSUS_VERSIONS,
              LineageReachDaily.REACH,
              LineageReachDaily.SATURATION,
              LineageReachDaily.SPEND_COSTS,
              LineageReachDaily.SPEND_PRICED_DATES,
              LineageReachDaily.RUN_SPEND_COSTS,
              LineageReachDaily.MODEL_SPEND_COSTS,
              LineageReachDaily.DATA_SPEND_COSTS);

  @Override
  public String id() {
    return "lineage-trend";
  }

  @Override
  public String title() {
    return "Can more be traced than before?";
  }

  @Override
  public String finding(Figures figures) {
    TreeMap<LocalDate, Double> reach = ratios(byDate(figures), LineageReachDaily.REACH);
    LocalDate shown = figures.night().figuresDate();
    LocalDate before = shown == null ? null : reach.lowerKey(shown);
    if (before == null || !reach.containsKey(shown)) {
      return title();
    }
    return "%s of the models that exist can be traced, after %s on %s"
        .formatted(
            Numbers.percent(reach.get(shown)),
            Numbers.percent(reach.get(before)),
            Numbers.date(before));
  }

  private static TreeMap<LocalDate, Cells> byDate(Figures figures) {
    TreeMap<LocalDate, Cells> dates = new TreeMap<>();
    figures.of(ROWS).shown().forEach(row -> dates.put(row.date(LineageReachDaily.AS_OF_DATE), row));
    return dates;
  }

  /** The dates that have a figure, and the figure. */
  private static TreeMap<LocalDate, Double> ratios(Map<LocalDate, Cells> dates, Col ratio) {
    TreeMap<LocalDate, Double> known = new TreeMap<>();
    dates.forEach(
        (date, row) -> {
          if (row.has(ratio)) {
            known.put(date, row.real(ratio));
          }
        });
    return known;
  }

  @Override
  public List<Need> needs() {
    return List.of(ROWS);
  }

  @Override
  public List<Html> content(Figures figures) {
    TreeMap<LocalDate, Cells> dates = byDate(figures);
    if (dates.isEmpty()) {
      return List.of(Notes.absent(figures, ROWS));
    }
    DrawnRatios drawn =
        new DrawnRatios(dates.firstKey(), figures.night().figuresDate())
            .line("Reach", "delivered", ratios(dates, LineageReachDaily.REACH))
            .line("Saturation", "gap", ratios(dates, LineageReachDaily.SATURATION));
    return List.of(
        tag("div", drawn.html()).with("class", "drawn"),
        Notes.small(
            drawn.gaps()
                + "Reach: traceable versions of those that deployments, registry and GPU jobs know"
                + " of. Saturation: links satisfied of those required, over all registered"
                + " versions."),
        Notes.folded("Date by date", table(dates, figures.night().figuresDate())));
  }

  private static Html table(TreeMap<LocalDate, Cells> dates, LocalDate night) {
    Table table =
        new Table("Reach and saturation, date by date")
            .line("Date")
            .number("Reach", "Traceable", "Known to exist", "Registered", "Saturation");
    dates
        .descendingMap()
        .forEach(
            (date, row) ->
                table.rowOf(
                    date.equals(night) ? "now" : "",
                    Numbers.date(date),
                    Numbers.percent(row.real(LineageReachDaily.REACH)),
                    Numbers.count(row.whole(LineageReachDaily.TRACEABLE)),
                    Numbers.count(row.whole(LineageReachDaily.CENSUS_VERSIONS)),
                    Numbers.count(row.whole(LineageReachDaily.REGISTERED)),
                    Numbers.percent(row.real(LineageReachDaily.SATURATION))));
    return table.html();
  }

  @Override
  public Csv csv(Figures figures) {
    return Csv.of(id(), figures.of(ROWS));
  }
}
