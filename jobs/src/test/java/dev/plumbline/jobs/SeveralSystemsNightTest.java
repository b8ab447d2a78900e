package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.NightResult;
import dev.plumbline.run.TaskRunner;
import dev.plumbline.run.exports.ExportTask;
import dev.plumbline.run.publication.PublishedNight;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that a tracker and a pipeline both saw, and runs of another tenant, from files to what
 * commands say of them.
 *
 * <pre>
 * m 1, m 2   the tracker's runs t1, t2, which the pipeline's p1, p2 say they are;
 *            the pipeline alone has the commits, and raw/x at b and at c
 * x 1        of the registry team-a, names b1, a run of another's job, which a run of a says it is
 * y 1        of team-a, names b2, and the link is waived
 * z 1        names z1, which says it is g1, a run that only team-g may name, which has no version
 * none 1     a run whose tag has a word where the id should be, as another's has
 * </pre>
 */
@ExtendWith(SharedSpark.class)
class SeveralSystemsNightTest {
  private static final String DAY = "2026-07-14T";

  @TempDir private static Path folder;
  private static String lake;
  private static Lake tables;

  @BeforeAll
  static void night() throws IOException {
    write(
        "pipelines/events.ndjson",
        run("t1", "mlflow", "10:00", "10:30", "", "", read("raw/a", "a")),
        run("p1", "airflow", "10:01", "10:40", tag("t1"), commit("1"), read("raw/x", "b")),
        run("t2", "mlflow", "13:00", "13:30", "", "", read("raw/a", "a")),
        run("p2", "airflow", "13:01", "13:40", tag("t2"), commit("2"), read("raw/x", "c")),
        run("b1", "b", "09:00", "09:30", "", commit("b"), read("private/b", "d")),
        run("b2", "b", "09:00", "09:30", "", commit("b"), read("private/b", "d")),
        run("a1", "a", "08:00", "08:10", tag("b1"), "", ""),
        run("g1", "g", "09:00", "09:30", "", "", read("private/g", "7")),
        run("z1", "airflow", "09:00", "09:30", tag("g1"), "", read("raw/z", "8")),
        run("n1", "c", "09:00", "09:30", word("none"), "", read("c/in", "e")),
        run("n2", "d", "09:00", "09:30", word("none"), "", read("d/in", "f")));
    write(
        "team-c/records.ndjson",
        version("m", "1", "t1", "10:45"),
        version("m", "2", "t2", "13:45"),
        version("z", "1", "z1", "10:45"),
        version("none", "1", "n2", "10:45"));
    write(
        "team-a/records.ndjson",
        version("x", "1", "b1", "09:45"),
        version("y", "1", "b2", "09:45"),
        """
        {"kind":"waiver","model":"y","version":"1","link":"training_run","reason":"old",\
        "approver":"ines","declared_at":"2026-07-14T09:50:00Z",\
        "expires_at":"2027-07-14T00:00:00Z"}
        {"kind":"deployment","model":"y","version":"1","deployed_at":"2026-07-14T12:00:00Z",\
        "target":"prod","served_digest":"sha256:%s"}\
        """
            .formatted("1".repeat(64)));
    Path configuration =
        Files.writeString(
            folder.resolve("plumbline.yaml"),
            """
            lake: lake
            sources:
              - {name: pipelines, format: openlineage, path: pipelines/*.ndjson}
              - {name: team-c, format: model-registry, path: team-c/*.ndjson}
              - {name: team-a, format: model-registry, path: team-a/*.ndjson}
            policies:
              lineage: {version: "2", run_namespaces: [team-a=a, team-g=g]}
            """);
    lake = folder.resolve("lake").toString();
    tables = new Lake(SharedSpark.session(), lake);
    NightResult result = SampleNight.run(tables, configuration);
    new TaskRunner(tables, PublishedNight.newest(tables)).run(new ExportTask(), result);
  }

  private static void write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private static String id(String name) {
    return "00000000-0000-4000-8000-%012x".formatted(Integer.parseInt(name, 36));
  }

  private static String tag(String run) {
    return word(id(run));
  }

  private static String word(String value) {
    return "\"tags\":{\"tags\":[{\"key\":\"mlflow.run_id\",\"value\":\"%s\"}]}".formatted(value);
  }

  private static String commit(String digit) {
    return """
    "sourceCodeLocation":{"type":"git","url":"https://git.test/x","version":"%s"}\
    """
        .formatted(digit.repeat(40));
  }

  private static String read(String name, String digit) {
    return """
    {"namespace":"lake","name":"%s",\
    "facets":{"version":{"datasetVersion":"sha256:%s"}}}\
    """
        .formatted(name, digit.repeat(64));
  }

