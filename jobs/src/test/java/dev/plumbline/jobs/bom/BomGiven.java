package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.run.answers.AskedVersion;
import dev.plumbline.run.answers.ListedVersion;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.exports.Export;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.terms.LinkState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Version 1 of model m, of which every link is PRESENT until a test says otherwise. */
final class BomGiven {
  static final String AT = "2026-07-14T03:00:00Z";
  static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final WrittenExport export = new WrittenExport(3, "2026-07-14");
  private final Map<Link, LinkState> states = new EnumMap<>(Link.class);
  private String registry = "r";

  BomGiven() {
    for (Link link : Link.values()) {
      states.put(link, LinkState.PRESENT);
    }
  }

  BomGiven in(String other) {
    registry = other;
    return this;
  }

  BomGiven link(Link link, LinkState state) {
    states.put(link, state);
    return this;
  }

  /** Adds a row; single quotes stand for double ones. */
  BomGiven with(TableSpec table, String members, Object... values) {
    export.with(table, "{" + members.formatted(values) + "}");
    return this;
  }

  /** Registers it as trained by the run train, with more members, each behind a comma. */
  BomGiven registered(String more) {
    return with(
        ModelVersion.TABLE,
        "'registry':'%s','model':'m','version':'1','registered_at':'%s','run_id':'train'%s",
        registry,
        AT,
        more);
  }

  /** A run that was complete at three, with more members, each behind a comma. */
  BomGiven run(String run, String more) {
    return with(
        LineageRun.TABLE,
        "'run_id':'%1$s','first_event_at':'%2$s','started_at':'%2$s','completed_at':'%2$s'%3$s",
        run,
        AT,
        more);
  }

  BomGiven reads(String run, String dataset, String version) {
    return edge("input", run, dataset, version);
  }

  BomGiven writes(String run, String dataset, String version) {
    return edge("output", run, dataset, version);
  }

  private BomGiven edge(String kind, String run, String dataset, String version) {
    return with(
        LineageEdge.TABLE,
        "'edge_kind':'%s','run_id':'%s','dataset_namespace':'lake','dataset_name':'%s',%s"
            + "'known_at':'%s'",
        kind,
        run,
        dataset,
        version == null ? "" : "'version':'" + version + "',",
        AT);
  }

  /** The bill of it, read back from its text. */
  ObjectNode bom(Path lake) {
    StringBuilder ruling = new StringBuilder("'as_of_date':'2026-07-14'");
    states.forEach(
        (link, state) -> ruling.append(",'%s_state':'%s'".formatted(link.id(), state.name())));
    with(
        LineageCompleteness.TABLE,
        "%s,'registry':'%s','model':'m','version':'1','link_reasons':{}",
        ruling,
        registry);
    Export read = export.in(lake);
    Rulings rulings = Rulings.on(read, null);
    return BomDocument.of(
        ListedVersion.of(read, rulings, new AskedVersion("m", "1", null)), read, rulings);
  }

  /** The component of a reference. */
  static JsonNode component(JsonNode bom, String reference) {
    List<JsonNode> found = new ArrayList<>();
    bom.path("components")
        .forEach(
            one -> {
              if (one.path("bom-ref").asText().equals(reference)) {
                found.add(one);
              }
            });
    return found.isEmpty() ? null : found.get(0);
  }

  /** The properties of a component, without the prefix that all names have. */
  static Map<String, String> properties(JsonNode component) {
    Map<String, String> properties = new TreeMap<>();
    component
        .path("properties")
        .forEach(
            one ->
                properties.put(
                    one.path("name").asText().replaceFirst("plumbline:", ""),
                    one.path("value").asText()));
    return properties;
  }
}
