package dev.plumbline.ingest.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageEvent.Dataset;
import java.util.ArrayList;
import java.util.List;

/** Reads the datasets of an event into the structs of {@link Dataset}. */
final class DatasetReading {
  private final Sink sink;
  private final EmptyUpstream emptyUpstream;

  DatasetReading(Sink sink, EmptyUpstream emptyUpstream) {
    this.sink = sink;
    this.emptyUpstream = emptyUpstream;
  }

  /** The structs of a list of datasets; null stands for no list, as producers write it. */
  List<Object> list(JsonNode datasets, String field) {
    List<Object> structs = new ArrayList<>();
    if (datasets.isArray()) {
      datasets.forEach(dataset -> structs.add(struct(dataset, field)));
    } else if (!datasets.isMissingNode() && !datasets.isNull()) {
      sink.absent("facet_invalid:" + field);
    }
    return structs;
  }

  /**
   * One dataset. Without a name it stays in the list under the name unknown: a run that read
   * something nobody named did not read nothing.
   */
  Object[] struct(JsonNode dataset, String field) {
    String namespace = Facets.text(dataset.path("namespace"));
    String name = Facets.text(dataset.path("name"));
    if (namespace == null || name == null) {
      sink.absent("dataset_without_name:" + field);
    }
    Facets facets = Facets.of(dataset, sink, "facets", "inputFacets", "outputFacets");
    Object[] struct = new Object[Dataset.FIELDS.size()];
    set(struct, Dataset.NAMESPACE, namespace == null ? Dataset.UNNAMED : namespace);
    set(struct, Dataset.NAME, name == null ? Dataset.UNNAMED : name);
    set(struct, Dataset.VERSION, facets.text("version", "/datasetVersion"));
    set(struct, Dataset.TYPE, facets.text("datasetType", "/datasetType"));
    set(struct, Dataset.LIFECYCLE, facets.text("lifecycleStateChange", "/lifecycleStateChange"));
    set(struct, Dataset.ALIASES, aliases(facets.facet("symlinks").path("identifiers")));
    set(struct, Dataset.DECLARES_NO_UPSTREAM, emptyUpstream.of(namespace, name, facets));
    ColumnCounts columns = ColumnCounts.of(facets);
    set(struct, Dataset.COLUMNS_DIRECT, columns == null ? null : columns.direct());
    set(struct, Dataset.COLUMNS_INDIRECT_ONLY, columns == null ? null : columns.indirectOnly());
    set(struct, Dataset.COLUMNS_UNKNOWN, columns == null ? null : columns.unknown());
    return struct;
  }

  private static void set(Object[] struct, Col field, Object value) {
    struct[Dataset.position(field)] = value;
  }

  private static List<Object> aliases(JsonNode identifiers) {
    List<Object> aliases = new ArrayList<>();
    identifiers.forEach(
        other ->
            aliases.add(
                new Object[] {
                  Facets.text(other.path("namespace")), Facets.text(other.path("name"))
                }));
    return aliases;
  }
}
