package dev.plumbline.jobs;

import static dev.plumbline.jobs.NightEvents.ended;
import static dev.plumbline.jobs.NightEvents.events;
import static dev.plumbline.jobs.NightEvents.version;
import static dev.plumbline.testing.Expect.expect;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.run.publication.Program;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.Origins;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.origins.TableOrigins;
import dev.plumbline.terms.EdgeKind;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night says in OpenLineage what it read and wrote, and that is held to its own measure. */
class NightLineageTest {
  private static final Path SAMPLES = Path.of("..", "data", "samples", "plumbline.yaml");

  /** What is made of schedulers' records, or of entries under serving:, alone. */
  private static final List<String> NOT_IN_SAMPLES =
      List.of("run-requests", "scheduled-holds", "device-holds", "unit-economics");

  @TempDir private Path folder;

  @Test
  void everyJobOfTheNightStartsAndCompletes() throws IOException {
    List<JsonNode> events = events();
    assertThat(events).hasSize(2 * (JobCatalog.ALL.size() + 1));
    for (JsonNode event : events) {
      assertThat(event.path("eventType").asText()).isIn("START", "COMPLETE");
      assertThat(event.path("producer").asText()).endsWith("/" + Program.VERSION);
      assertThat(event.path("run").path("runId").asText()).hasSize(36);
      boolean isWriter = !NOT_IN_SAMPLES.contains(event.path("job").path("name").asText());
      if (event.path("eventType").asText().equals("COMPLETE") && isWriter) {
        JsonNode output = event.path("outputs").get(0).path("facets");
        assertThat(output.path("schema").path("fields")).isNotEmpty();
        assertThat(output.path("version").path("datasetVersion").asText()).startsWith("snapshot:");
      }
    }
  }

  @Test
  void aJobThatHadNothingToWriteSaysNoOutput() throws IOException {
    for (String job : NOT_IN_SAMPLES) {
      assertThat(ended(job).path("outputs"))
          .as("the samples have no scheduler, and name nobody who serves")
          .isEmpty();
    }
  }

  @Test
  void whatAJobReadIsTheVersionThatAnotherWrote() throws IOException {
    assertThat(version("paid-capacity", "inputs", "silver/charge_line"))
        .isEqualTo(version("charge-line", "outputs", "silver/charge_line"))
        .isEqualTo("snapshot:1");
    assertThat(ended("lineage-tables").path("inputs").findValuesAsText("name"))
        .as("nothing was published yet that could be taken over")
        .containsExactlyInAnyOrder("bronze/lineage_event", "bronze/registry_record");
  }

  @Test
  void whatAGoldTableIsMadeOfIsToldColumnByColumn() throws IOException {
    JsonNode waterfall = columns("gpu-waterfall-daily", "gold/gpu_waterfall_daily");
    assertThat(waterfall.path("_schemaURL").asText())
        .isEqualTo(
            "https://openlineage.io/spec/facets/1-2-0/ColumnLineageDatasetFacet.json"
                + "#/$defs/ColumnLineageDatasetFacet");
    assertThat(origins(waterfall.at("/fields/unquantified_cost/inputFields")))
        .containsExactly(
            "silver/gpu_hour_cost.cost DIRECT AGGREGATION",
            "silver/gpu_hour_cost.gpu_seconds INDIRECT CONDITIONAL");
    assertThat(origins(waterfall.path("dataset")))
        .contains("silver/gpu_hour_cost.team INDIRECT GROUP_BY")
        .doesNotContain("silver/gpu_hour_cost.node INDIRECT GROUP_BY");
    assertThat(origins(columns("idle-waste-daily", "gold/idle_waste_daily").path("dataset")))
        .startsWith("silver/gpu_hour_cost.stage INDIRECT FILTER");
  }

