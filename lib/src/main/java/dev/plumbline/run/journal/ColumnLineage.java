package dev.plumbline.run.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Influence;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.Origins.Origin;
import dev.plumbline.schema.TableSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The column lineage of one output, as OpenLineage says it.
 *
 * <ol>
 *   <li>It names columns of what the job read; what nobody wrote to yet, nothing came from.
 *   <li>A column without an origin in what was read is left out: it is unknown.
 *   <li>What decides which rows there are is said once, of the whole dataset.
 *   <li>No job masks: what is hidden is hidden before the first table.
 * </ol>
 *
 * @param namespace of all tables
 * @param read the tables that the job read
 */
record ColumnLineage(String namespace, List<TableSpec> read) {

  /** Writes it, unless nothing is known. */
  void write(Origins origins, Supplier<ObjectNode> facet) {
    Map<Col, Map<Source, Set<Influence>>> known = new LinkedHashMap<>();
    origins.columns().forEach((made, of) -> known.put(made, sources(of)));
    known.values().removeIf(Map::isEmpty);
    if (known.isEmpty()) {
      return;
    }
    ObjectNode node = facet.get();
    ObjectNode fields = node.putObject("fields");
    known.forEach(
        (made, sources) -> write(sources, fields.putObject(made.name()).putArray("inputFields")));
    Map<Source, Set<Influence>> rows = sources(origins.rows());
    if (!rows.isEmpty()) {
      write(rows, node.putArray("dataset"));
    }
  }

  private record Source(TableSpec table, Col column) {}

  private Map<Source, Set<Influence>> sources(List<Origin> origins) {
    Map<Source, Set<Influence>> sources = new LinkedHashMap<>();
    for (Origin origin : origins) {
      Optional<TableSpec> table =
          read.stream().filter(input -> input.columns().contains(origin.column())).findFirst();
      table.ifPresent(
          input ->
              sources
                  .computeIfAbsent(
                      new Source(input, origin.column()), source -> new LinkedHashSet<>())
                  .add(origin.influence()));
    }
    return sources;
  }

  private void write(Map<Source, Set<Influence>> sources, ArrayNode fields) {
    sources.forEach(
        (source, influences) -> {
          ArrayNode transformations =
              fields
                  .addObject()
                  .put("namespace", namespace)
                  .put("name", source.table().path())
                  .put("field", source.column().name())
                  .putArray("transformations");
          for (Influence influence : influences) {
            transformations
                .addObject()
                .put("type", influence.isDirect() ? "DIRECT" : "INDIRECT")
                .put("subtype", influence.name())
                .put("masking", false);
          }
        });
  }
}
