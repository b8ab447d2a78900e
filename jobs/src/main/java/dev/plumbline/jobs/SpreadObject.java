package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.Cost;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.month.SpreadSheet;
import dev.plumbline.run.month.SpreadTeam;

/** What each team is charged with where shared cost is spread, for a machine. */
final class SpreadObject {
  private SpreadObject() {}

  /** Says whether shared cost is spread by rule, and where it is asked for, how. */
  static void add(MonthSheet sheet, Export export, boolean isAsked, ObjectNode object) {
    object.put("has_spread_cost", SpreadSheet.isAny(export, sheet.month()));
    if (isAsked) {
      ArrayNode sheets = object.putArray("spread");
      SpreadSheet.of(export, sheet).forEach(one -> add(one, sheets.addObject()));
    }
  }

  private static void add(SpreadSheet sheet, ObjectNode object) {
    object.put("billing_currency", sheet.currency());
    ArrayNode teams = object.putArray("charged");
    sheet.teams().forEach(team -> add(team, teams.addObject()));
    ArrayNode left = object.putArray("unallocated");
    sheet.left().forEach((kind, cost) -> add(cost, left.addObject().put("kind", kind.text())));
    add(sheet.total(), object.putObject("total"));
    add(sheet.difference(), object.putObject("difference_to_invoices"));
    ArrayNode differences = object.putArray("differences");
    sheet
        .differences()
        .forEach((invoice, cost) -> add(cost, differences.addObject().put("invoice", invoice)));
    add(sheet.later(), object.putObject("seen_since_closed"));
  }

  private static void add(SpreadTeam team, ObjectNode one) {
    one.put("team", team.team());
    add(team.direct(), one.putObject("direct"));
    ArrayNode shared = one.putArray("shared");
    team.shared()
        .forEach(
            (part, cost) ->
                add(
                    cost,
                    shared
                        .addObject()
                        .put("kind", part.kind().text())
                        .put("rule", part.rule().text())));
    add(team.total(), one);
  }

  private static void add(Cost cost, ObjectNode one) {
    one.put("effective_cost", MonthObject.text(cost.effective()));
    one.put("billed_cost", MonthObject.text(cost.billed()));
  }
}
