package dev.plumbline.jobs.idle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.report.PriceBasis;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.idle.Freeing;
import dev.plumbline.run.idle.IdleCost;
import dev.plumbline.run.idle.IdleLine;
import dev.plumbline.run.idle.IdleNight;
import dev.plumbline.run.idle.NotMeasured;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.IdleWasteDaily;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * The answer as an object. Names are those of the columns, with the unit last; amounts have all
 * their digits; what is not known is null. All devices are listed.
 */
public final class IdleObject {
  private static final JsonNodeFactory EXACT = JsonNodeFactory.withExactBigDecimals(true);
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
          .setNodeFactory(EXACT);

  private static final List<Col> TEXTS =
      List.of(
          IdleWasteDaily.NODE,
          IdleWasteDaily.GPU_INDEX,
          IdleWasteDaily.DEVICE_ID,
          IdleWasteDaily.GPU_MODEL,
          IdleWasteDaily.CLUSTER,
          IdleWasteDaily.PROVIDER,
          IdleWasteDaily.BILLING_RESOURCE_ID,
          IdleWasteDaily.OWNER,
          IdleWasteDaily.OWNER_KIND,
          IdleWasteDaily.TEAM,
          IdleWasteDaily.PROJECT,
          IdleWasteDaily.CAUSE);

  private IdleObject() {}

  /**
   * The object in one line.
   *
   * @param limit what was to be exceeded; null where nothing was
   */
  public static String of(IdleNight night, Export export, IdleLimit limit) {
    ObjectNode object = EXACT.objectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("date", night.date().toString());
    ObjectNode asked = object.putObject("asked");
    asked.put("still", night.asked().isStill()).put("node", night.asked().node());
    asked.put("team", night.asked().team()).put("owner", night.asked().owner());
    object.put("gpus", night.gpus()).put("gpus_still_idle", night.stillIdle());
    object.put("gpu_seconds", night.seconds());
    object.put("unpriced_gpu_seconds", night.unpricedSeconds());
    costs(night.devices(), object.putArray("costs"));
    lines(night.devices(), object.putArray("devices"));
    lines(night.commitments(), object.putArray("unused_commitments"));
    notMeasured(night.notMeasured(), object.putObject("not_measured"));
    if (limit != null) {
      object.put("fail_above", limit.toString()).put("is_above", limit.isExceededBy(night));
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is JSON", e);
    }
  }

  private static void costs(List<IdleLine> lines, ArrayNode costs) {
    IdleCost.of(lines)
        .forEach(
            sum -> {
              ObjectNode one = costs.addObject();
              put(sum.basis(), one);
              one.put("cost", sum.cost()).put("thirty_nights_cost", sum.monthly());
            });
  }

  private static void put(PriceBasis basis, ObjectNode node) {
    node.put("billing_currency", basis.isPriced() ? basis.currency() : null);
    node.put("price_source", basis.priceSource()).put("price_state", basis.priceState());
  }

  private static void lines(List<IdleLine> lines, ArrayNode devices) {
    for (IdleLine line : lines) {
      ObjectNode one = devices.addObject();
      TEXTS.forEach(column -> one.put(column.name(), line.row().text(column)));
      one.put("gpu_seconds", line.seconds()).put("cost", line.cost());
      BigDecimal cost = line.cost();
      one.put(
          "thirty_nights_cost", cost == null ? null : new IdleCost(line.basis(), cost).monthly());
      put(line.basis(), one);
      one.put(
          IdleWasteDaily.FIRST_SEEN_DATE.name(),
          Objects.toString(line.row().date(IdleWasteDaily.FIRST_SEEN_DATE), null));
      stretches(line, one);
      hours(line, one);
      Freeing freeing = line.freeing();
      one.put("command", freeing.command()).put("command_note", freeing.note());
    }
  }

  /** Null as a whole where hours were not kept. */
  private static void hours(IdleLine line, ObjectNode one) {
    if (line.activity().isEmpty()) {
      one.putNull(IdleWasteDaily.HOURLY_ACTIVITY.name());
    } else {
      ArrayNode hours = one.putArray(IdleWasteDaily.HOURLY_ACTIVITY.name());
      line.activity().forEach(hours::add);
    }
  }

  private static void stretches(IdleLine line, ObjectNode one) {
    one.put(IdleWasteDaily.LONGEST_IDLE.name(), line.row().decimal(IdleWasteDaily.LONGEST_IDLE));
    for (Col at :
        List.of(
            IdleWasteDaily.LONGEST_FROM,
            IdleWasteDaily.LONGEST_TO,
            IdleWasteDaily.LAST_FROM,
            IdleWasteDaily.LAST_TO)) {
      one.put(at.name(), Objects.toString(line.row().instant(at), null));
    }
    one.put(IdleWasteDaily.IS_IDLE_AT_END.name(), line.row().flag(IdleWasteDaily.IS_IDLE_AT_END));
  }

  private static void notMeasured(NotMeasured unknown, ObjectNode node) {
    boolean isJoined = unknown.unjoined() == null;
    node.put("gpu_seconds", unknown.unmeasured());
    node.put("waste_at_least_gpu_seconds", unknown.measured());
    node.put(
        "waste_at_most_gpu_seconds",
        isJoined ? unknown.measured().add(unknown.unmeasured()) : null);
    node.put("is_time_of_some_cost_unknown", unknown.isMoreUnknown());
    node.put("unjoined_gpu_seconds", unknown.unjoined());
    ArrayNode costs = node.putArray("costs");
    for (NotMeasured.Interval interval : unknown.costs()) {
      ObjectNode one = costs.addObject();
      put(interval.basis(), one);
      one.put("waste_at_least_cost", interval.least());
      one.put("waste_at_most_cost", interval.most());
    }
  }
}
