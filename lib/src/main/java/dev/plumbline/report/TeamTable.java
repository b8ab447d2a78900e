package dev.plumbline.report;

import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.terms.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The waterfall's figures by team. */
final class TeamTable {
  private static final int SHOWN = 30;

  private TeamTable() {}

  /** A table with one line for each team, the greatest first. */
  static Html of(List<Cells> rows) {
    List<PriceBasis> bases = new Accounts(rows).pricedBases();
    Map<String, Accounts> teams =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> Numbers.name(row.text(GpuWaterfallDaily.TEAM)),
                    Collectors.collectingAndThen(Collectors.toList(), Accounts::new)));
    Comparator<Map.Entry<String, Accounts>> order =
        Comparator.<Map.Entry<String, Accounts>, BigDecimal>comparing(
                team -> team.getValue().seconds().valueOrZero(),
                Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed()
            .thenComparing(Map.Entry::getKey);
    Table table =
        new Table("By team")
            .text("Team")
            .number(
                "GPU-hours",
                "Delivered, of GPU-hours",
                "Idle waste GPU-hours",
                "Not measured GPU-hours");
    bases.forEach(basis -> table.number(basis.title()));
    Map<String, Accounts> shown = new LinkedHashMap<>();
    teams.entrySet().stream()
        .sorted(order)
        .limit(SHOWN)
        .forEach(team -> shown.put(team.getKey(), team.getValue()));
    shown.forEach((team, accounts) -> table.row(cells(team, accounts, bases)));
    return Html.all(
        List.of(
            table.html(),
            CostShares.of("Shares of cost, by team", "Team", shown),
            Notes.firstOf(table.size(), teams.size(), "teams", WaterfallSection.FILE)));
  }

  private static Object[] cells(String team, Accounts accounts, List<PriceBasis> bases) {
    List<Object> cells = new ArrayList<>();
    cells.add(team);
    cells.add(Numbers.hours(accounts.seconds().value()));
    cells.add(Numbers.percent(accounts.delivered()));
    cells.add(Numbers.hours(accounts.seconds(Stage.Group.WASTE).valueOrZero()));
    cells.add(Numbers.hours(accounts.seconds(Stage.Group.UNMEASURED).valueOrZero()));
    bases.forEach(basis -> cells.add(WaterfallSection.money(accounts.cost(basis), basis)));
    return cells.toArray();
  }
}
