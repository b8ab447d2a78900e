package dev.plumbline.run.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.job.JobSpec;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The night's own lineage as OpenLineage run events, one line each: what every job read and wrote,
 * with the schema that the tables declare. Written beside the tables at the end of the night.
 */
public final class LineageEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRODUCER = "https://plumbline.dev/plumbline/";
  private static final String EVENT = "https://openlineage.io/spec/2-0-2/OpenLineage.json";
  private static final String SCHEMA =
      "https://openlineage.io/spec/facets/1-1-1/SchemaDatasetFacet.json";

  private final Lake lake;
  private final String nightId;
  private final String producer;
  private final StringBuilder lines = new StringBuilder();

  /**
   * Those of one night.
   *
   * @param version of the program, which each event names as its producer
   */
  public LineageEvents(Lake lake, String nightId, String version) {
    this.lake = lake;
    this.nightId = nightId;
    this.producer = PRODUCER + version;
  }

  /** Adds the start and the end of one job's run. */
  void job(JobSpec spec, Instant startedAt, Instant endedAt, boolean isDone) {
    UUID run =
        UUID.nameUUIDFromBytes((nightId + "/" + spec.name()).getBytes(StandardCharsets.UTF_8));
    lines.append(event("START", startedAt, run, spec)).append('\n');
    lines.append(event(isDone ? "COMPLETE" : "FAIL", endedAt, run, spec)).append('\n');
  }

  private String event(String type, Instant at, UUID run, JobSpec spec) {
    ObjectNode event = JSON.createObjectNode();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("producer", producer);
    event.put("schemaURL", EVENT + "#/$defs/RunEvent");
    event.putObject("run").put("runId", run.toString());
    event.putObject("job").put("namespace", "plumbline").put("name", spec.name());
    ArrayNode inputs = event.putArray("inputs");
    spec.reads().forEach(input -> dataset(inputs.addObject(), input.table()));
    ArrayNode outputs = event.putArray("outputs");
    for (TableSpec table : spec.writes()) {
      schema(dataset(outputs.addObject(), table), table);
    }
    return event.toString();
  }

  private ObjectNode dataset(ObjectNode dataset, TableSpec table) {
    return dataset.put("namespace", lake.root().toString()).put("name", table.path());
  }

  private static void schema(ObjectNode dataset, TableSpec table) {
    ObjectNode facet = dataset.putObject("facets").putObject("schema");
    facet.put("_producer", PRODUCER);
    facet.put("_schemaURL", SCHEMA + "#/$defs/SchemaDatasetFacet");
    ArrayNode fields = facet.putArray("fields");
    for (Col column : table.columns()) {
      fields
          .addObject()
          .put("name", column.name())
          .put("type", column.type().simpleString())
          .put("description", column.meaning());
    }
  }

  /** What was gathered, in the order of the steps. */
  public List<String> events() {
    return lines.toString().lines().toList();
  }

  /** Writes what was gathered, if anything. */
  public void write() {
    if (lines.length() > 0) {
      String name = nightId.replace(":", "");
      lake.files().write("_plumbline/lineage/" + name + ".ndjson", lines.toString());
    }
  }
}
