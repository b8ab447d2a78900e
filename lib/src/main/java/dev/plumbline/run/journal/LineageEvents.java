package dev.plumbline.run.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Reach;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.origins.TableOrigins;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The night's own lineage as OpenLineage run events, one line each. Written beside the tables at
 * the end of the night:
 *
 * <ol>
 *   <li>A run starts with what it reads, and ends with what it reads and wrote, with the schema
 *       that the tables declare.
 *   <li>A version is that of the Delta table, which no later commit changes. What was written has
 *       one once it is committed, gold once the night is published. Rows that a job takes over as
 *       they were published have the published one.
 *   <li>A table that nobody wrote to yet is no input, and one that has the version that it had when
 *       the night began is no output: nothing of what the job found was new.
 *   <li>What ingest reads are the configured sources, by name, in the folder of their files; which
 *       files with which digests is in {@code bronze.ingest_file}.
 * </ol>
 */
public final class LineageEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRODUCER = "https://plumbline.dev/plumbline/";
  private static final String SPECIFICATION = "https://openlineage.io/spec/";

  private final Lake lake;
  private final String nightId;
  private final Program program;
  private final List<Run> runs = new ArrayList<>();
  private Map<String, Long> standing = Map.of();
  private Map<String, Long> before = Map.of();

  /**
   * What made the tables.
   *
   * @param version of the program, which each event names as its producer
   * @param sources that ingest reads
   * @param isPublished whether this night's gold is committed by now
   */
  public record Program(String version, List<Source> sources, BooleanSupplier isPublished) {}

  private record Run(JobSpec spec, Instant startedAt, Instant endedAt, boolean isDone) {}

  /** Those of one night. */
  public LineageEvents(Lake lake, String nightId, Program program) {
    this.lake = lake;
    this.nightId = nightId;
    this.program = program;
  }

  /** Takes the versions that the tables had before the first of the night's jobs. */
  public void beginsOn(Map<String, Long> versions) {
    before = Map.copyOf(versions);
  }

  /** Takes the versions that were published when the night began. */
  void standsOn(Map<String, Long> published) {
    standing = Map.copyOf(published);
  }

  /** Adds the start and the end of one job's run. */
  void job(JobSpec spec, Instant startedAt, Instant endedAt, boolean isDone) {
    runs.add(new Run(spec, startedAt, endedAt, isDone));
  }

  private String start(Run run) {
    return event("START", run.startedAt, run.spec).toString();
  }

  private String end(Run run) {
    ObjectNode event = event(run.isDone ? "COMPLETE" : "FAIL", run.endedAt, run.spec);
    ArrayNode outputs = event.putArray("outputs");
    run.spec.writes().forEach(table -> output(outputs, run, table));
    return event.toString();
  }

  private void output(ArrayNode outputs, Run run, TableSpec table) {
    boolean isSettled = run.isDone && isCommitted(table);
    if (isSettled && lake.version(table) <= before.getOrDefault(table.fullName(), 0L)) {
      return;
    }
    ObjectNode dataset = dataset(outputs.addObject(), table);
    if (isSettled) {
      version(dataset, lake.version(table));
    }
    schema(dataset, table);
    if (run.isDone) {
      TableOrigins.of(table).ifPresent(origins -> columns(dataset, origins, readTables(run.spec)));
    }
  }

  private void columns(ObjectNode dataset, Origins origins, List<TableSpec> read) {
    String file = "1-2-0/ColumnLineageDatasetFacet";
    new ColumnLineage(lake.root().toString(), read)
        .write(origins, () -> facet(dataset.withObject("/facets"), "columnLineage", file));
  }

  private ObjectNode event(String type, Instant at, JobSpec spec) {
    UUID run =
        UUID.nameUUIDFromBytes((nightId + "/" + spec.name()).getBytes(StandardCharsets.UTF_8));
    ObjectNode event = JSON.createObjectNode();
    event.put("eventType", type);
    event.put("eventTime", at.toString());
    event.put("producer", PRODUCER + program.version);
    event.put("schemaURL", SPECIFICATION + "2-0-2/OpenLineage.json#/$defs/RunEvent");
    parameters(event.putObject("run").put("runId", run.toString()), spec);
    code(event.putObject("job").put("namespace", "plumbline").put("name", spec.name()));
    ArrayNode inputs = event.putArray("inputs");
    spec.reads().forEach(input -> input(inputs, input));
    if (spec.stage() == NightStage.INGEST) {
      program.sources.forEach(
          source ->
              inputs
                  .addObject()
                  .put("namespace", source.folder())
                  .put("name", source.settings().name()));
    }
    return event;
  }

  private static void parameters(ObjectNode run, JobSpec spec) {
    ObjectNode facet =
        facet(run.putObject("facets"), "executionParameters", "1-0-0/ExecutionParametersRunFacet");
    ArrayNode parameters = facet.putArray("parameters");
    spec.policies().forEach(id -> parameters.addObject().put("key", "policy").put("value", id));
  }

  private void code(ObjectNode job) {
    facet(job.putObject("facets"), "sourceCodeLocation", "1-1-0/SourceCodeLocationJobFacet")
        .put("type", "release")
        .put("url", PRODUCER + program.version)
        .put("version", program.version);
  }

  /** Those of its inputs that somebody wrote to. */
  private List<TableSpec> readTables(JobSpec spec) {
    return spec.reads().stream().filter(this::hasRows).map(JobSpec.Input::table).toList();
  }

  private boolean hasRows(JobSpec.Input input) {
    TableSpec table = input.table();
    return input.reach().kind() == Reach.Kind.STANDING
        ? standing.getOrDefault(table.fullName(), 0L) > 0
        : lake.version(table) > 0;
  }

  private void input(ArrayNode inputs, JobSpec.Input input) {
    if (!hasRows(input)) {
      return;
    }
    TableSpec table = input.table();
    if (input.reach().kind() == Reach.Kind.STANDING) {
      version(dataset(inputs.addObject(), table), standing.get(table.fullName()));
    } else {
      ObjectNode dataset = dataset(inputs.addObject(), table);
      if (isCommitted(table)) {
        version(dataset, lake.version(table));
      }
    }
  }

  private boolean isCommitted(TableSpec table) {
    return table.layer() != TableSpec.Layer.GOLD || program.isPublished.getAsBoolean();
  }

  private ObjectNode dataset(ObjectNode dataset, TableSpec table) {
    return dataset.put("namespace", lake.root().toString()).put("name", table.path());
  }

  private static void version(ObjectNode dataset, long version) {
    facet(dataset.withObject("/facets"), "version", "1-0-1/DatasetVersionDatasetFacet")
        .put("datasetVersion", "snapshot:" + version);
  }

  private static ObjectNode facet(ObjectNode facets, String name, String schema) {
    String file = schema.substring(schema.indexOf('/') + 1);
    return facets
        .putObject(name)
        .put("_producer", PRODUCER)
        .put("_schemaURL", SPECIFICATION + "facets/" + schema + ".json#/$defs/" + file);
  }

  private static void schema(ObjectNode dataset, TableSpec table) {
    ArrayNode fields =
        facet(dataset.withObject("/facets"), "schema", "1-2-0/SchemaDatasetFacet")
            .putArray("fields");
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
    return runs.stream().flatMap(run -> Stream.of(start(run), end(run))).toList();
  }

  /** Writes what was gathered, if anything. */
  public void write() {
    if (!runs.isEmpty()) {
      String name = nightId.replace(":", "");
      String lines = events().stream().map(event -> event + "\n").collect(Collectors.joining());
      lake.files().write("_plumbline/lineage/" + name + ".ndjson", lines);
    }
  }
}
