package dev.plumbline.jobs.assess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.testing.TestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lineage as it should not be, from files to rulings: facets nobody knows, references that lead
 * nowhere, runs that never end, clocks that disagree, things that name themselves. Each case is a
 * model of its own whose lineage is whole but for one thing; that ends as a state with a reason.
 */
@ExtendWith(SharedSpark.class)
class BadLineageTest {
  private static final LocalDate DATE = LocalDate.of(2026, 7, 14);
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  /** Raw data is cleaned from 01:00 to 02:00, and trained on from 03:00 to 04:00. */
  private static final String EVENTS =
      """
      {"eventType":"START","eventTime":"2026-07-14T01:00:00Z",PREP,"inputs":[RAW]}
      {"eventType":"COMPLETE","eventTime":"2026-07-14T02:00:00Z",PREP,"outputs":[CLEAN]}
      {"eventType":"START","eventTime":"2026-07-14T03:00:00Z",TRAIN,"inputs":[CLEAN]}
      {"eventType":"COMPLETE","eventTime":"2026-07-14T04:00:00Z",TRAIN}
      """;

  private static final List<String[]> SHORT =
      List.of(
          new String[] {
            "PREP", "\"run\":{\"runId\":\"@-prep\"},\"job\":{\"namespace\":\"n\",\"name\":\"prep\"}"
          },
          new String[] {
            "TRAIN",
            "\"run\":{\"runId\":\"@-train\",\"facets\":{PARAMETERS,IMAGE}},"
                + "\"job\":{\"namespace\":\"n\",\"name\":\"train\",\"facets\":{CODE}}"
          },
          new String[] {"PARAMETERS", "\"executionParameters\":{\"parameters\":[]}"},
          new String[] {
            "IMAGE",
            "\"tags\":{\"tags\":[{\"key\":\"container_image\",\"value\":\"i@" + DIGEST + "\"}]}"
          },
          new String[] {
            "CODE", "\"sourceCodeLocation\":{\"version\":\"" + "c0de".repeat(10) + "\"}"
          },
          new String[] {"RAW", dataset("raw", "snapshot:1")},
          new String[] {"CLEAN", dataset("clean", DIGEST)});

  private static final String RECORDS =
      """
      {"kind":"declared_source","declared_at":"2026-07-14T00:00:00Z","namespace":"lake",\
      "name":"@/raw","owner":"data","licence":"own","legal_basis":"contract"}
      {"kind":"deployment_log","covers_from":"2026-07-14T00:00:00Z",\
      "covers_to":"2026-07-15T00:00:00Z"}
      {"kind":"model_version","model":"@","version":"1","registered_at":"2026-07-14T04:00:00Z",\
      "registered_by":"svc","committed_by":"ada","run_by":"svc","run_id":"@-train",\
      "artifact_digest":"DIGEST","risk_tier":"limited"}
      {"kind":"evaluation","model":"@","version":"1","evaluated_at":"2026-07-14T05:00:00Z",\
      "metric":"f1","value":0.9,"dataset_namespace":"lake","dataset_name":"@/test",\
      "dataset_version":"DIGEST"}
      {"kind":"approval","model":"@","version":"1","approved_at":"2026-07-14T06:00:00Z",\
      "approver":"olena"}
      {"kind":"deployment","model":"@","version":"1","deployed_at":"2026-07-14T07:00:00Z",\
      "target":"prod","served_digest":"DIGEST"}
      """;

  private static final Map<String, Row> RULINGS = new HashMap<>();

  private static String dataset(String name, String version) {
    return "{\"namespace\":\"lake\",\"name\":\"@/%s\",\"facets\":{\"version\":{\"datasetVersion\":\"%s\"}}}"
        .formatted(name, version);
  }

