package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.cost.statement.Amounts;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.month.CurrencySheet;
import dev.plumbline.run.month.MonthBudget;
import dev.plumbline.run.month.MonthInvoice;
import dev.plumbline.run.month.MonthSheet;
import dev.plumbline.run.month.MonthSheet.By;
import dev.plumbline.run.month.PriceWalk;
import dev.plumbline.run.month.Unbilled;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.AttentionDaily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** The month for a machine: every amount exact, as a text, since a double would change it. */
final class MonthObject {
  private MonthObject() {}

  static String of(MonthSheet sheet, Export export, List<By> by, boolean isSpread) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("month", sheet.month().toString());
    ArrayNode currencies = object.putArray("currencies");
    sheet.currencies().forEach(currency -> add(currency, by, currencies.addObject()));
    StatementLines.add(sheet, export, object.putArray("statements"));
    WalkText.add(PriceWalk.of(export, sheet.month()), object.putArray("price_walk"));
    object.put("is_whole", sheet.isWhole());
    ArrayNode unbilled = object.putArray("unbilled");
    for (Unbilled time : sheet.unbilled()) {
      ObjectNode one = unbilled.addObject().put("price_source", time.source());
      one.put("price_state", "provisional").put("billing_currency", time.currency());
      one.put("gpu_seconds", text(time.seconds())).put("cost", text(time.cost()));
    }
    ArrayNode budgets = object.putArray("budgets");
    for (MonthBudget budget : MonthBudget.of(export, sheet.last())) {
      ObjectNode one = budgets.addObject().put("name", budget.name());
      one.put("billing_currency", budget.currency()).put("budget_cost", text(budget.budget()));
      one.put("spent_cost", text(budget.spent())).put("forecast_cost", text(budget.forecast()));
      one.put("days_known", budget.days().known()).put("days_in_month", budget.days().all());
    }
    object.put("attention_date", Objects.toString(sheet.last(), null));
    ArrayNode attention = object.putArray("attention");
    for (Cells row : sheet.attention()) {
      ObjectNode one = attention.addObject().put("kind", row.text(AttentionDaily.KIND));
      one.put("subject", row.text(AttentionDaily.SUBJECT));
      one.put("cost_at_stake", text(row.decimal(AttentionDaily.COST_AT_STAKE)));
      one.put("billing_currency", row.text(AttentionDaily.CURRENCY));
      one.put("remedy", row.text(AttentionDaily.REMEDY));
    }
    SpreadObject.add(sheet, export, isSpread, object);
    return object.toString();
  }

  private static void add(CurrencySheet currency, List<By> by, ObjectNode object) {
    object.put("billing_currency", currency.currency());
    ArrayNode payers = object.putArray("charged");
    currency
        .payers()
        .forEach(
            (payer, charged) -> {
              ObjectNode one = payers.addObject();
              if (by.contains(By.TEAM)) {
                one.put("team", payer.team());
              }
              if (by.contains(By.PROJECT)) {
                one.put("project", payer.project());
              }
              add(charged, one);
            });
    ArrayNode nobody = object.putArray("unallocated");
    currency
        .nobody()
        .forEach((kind, charged) -> add(charged, nobody.addObject().put("kind", kind.text())));
    add(currency.total(), object.putObject("total"));
    ArrayNode invoices = object.putArray("invoices");
    currency.invoices().forEach(invoice -> add(invoice, invoices.addObject()));
    object.put("difference_to_invoices", text(currency.billedDifference()));
    add(currency.later(), object.putObject("seen_since_closed"));
  }

  private static void add(Amounts charged, ObjectNode one) {
    one.put("gpu_seconds", text(charged.seconds()));
    one.put("idle_waste_gpu_seconds", text(charged.wasteSeconds()));
    one.put("effective_cost", text(charged.effective()));
    one.put("idle_waste_cost", text(charged.waste()));
    one.put("billed_cost", text(charged.billed()));
  }

  private static void add(MonthInvoice invoice, ObjectNode one) {
    one.put("invoice", invoice.name()).put("issuer", invoice.issuer());
    one.put("price_state", invoice.closed() == null ? "billed" : "closed");
    one.put("closed_date", Objects.toString(invoice.closed(), null));
    ObjectNode steps = one.putObject("bridge");
    invoice.steps().forEach(step -> steps.put(step.name(), text(step.amount())));
    one.put("charged_billed_cost", text(invoice.charged().billed()));
    one.put("difference", text(invoice.billedDifference()));
    one.put("effective_difference", text(invoice.effectiveDifference()));
    one.put("received_total", text(invoice.received()));
    one.put("rejected_lines", invoice.rejected());
  }

  static String text(BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