  @Test
  void columnsComeFromWhatTheRunRead() throws IOException {
    for (JsonNode event : events()) {
      List<String> inputs = new ArrayList<>();
      event.path("inputs").forEach(input -> inputs.add(input.path("name").asText()));
      for (JsonNode output : event.path("outputs")) {
        JsonNode lineage = output.at("/facets/columnLineage");
        List<JsonNode> origins = new ArrayList<>(lineage.findValues("inputFields"));
        origins.add(lineage.path("dataset"));
        origins.forEach(
            fields -> fields.forEach(f -> assertThat(f.path("name").asText()).isIn(inputs)));
        assertThat(output.at("/facets/schema").findValuesAsText("name"))
            .containsAll(lineage.path("fields")::fieldNames);
      }
    }
  }

  @Test
  void columnsAddAnAmountThatNoLandingChanges() throws IOException {
    for (JsonNode event : events()) {
      int columns = 0;
      for (JsonNode output : event.path("outputs")) {
        JsonNode lineage = output.at("/facets/columnLineage");
        if (!lineage.isMissingNode()) {
          columns += lineage.toString().replace(output.path("namespace").asText(), "").length();
        }
      }
      assertThat(columns).as(event.at("/job/name").asText()).isLessThan(64 * 1024);
    }
  }

  private static JsonNode columns(String job, String table) throws IOException {
    for (JsonNode dataset : ended(job).path("outputs")) {
      if (dataset.path("name").asText().equals(table)) {
        return dataset.at("/facets/columnLineage");
      }
    }
    throw new AssertionError(job + " has no " + table);
  }

  private static List<String> origins(JsonNode fields) {
    List<String> origins = new ArrayList<>();
    for (JsonNode field : fields) {
      for (JsonNode transformation : field.path("transformations")) {
        origins.add(
            "%s.%s %s %s"
                .formatted(
                    field.path("name").asText(),
                    field.path("field").asText(),
                    transformation.path("type").asText(),
                    transformation.path("subtype").asText()));
      }
    }
    return origins;
  }