  /**
   * One thing that is not as it should be.
   *
   * @param changes of the events or records above: what is written for what, by turns
   * @param says part of the reason
   */
  private record Case(String name, List<String> changes, String link, String state, String says) {
    private String text(String lines) {
      // Of what is short for much a part may be changed too.
      String text = changed(lines);
      for (String[] meaning : SHORT) {
        text = changed(text.replace(meaning[0], meaning[1]));
      }
      return text.replace("DIGEST", DIGEST)
          .replace("@-", name + "-")
          .replace("@/", name + "/")
          .replace("\"@\"", "\"" + name + "\"");
    }

    private String changed(String text) {
      String changed = text;
      for (int i = 0; i < changes.size(); i += 2) {
        changed = changed.replace(changes.get(i), changes.get(i + 1));
      }
      return changed;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Case bad(String name, String link, String state, String says, String... changes) {
    return new Case(name, List.of(changes), link, state, says);
  }

  /** Facets nobody knows, or of a shape nobody knows. */
  static List<Case> facets() {
    return List.of(
        bad(
            "code under another name",
            "code_commit",
            "MISSING",
            "names no code",
            "{CODE}",
            "{\"sourceCodeLocationV9\":{\"version\":\"c0de\"}}"),
        bad(
            "code as a list",
            "code_commit",
            "MISSING",
            "names no code",
            "{CODE}",
            "{\"sourceCodeLocation\":[{\"version\":\"c0de\"}]}"),
        bad(
            "parameters as an object",
            "parameters",
            "MISSING",
            "",
            "PARAMETERS",
            "\"executionParameters\":{\"parameters\":{\"lr\":1}}"),
        bad(
            "an image of two names",
            "environment",
            "MISSING",
            "",
            "IMAGE",
            "\"tags\":{\"tags\":[{\"key\":\"container_image\",\"value\":[\"a\",\"b\"]},7,null]}"),
        bad(
            "a version that is an object",
            "training_inputs",
            "WEAK",
            "without a version",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[{\"namespace\":\"lake\",\"name\":\"@/clean\","
                + "\"facets\":{\"version\":{\"datasetVersion\":{\"id\":7}}}}]"),
        bad(
            "inputs as an object",
            "training_inputs",
            "MISSING",
            "names no input",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":CLEAN"),
        bad(
            "second names without a name",
            "upstream_closure",
            "MISSING",
            "neither a producing run nor a declared source",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[{\"namespace\":\"lake\",\"name\":\"@/else\",\"facets\":{\"symlinks\":"
                + "{\"identifiers\":[{\"name\":\"@/clean\"},{\"namespace\":\"lake\"},7,null,{}]}}}]"));
  }

  /** References that lead nowhere. */
  static List<Case> references() {
    return List.of(
        bad(
            "a run never heard of",
            "training_run",
            "DANGLING",
            "no event of run",
            "\"run_id\":\"@-train\"",
            "\"run_id\":\"@-gone\""),
        bad(
            "no run at all",
            "training_run",
            "MISSING",
            "no training run",
            "\"run_id\":\"@-train\"",
            "\"run_id\":[\"@-train\"]"),
        bad(
            "a version nobody wrote",
            "upstream_closure",
            "DANGLING",
            "no known run wrote",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[" + dataset("clean", "v9") + "]"),
        bad(
            "data nobody declared",
            "upstream_closure",
            "MISSING",
            "neither a producing run nor a declared source",
            "\"name\":\"@/raw\",\"owner\"",
            "\"name\":\"@/other\",\"owner\""),
        bad(
            "a result of another version",
            "evaluation",
            "MISSING",
            "",
            "\"version\":\"1\",\"evaluated_at\"",
            "\"version\":\"2\",\"evaluated_at\""),
        bad(
            "a digest nobody registered",
            "deployment",
            "DANGLING",
            "not registered",
            "\"served_digest\":\"DIGEST\"",
            "\"served_digest\":\"sha256:" + "f".repeat(64) + "\""),
        bad(
            "data without a name that another run wrote",
            "upstream_closure",
            "MISSING",
            "nobody named",
            "PREP,\"outputs\":[CLEAN]",
            "PREP,\"outputs\":[{\"namespace\":\"lake\"}]",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[{\"namespace\":\"lake\"}]"),
        bad(
            "data that has a second name alone",
            "upstream_closure",
            "MISSING",
            "nobody named",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[{\"namespace\":\"lake\",\"facets\":{\"symlinks\":{\"identifiers\":"
                + "[{\"namespace\":\"lake\",\"name\":\"@/clean\"}]}}}]"),
        bad(
            "data without any name",
            "upstream_closure",
            "MISSING",
            "nobody named",
            "TRAIN,\"inputs\":[CLEAN]",
            "TRAIN,\"inputs\":[null,7,\"clean\",{}]"));
  }

  /** Runs that never end, or end as they should not. */
  static List<Case> ends() {
    return List.of(
        bad(
            "training that never ends",
            "training_run",
            "WEAK",
            "no end of",
            "\"COMPLETE\",\"eventTime\":\"2026-07-14T04",
            "\"RUNNING\",\"eventTime\":\"2026-07-14T04"),
        bad(
            "training that ends in a word nobody knows",
            "training_run",
            "WEAK",
            "no end of",
            "\"COMPLETE\",\"eventTime\":\"2026-07-14T04",
            "\"FINISHED\",\"eventTime\":\"2026-07-14T04"),
        bad(
            "training without a begin",
            "training_run",
            "WEAK",
            "no start of",
            "\"START\",\"eventTime\":\"2026-07-14T03",
            "\"OTHER\",\"eventTime\":\"2026-07-14T03"),
        bad(
            "training that was given up",
            "training_run",
            "MISSING",
            "failed",
            "\"COMPLETE\",\"eventTime\":\"2026-07-14T04",
            "\"ABORT\",\"eventTime\":\"2026-07-14T04"),
        bad(
            "data of a run that never ends",
            "upstream_closure",
            "WEAK",
            "is not complete",
            "\"COMPLETE\",\"eventTime\":\"2026-07-14T02",
            "\"RUNNING\",\"eventTime\":\"2026-07-14T02"));
  }

  /** Clocks that disagree. */
  static List<Case> clocks() {
    return List.of(
        bad(
            "training that ends before it starts",
            "training_run",
            "WEAK",
            "before it started",
            "\"2026-07-14T04:00:00Z\",TRAIN",
            "\"2026-07-14T02:30:00Z\",TRAIN"),
        bad(
            "training on a clock that was never set",
            "training_run",
            "WEAK",
            "before it started",
            "\"2026-07-14T04:00:00Z\",TRAIN",
            "\"1970-01-01T00:00:00Z\",TRAIN"),
        bad(
            "an end in the future",
            "training_run",
            "WEAK",
            "no end of",
            "\"2026-07-14T04:00:00Z\",TRAIN",
            "\"2126-07-14T04:00:00Z\",TRAIN"),
        bad(
            "data that began to be written after it was read",
            "causal_order",
            "MISSING",
            "only later",
            "\"2026-07-14T01:00:00Z\",PREP",
            "\"2026-07-14T04:30:00Z\",PREP",
            "\"2026-07-14T02:00:00Z\",PREP",
            "\"2026-07-14T04:40:00Z\",PREP"),
        bad(
            "data whose run ends before it starts",
            "causal_order",
            "WEAK",
            "before it started",
            "\"2026-07-14T02:00:00Z\",PREP",
            "\"2026-07-14T00:30:00Z\",PREP"),
        bad(
            "data that is read before it is whole",
            "causal_order",
            "WEAK",
            "still running",
            "\"2026-07-14T02:00:00Z\",PREP",
            "\"2026-07-14T03:30:00Z\",PREP"),
        bad(
            "registered before the run began",
            "training_run",
            "MISSING",
            "after the version was registered",
            "\"registered_at\":\"2026-07-14T04:00:00Z\"",
            "\"registered_at\":\"2026-07-14T01:00:00Z\""),
        bad(
            "approved before it was tested",
            "causal_order",
            "MISSING",
            "already",
            "\"approved_at\":\"2026-07-14T06:00:00Z\"",
            "\"approved_at\":\"2026-07-14T04:30:00Z\""),
        bad(
            "served before it was registered",
            "causal_order",
            "MISSING",
            "already",
            "\"deployed_at\":\"2026-07-14T07:00:00Z\"",
            "\"deployed_at\":\"2026-07-14T01:00:00Z\""));
  }

  /** Things that name themselves. */
  static List<Case> selves() {
    return List.of(
        bad(
            "data made of itself alone",
            "upstream_closure",
            "MISSING",
            "made of itself alone",
            "\"inputs\":[RAW]",
            "\"inputs\":[CLEAN]"),
        bad(
            "data made of itself and more",
            "upstream_closure",
            "WEAK",
            "read it too",
            "\"inputs\":[RAW]",
            "\"inputs\":[RAW,CLEAN]"),
        bad(
            "data made of its second name",
            "upstream_closure",
            "WEAK",
            "read it too",
            "\"inputs\":[RAW]",
            "\"inputs\":[{\"namespace\":\"lake\",\"name\":\"@/raw\",\"facets\":{\"version\":"
                + "{\"datasetVersion\":\"DIGEST\"},\"symlinks\":{\"identifiers\":"
                + "[{\"namespace\":\"lake\",\"name\":\"@/clean\"}]}}}]"),
        bad(
            "data of two runs that read each other",
            "upstream_closure",
            "MISSING",
            "round in a circle",
            // Two runs of one minute each, as close as clocks differ.
            "{\"eventType\":\"START\",\"eventTime\":\"2026-07-14T01:00:00Z\",PREP,\"inputs\":[RAW]}",
            circle("START", "01:59"),
            "{\"eventType\":\"COMPLETE\",\"eventTime\":\"2026-07-14T02:00:00Z\",PREP,"
                + "\"outputs\":[CLEAN]}",
            circle("COMPLETE", "02:00")));
  }

  private static String circle(String type, String at) {
    String one =
        "{\"eventType\":\"%s\",\"eventTime\":\"2026-07-14T%s:00Z\",\"run\":{\"runId\":\"@-%s\"},"
            + "\"job\":{\"namespace\":\"n\",\"name\":\"%s\"},\"inputs\":[%s],\"outputs\":[%s]}";
    return one.formatted(type, at, "one", "one", "CLEAN", dataset("back", "v1"))
        + "\n"
        + one.formatted(type, at, "two", "two", dataset("back", "v1"), "CLEAN");
  }

  private static final Case WHOLE = bad("whole", null, null, null);

  /** What nobody knows beside all that is known. */
  private static final Case MORE =
      bad(
          "more",
          null,
          null,
          null,
          "{CODE}",
          "{CODE,\"unheard\":[1,null,{}],\"of\":null,\"\":7}",
          "IMAGE}",
          "IMAGE,\"parent\":{\"run\":{\"runId\":\"@-train\"},\"job\":{\"namespace\":\"n\","
              + "\"name\":\"train\"}},\"deep\":{\"a\":{\"b\":{\"c\":[[[]]]}}}}",
          "\"inputs\":[CLEAN]",
          "\"inputs\":[{\"namespace\":\"lake\",\"name\":\"@/clean\",\"facets\":{\"version\":"
              + "{\"datasetVersion\":\"DIGEST\"},\"symlinks\":{\"identifiers\":[{\"namespace\":"
              + "\"lake\",\"name\":\"@/clean\"}]},\"x\":\"y\"},\"unheard\":true}]");

  private static Stream<Case> all() {
    return Stream.of(facets(), references(), ends(), clocks(), selves(), List.of(WHOLE, MORE))
        .flatMap(List::stream);
  }

  /** All cases go through one night, each in files of its own. */
  private static Row ruling(Case one) {
    if (RULINGS.isEmpty()) {
      RULINGS.putAll(rulings(all().toList(), Policies.DEFAULT));
    }
    return RULINGS.get(one.name);
  }

  private static Map<String, Row> rulings(List<Case> cases, Policies policies) {
    List<String> events = new ArrayList<>();
    List<String> records = new ArrayList<>();
    cases.forEach(one -> events.add(one.text(EVENTS)));
    cases.forEach(one -> records.add(one.text(RECORDS)));
    Map<TableSpec, Frame> tables = new HashMap<>();
    tables.put(LineageEvent.TABLE, Ingested.events(events.toArray(String[]::new)));
    tables.put(RegistryRecord.TABLE, Ingested.records(records.toArray(String[]::new)));
    Closing closing = new Closing(new TreeSet<>(List.of(DATE)), new TreeSet<>(), true);
    TestContext context =
        new TestContext(Slice.of(List.of(DATE), List.of()), null, policies, closing);
    tables.putAll(new LineageTablesJob().apply(new Inputs(tables), context).frames());
    tables.put(RunCostDaily.TABLE, Given.table(RunCostDaily.TABLE).frame());
    tables.put(LineageCompleteness.TABLE, Given.table(LineageCompleteness.TABLE).frame());
    Frame ruled =
        new LineageCompletenessJob()
            .apply(new Inputs(tables), context)
            .frames()
            .get(LineageCompleteness.TABLE);
    Map<String, Row> rulings = new HashMap<>();
    for (Row row : ruled.rows().collectAsList()) {
      rulings.put(row.getAs(LineageCompleteness.MODEL.name()), row);
    }
    return rulings;
  }

  @ParameterizedTest
  @MethodSource({"facets", "references", "ends", "clocks", "selves"})
  void isAStateWithAReasonAndNeverPresent(Case one) {
    Row ruling = ruling(one);
    assertThat(ruling).as("every registered version is ruled on").isNotNull();
    Map<String, String> reasons =
        ruling.getJavaMap(ruling.fieldIndex(LineageCompleteness.LINK_REASONS.name()));
    assertThat(ruling.<String>getAs(one.link + "_state"))
        .as("%s, reasons %s", one.link, reasons)
        .isEqualTo(one.state);
    assertThat(reasons.get(one.link)).isNotBlank().contains(one.says);
  }

  @Test
  void aRunOfAnotherTenantIsNotTheRegistrysToName() {
    LineagePolicy shipped = LineagePolicy.DEFAULT;
    LineagePolicy bound =
        new LineagePolicy(
            shipped.edition(),
            shipped.clockSkew(),
            shipped.digestBits(),
            shipped.lenientTiers(),
            List.of("test=m"));
    Policies policies =
        Policies.DEFAULT.map(policy -> policy instanceof LineagePolicy ? bound : policy);
    Row ruling = rulings(List.of(WHOLE), policies).get(WHOLE.name);
    assertThat(ruling.<String>getAs(LineageCompleteness.TRAINING_RUN.name())).isEqualTo("DANGLING");
    Map<String, String> reasons =
        ruling.getJavaMap(ruling.fieldIndex(LineageCompleteness.LINK_REASONS.name()));
    assertThat(reasons.get("training_run")).contains("run whole-train is of a job of n");
    assertThat(ruling.<Boolean>getAs(LineageCompleteness.IS_TRACEABLE.name())).isFalse();
  }

  @Test
  void whatIsWholeIsTraceableAndWhatNobodyKnowsTakesNothingAway() {
    for (Case one : List.of(WHOLE, MORE)) {
      Row ruling = ruling(one);
      assertThat(ruling.getJavaMap(ruling.fieldIndex(LineageCompleteness.LINK_REASONS.name())))
          .as(one.name)
          .isEmpty();
      assertThat(ruling.<Boolean>getAs(LineageCompleteness.IS_TRACEABLE.name())).isTrue();
    }
  }
}
