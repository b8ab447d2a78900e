package dev.plumbline.jobs.bom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.run.answers.Rulings;
import dev.plumbline.run.answers.WrittenVersion;
import dev.plumbline.run.exports.Export;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.terms.LinkState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Version 1 of model m, of which every link is PRESENT until a test says otherwise. */
final class BomGiven {
  static final String AT = WrittenVersion.AT;
  static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final WrittenVersion export = new WrittenVersion();
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
    export.with(table, members, values);
    return this;
  }

  /** Registers it as trained by the run train, with more members, each behind a comma. */
  BomGiven registered(String more) {
    export.registered(registry, more);
    return this;
  }

  /** A run that was complete at three, with more members, each behind a comma. */
  BomGiven run(String run, String more) {
    export.run(run, ",'started_at':'%1$s','completed_at':'%1$s'%2$s".formatted(AT, more));
    return this;
  }

  BomGiven reads(String run, String dataset, String version) {
    export.reads(run, dataset, version);
    return this;
  }

  BomGiven writes(String run, String dataset, String version) {
    export.writes(run, dataset, version);
    return this;
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
    return BomDocument.of(WrittenVersion.listed(read), read, Rulings.on(read, null));
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