  @Test
  void everyGoldTableIsTracedToTheSourcesLikeAModel() throws IOException {
    land();
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        sources:
          - {name: night, format: openlineage, path: night.ndjson}
          - {name: said, format: model-registry, path: said.ndjson}
        """);
    NightHere.Ended night = NightHere.command(configuration, folder.resolve("lake"), "nightly");
    assertThat(night.code()).as(night.words()).isZero();
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    Frame rulings = lake.read(LineageCompleteness.TABLE);
    // WEAK: a landing has no version; bronze.ingest_file says which files with which digests.
    expect(
            rulings.select(
                LineageCompleteness.MODEL,
                LineageCompleteness.FIRST_BROKEN_LINK,
                LineageCompleteness.IS_TRACEABLE,
                LineageCompleteness.CONTENT_IDENTITY,
                LineageCompleteness.UPSTREAM_CLOSURE))
        .rows(
            "model | first_broken_link | is_traceable | content_identity_state |"
                + " upstream_closure_state\n"
                + gold()
                    .map(table -> table.path() + " | | true | PRESENT | WEAK\n")
                    .collect(joining()));
    assertColumnsAreCounted(lake.read(LineageEdge.TABLE));
  }

  /** As of any producer's events: those made of others, those only influenced, and the rest. */
  private static void assertColumnsAreCounted(Frame edges) throws IOException {
    List<String> counted = new ArrayList<>();
    edges
        .where(LineageEdge.KIND.of().equalTo(EdgeKind.OUTPUT.text()))
        .select(
            LineageEdge.DATASET_NAME,
            LineageEdge.COLUMNS_DIRECT,
            LineageEdge.COLUMNS_INDIRECT_ONLY,
            LineageEdge.COLUMNS_UNKNOWN)
        .rows()
        .collectAsList()
        .forEach(row -> counted.add(row.mkString(" ")));
    for (Job job : JobCatalog.ALL) {
      List<String> written = ended(job.spec().name()).path("outputs").findValuesAsText("name");
      for (TableSpec table : job.spec().writes()) {
        String start = table.path() + " ";
        List<String> expected =
            written.contains(table.path()) ? List.of(start + declared(job, table)) : List.of();
        assertThat(counted).filteredOn(line -> line.startsWith(start)).isEqualTo(expected);
      }
    }
  }

  /** What decides which rows there are influences every column. */
  private static String declared(Job job, TableSpec table) throws IOException {
    List<String> read = ended(job.spec().name()).path("inputs").findValuesAsText("name");
    Set<Col> given = new HashSet<>();
    job.spec().reads().stream()
        .map(JobSpec.Input::table)
        .filter(input -> read.contains(input.path()))
        .forEach(input -> given.addAll(input.columns()));
    int all = table.columns().size();
    Optional<Origins> origins = TableOrigins.of(table);
    long direct =
        origins.stream()
            .flatMap(known -> known.columns().values().stream())
            .filter(of -> of.stream().anyMatch(one -> isDirect(one, given)))
            .count();
    return origins.isEmpty() ? "0 0 " + all : direct + " " + (all - direct) + " 0";
  }

  private static boolean isDirect(Origins.Origin origin, Set<Col> given) {
    return origin.influence().isDirect() && given.contains(origin.column());
  }

  /** The night's own events, and each gold table as if it were a model that the night trained. */
  private void land() throws IOException {
    Files.write(folder.resolve("night.ndjson"), events().stream().map(JsonNode::toString).toList());
    List<String> records = new ArrayList<>();
    Instant now = Instant.now();
    for (Source source : ConfigurationFile.read(SAMPLES).configuration().sources()) {
      records.add(
          record("declared_source", "declared_at", now.minusSeconds(86_400))
              + "'namespace':'%s','name':'%s','owner':'platform'}"
                  .formatted(source.folder(), source.settings().name()));
    }
    for (Job job : JobCatalog.ALL) {
      for (TableSpec table : job.spec().writes()) {
        if (table.layer() == TableSpec.Layer.GOLD) {
          records.addAll(records(job.spec(), table, now));
        }
      }
    }
    Files.write(
        folder.resolve("said.ndjson"),
        records.stream().map(line -> line.replace('\'', '"')).toList());
  }

  private static List<String> records(JobSpec job, TableSpec table, Instant now)
      throws IOException {
    String named = "'model':'%s','version':'1'".formatted(table.path());
    String digest = "'sha256:" + "0123456789abcdef".repeat(4) + "'";
    return List.of(
        record("model_version", "registered_at", now)
            + named
            + ",'risk_tier':'minimal','registered_by':'gate','committed_by':'a','run_by':'b',"
            + "'artifact_digest':%s,'run_id':'%s'}".formatted(digest, run(job)),
        record("evaluation", "evaluated_at", now)
            + named
            + ",'metric':'checks','value':1,'dataset_namespace':'n','dataset_name':'d',"
            + "'dataset_version':'snapshot:1'}",
        record("approval", "approved_at", now) + named + ",'approver':'c'}",
        record("deployment", "deployed_at", now)
            + named
            + ",'target':'lake','served_digest':%s}".formatted(digest),
        record("waiver", "declared_at", now)
            + named
            + ",'link':'environment','reason':'no"
            + " image','approver':'c','expires_at':'2099-01-01T00:00:00Z'}");
  }

  private static String record(String kind, String time, Instant at) {
    return "{'kind':'%s','%s':'%s',".formatted(kind, time, at);
  }

  private static String run(JobSpec job) throws IOException {
    return ended(job.name()).path("run").path("runId").asText();
  }

  private static Stream<TableSpec> gold() {
    return JobCatalog.ALL.stream()
        .flatMap(job -> job.spec().writes().stream())
        .filter(table -> table.layer() == TableSpec.Layer.GOLD);
  }
}
