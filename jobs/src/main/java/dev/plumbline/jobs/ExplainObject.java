package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.job.Published;
import dev.plumbline.run.explain.ChargeExplanation;
import dev.plumbline.run.explain.ChargedAmount;
import dev.plumbline.run.explain.Explanation;
import dev.plumbline.run.explain.Origins;
import dev.plumbline.run.explain.StageAmount;
import dev.plumbline.run.explain.SummedRows;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout.Cells;
import java.math.BigDecimal;
import java.util.List;

/** A figure's explanation for a machine: every amount exact, as a text. */
final class ExplainObject {
  private ExplainObject() {}

  static String of(Explanation explanation, Published published) {
    ObjectNode object = begun(published);
    object.put("figure", explanation.asked().id());
    object.put("team", explanation.asked().narrowed().team());
    object.put("is_without_team", explanation.asked().narrowed().isWithoutTeam());
    object.put("sums_agree", explanation.waterfall().agrees(explanation.hours()));
    add(explanation.waterfall(), object.putObject("waterfall"));
    add(explanation.hours(), object.putObject("hours"));
    Origins origins = explanation.origins();
    object.put("resource_hours", origins.resourceHours());
    ArrayNode costs = object.putArray("resource_cost");
    origins
        .resourceCost()
        .forEach(
            cost ->
                costs
                    .addObject()
                    .put("billing_currency", cost.currency())
                    .put("effective_cost", text(cost.amount())));
    object.put("charge_count", origins.chargeCount());
    add(origins.charges(), object.putArray("charges"));
    object.put("file_count", origins.fileCount());
    add(origins.files(), object.putArray("files"));
    return object.toString();
  }

  /** Of a figure of a month's sheet. */
  static String of(ChargeExplanation explanation, Published published) {
    ObjectNode object = begun(published);
    object.put("figure", explanation.asked().id());
    object.put("team", explanation.asked().narrowed().team());
    object.put("is_without_team", explanation.asked().narrowed().isWithoutTeam());
    object.put("sums_agree", explanation.sheet().agrees(explanation.parts()));
    charged(explanation.sheet(), object.putObject("sheet"));
    charged(explanation.parts(), object.putObject("parts"));
    return object.toString();
  }

  private static ObjectNode begun(Published published) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("publication", published.number())
        .put("run", published.nightId());
  }

  private static void charged(SummedRows<ChargedAmount> rows, ObjectNode object) {
    about(rows, object);
    ArrayNode amounts = object.putArray("amounts");
    for (ChargedAmount one : rows.amounts()) {
      amounts
          .addObject()
          .put("share_kind", one.kind())
          .put("billing_currency", one.currency())
          .put("billed_cost", text(one.billed()))
          .put("effective_cost", text(one.effective()));
    }
    add(rows.dearest(), object.putArray("rows"));
  }

  private static void about(SummedRows<?> rows, ObjectNode object) {
    object.put("table", rows.table()).put("version", rows.version()).put("query", rows.sql());
    object.put("row_count", rows.count());
  }

  private static void add(SummedRows<StageAmount> rows, ObjectNode object) {
    about(rows, object);
    ArrayNode amounts = object.putArray("amounts");
    for (StageAmount one : rows.amounts()) {
      amounts
          .addObject()
          .put("stage", one.stage())
          .put("billing_currency", one.basis().currency())
          .put("price_source", one.basis().priceSource())
          .put("price_state", one.basis().priceState())
          .put("gpu_seconds", text(one.seconds()))
          .put("cost", text(one.cost()));
    }
    add(rows.dearest(), object.putArray("rows"));
  }

  private static void add(List<Cells> rows, ArrayNode array) {
    for (Cells row : rows) {
      ObjectNode one = array.addObject();
      for (Col column : row.layout().columns()) {
        Object value = row.value(column);
        String text =
            value instanceof BigDecimal number
                ? text(number)
                : value == null ? null : value.toString();
        one.put(column.name(), text);
      }
    }
  }

  private static String text(BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }
}
