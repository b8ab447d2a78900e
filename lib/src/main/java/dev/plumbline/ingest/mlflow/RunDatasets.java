package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageEvent.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the datasets and models of a run into the structs of {@link Dataset}.
 *
 * <p>MLflow names datasets freely, and calls one that nobody named "dataset": the name alone
 * identifies nothing. So the namespace is where the dataset lies, and an alias says how OpenLineage
 * names that place. Without a place the namespace is the configured source and the kind of origin.
 */
final class RunDatasets {
  private static final String UNKNOWN = Dataset.UNNAMED;
  private static final String MODEL = "logged_model";

  private final String sourceName;
  private final Remarks remarks;

  RunDatasets(String sourceName, Remarks remarks) {
    this.sourceName = sourceName;
    this.remarks = remarks;
  }

  /** What the run says that it read. */
  List<Object> inputs(JsonNode run) {
    JsonNode inputs = run.path("inputs");
    List<Object> structs = new ArrayList<>();
    if (!KeyValues.isEither(inputs) && !inputs.isMissingNode() && !inputs.isNull()) {
      remarks.absent("field_invalid:inputs");
    }
    // The export tool wrote a bare list before MLflow knew models as inputs.
    JsonNode datasets = inputs.isArray() ? inputs : inputs.path("dataset_inputs");
    list(datasets, "inputs").forEach(input -> structs.add(dataset(input.path("dataset"), input)));
    list(inputs.path("model_inputs"), "model_inputs").forEach(input -> structs.add(model(input)));
    return structs;
  }

  /** The models that the run logged. */
  List<Object> outputs(JsonNode run) {
    List<Object> structs = new ArrayList<>();
    list(run.path("outputs").path("model_outputs"), "model_outputs")
        .forEach(output -> structs.add(model(output)));
    return structs;
  }

  private Iterable<JsonNode> list(JsonNode list, String field) {
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      remarks.absent("field_invalid:" + field);
      return List.of();
    }
    return list;
  }

  private Object[] dataset(JsonNode wrapped, JsonNode input) {
    JsonNode dataset = wrapped.isObject() ? wrapped : input;
    String name = KeyValues.text(dataset.path("name"));
    if (name == null) {
      remarks.absent("dataset_without_name:inputs");
    }
    String type = KeyValues.text(dataset.path("source_type"));
    DatasetSource source = DatasetSource.of(dataset.path("source"));
    List<Object> aliases = new ArrayList<>();
    source.place().ifPresent(place -> aliases.add(new Object[] {place.namespace(), place.name()}));
    String version = version(dataset, source);
    return struct(namespace(source, type), name == null ? UNKNOWN : name, version, type, aliases);
  }

  private String namespace(DatasetSource source, String type) {
    if (source.location() != null) {
      return source.location();
    }
    if (source.table() == null) {
      return local(type);
    }
    return (type == null ? "table" : type) + ":" + source.table();
  }

  private String local(String kind) {
    return "mlflow:" + sourceName + ":" + (kind == null ? UNKNOWN : kind);
  }

  /** A version of a Delta table is a snapshot that never changes; the digest is only short. */
  private String version(JsonNode dataset, DatasetSource source) {
    if (source.tableVersion() != null) {
      return "snapshot:" + source.tableVersion();
    }
    String digest = KeyValues.text(dataset.path("digest"));
    if (digest == null) {
      remarks.absent("dataset_without_digest");
    }
    return digest;
  }

  /** The id of a logged model is never given twice, so it is the version as well. */
  private Object[] model(JsonNode model) {
    String id = KeyValues.text(model.path("model_id"));
    if (id == null) {
      remarks.absent("model_without_id");
    }
    return struct(local(MODEL), id == null ? UNKNOWN : id, id, MODEL, List.of());
  }

  private static Object[] struct(
      String namespace, String name, String version, String type, List<Object> aliases) {
    Object[] struct = new Object[Dataset.FIELDS.size()];
    set(struct, Dataset.NAMESPACE, namespace);
    set(struct, Dataset.NAME, name);
    set(struct, Dataset.VERSION, version);
    set(struct, Dataset.TYPE, type);
    set(struct, Dataset.ALIASES, aliases);
    set(struct, Dataset.DECLARES_NO_UPSTREAM, false);
    return struct;
  }

  private static void set(Object[] struct, Col field, Object value) {
    struct[Dataset.position(field)] = value;
  }
}
