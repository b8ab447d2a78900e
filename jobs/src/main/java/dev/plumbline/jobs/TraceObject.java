package dev.plumbline.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.lineage.evidence.Evidence;
import dev.plumbline.run.answers.InventoryLine;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.TracedVersion;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageCompleteness;
import java.util.Objects;

/** A traced model version, as one JSON object for a machine. */
final class TraceObject {
  private TraceObject() {}

  /** The object. */
  static String of(TracedVersion traced, Export export, Rulings rulings) {
    RowLayout.Cells ruling = traced.ruling();
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("publication", export.publication()).put("run", export.night());
    object.put("as_of", rulings.date().toString());
    object.put("model", traced.key().model()).put("version", traced.key().version());
    object.put("registry", traced.key().registry());
    object.put(
        "risk_tier",
        Objects.toString(ruling.text(LineageCompleteness.RISK_TIER), InventoryLine.UNKNOWN));
    object.put("traceable", ruling.isTrue(LineageCompleteness.IS_TRACEABLE));
    object.put("first_broken_link", ruling.text(LineageCompleteness.FIRST_BROKEN_LINK));
    object.put("saturation", ruling.real(LineageCompleteness.SATURATION));
    object.put("ruled_since", ruling.date(LineageCompleteness.AS_OF_DATE).toString());
    ArrayNode links = object.putArray("links");
    for (Link link : Link.values()) {
      ObjectNode one = links.addObject();
      one.put("link", link.id()).put("state", traced.evidence().state(link));
      one.put("reason", traced.evidence().reason(link));
      ArrayNode records = one.putArray("records");
      traced.evidence().of(link).forEach(evidence -> put(evidence, records.addObject()));
    }
    way(traced, object.putArray("way_back"));
    return object.toString();
  }

  private static void way(TracedVersion traced, ArrayNode way) {
    for (String step : traced.ruling().<String>list(LineageCompleteness.WITNESS_PATH)) {
      ObjectNode one = way.addObject().put("step", step);
      Evidence evidence = traced.evidence().way().get(step);
      if (evidence != null) {
        put(evidence, one.putObject("record"));
      }
    }
  }

  private static void put(Evidence evidence, ObjectNode record) {
    record.put("says", evidence.says()).put("at", evidence.at().toString());
    record.put("source", evidence.place().source()).put("file", evidence.place().file());
    record.put("line", evidence.place().line()).put("sha256", evidence.place().sha256());
  }
}