  private static String run(
      String run,
      String namespace,
      String from,
      String to,
      String facets,
      String code,
      String inputs) {
    String event =
        """
        {"eventType":"%s","eventTime":"%s","producer":"https://example.test/p",\
        "schemaURL":"https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",\
        "run":{"runId":"%s","facets":{%s}},\
        "job":{"namespace":"%s","name":"job of %s","facets":{%s}},"inputs":[%s],"outputs":[]}\
        """;
    return event.formatted("START", DAY + from + ":00Z", id(run), facets, namespace, run, code, "")
        + "\n"
        + event.formatted(
            "COMPLETE", DAY + to + ":00Z", id(run), facets, namespace, run, code, inputs);
  }

  private static String version(String model, String version, String run, String at) {
    return """
    {"kind":"model_version","model":"%s","version":"%s","registered_at":"%s%s:00Z",\
    "registered_by":"u","run_id":"%s","artifact_digest":"sha256:%s","risk_tier":"limited"}\
    """
        .formatted(model, version, DAY, at, id(run), version.repeat(64));
  }

  private static String asks(String... words) {
    SampleExport.Answer answer = SampleExport.asksOf(lake, words);
    assertThat(answer.code()).as(answer.failed()).isZero();
    return answer.said();
  }

  @Test
  void aJoinedRunIsTracedToTheRecordsOfBothSystems() {
    assertThat(asks("trace", "--model", "m", "--version", "1"))
        .contains("START of run " + id("t1"), "START of run " + id("p1"))
        .contains("revision " + "1".repeat(40))
        .contains("reads lake raw/a @ sha256:", "reads lake raw/x @ sha256:" + "b".repeat(64));
  }

  @Test
  void twoJoinedRunsAreComparedByWhatBothSystemsSay() {
    assertThat(asks("diff", "--model", "m", "1", "2"))
        .contains("b".repeat(64), "c".repeat(64), "1".repeat(40), "2".repeat(40));
  }

  @Test
  void theRulingNamesEveryIdOfTheRun() {
    assertThat(ruling("m", "1").<String>getList(0)).containsExactlyInAnyOrder(id("t1"), id("p1"));
    assertThat(ruling("m", "1").getString(1)).isEqualTo("PRESENT");
  }

  @Test
  void aTagIsNoWayIntoAnothersRun() {
    assertThat(ruling("x", "1").getList(0)).isEmpty();
    assertThat(ruling("x", "1").getString(1)).isEqualTo("DANGLING");
    assertThat(asks("trace", "--model", "x", "--version", "1"))
        .doesNotContain("private/b", "b".repeat(40));
  }

  @Test
  void whatIsBoundToARegistryWithoutVersionsIsNotOthersEither() {
    for (String command : List.of("trace", "bom")) {
      assertThat(asks(command, "--model", "z", "--version", "1"))
          .contains("raw/z")
          .doesNotContain("private/g");
    }
    assertThat(asks("impact", "--dataset", "lake private/g")).contains("reaches no model version");
  }

  @Test
  void aWaiverShowsNothingOfAnothersRun() {
    assertThat(ruling("y", "1").getString(1)).isEqualTo("NOT_APPLICABLE");
    assertThat(asks("trace", "--model", "y", "--version", "1"))
        .doesNotContain("private/b", "b".repeat(40));
    assertThat(asks("impact", "--dataset", "lake private/b")).contains("reaches no model version");
    Row delivered =
        tables
            .read(DeliveryDaily.TABLE)
            .where(DeliveryDaily.MODEL.of().equalTo("y"))
            .select(DeliveryDaily.LEAD_FROM_TRAINING, DeliveryDaily.LEAD_FROM_DATA)
            .rows()
            .first();
    assertThat(delivered.isNullAt(0)).isTrue();
    assertThat(delivered.isNullAt(1)).isTrue();
  }

  @Test
  void aWordInPlaceOfAnIdJoinsNothing() {
    assertThat(asks("impact", "--dataset", "lake c/in")).contains("reaches no model version");
    assertThat(asks("impact", "--dataset", "lake d/in")).contains("none");
  }

  private static Row ruling(String model, String version) {
    return tables
        .read(LineageCompleteness.TABLE)
        .where(
            LineageCompleteness.MODEL
                .of()
                .equalTo(model)
                .and(LineageCompleteness.VERSION.of().equalTo(version)))
        .select(LineageCompleteness.TRAINING_RUN_IDS, LineageCompleteness.TRAINING_RUN)
        .rows()
        .first();
  }
}
