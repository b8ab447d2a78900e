package dev.plumbline.jobs;

import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.Cost;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.month.SpreadSheet;
import dev.plumbline.run.month.SpreadTeam;
import dev.plumbline.terms.SharedCostRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What each team is charged with where shared cost is spread, in the words of a terminal. */
final class SpreadText {
  private SpreadText() {}

  static List<String> lines(MonthSheet sheet, Export export, boolean isAsked) {
    if (!isAsked) {
      return SpreadSheet.isAny(export, sheet.month())
          ? List.of("shared cost is spread by rule with --spread")
          : List.of();
    }
    List<SpreadSheet> sheets = SpreadSheet.of(export, sheet);
    if (sheets.isEmpty()) {
      return List.of(
          "no shared cost of %s is spread: no rule under shared_costs: holds for it, or none did"
                  .formatted(sheet.month())
              + " when it was closed");
    }
    List<String> lines = new ArrayList<>();
    sheets.forEach(one -> lines.addAll(of(one)));
    return lines;
  }

  private static List<String> of(SpreadSheet sheet) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(sheet.currency() + ", with shared cost spread by rule");
    lines.addAll(AlignedText.of(List.of("TEAM", "RULE", "COST", "SHARE", "BILLED"), rows(sheet)));
    sheet
        .differences()
        .forEach((invoice, cost) -> lines.add("difference to invoice " + invoice + both(cost)));
    lines.add(
        "difference to the invoices, with shared cost: %s %s billed, %s of their effective cost"
            .formatted(
                sheet.currency(),
                MonthText.money(sheet.difference().billed()),
                MonthText.money(sheet.difference().effective())));
    if (!sheet.later().isNothing()) {
      lines.add("seen since it was closed and spread, in no sum above" + both(sheet.later()));
    }
    return lines;
  }

  private static List<List<String>> rows(SpreadSheet sheet) {
    BigDecimal total = sheet.total().effective();
    List<List<String>> rows = new ArrayList<>();
    for (SpreadTeam team : sheet.teams()) {
      String name = team.team() == null ? MonthText.NOBODY_OWNS : team.team();
      rows.add(cells(name, "", team.total(), total));
      if (!team.shared().isEmpty()) {
        rows.add(cells("  charged directly", "", team.direct(), total));
      }
      team.shared()
          .forEach(
              (shared, cost) ->
                  rows.add(
                      cells("  " + shared.kind().label(), shared.rule().label(), cost, total)));
    }
    String left = SharedCostRule.LEAVE.label();
    sheet
        .left()
        .forEach((kind, cost) -> rows.add(cells("nobody: " + kind.label(), left, cost, total)));
    rows.add(cells("total", "", sheet.total(), total));
    return rows;
  }

  private static String both(Cost cost) {
    return ": cost %s, billed %s"
        .formatted(MonthText.money(cost.effective()), MonthText.money(cost.billed()));
  }

  private static List<String> cells(String name, String rule, Cost cost, BigDecimal total) {
    return List.of(
        name,
        rule,
        MonthText.money(cost.effective()),
        MonthText.share(cost.effective(), total),
        MonthText.money(cost.billed()));
  }
}
