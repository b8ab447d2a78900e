package dev.plumbline.jobs.assess;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Slice;
import dev.plumbline.jobs.build.LineageTablesJob;
import dev.plumbline.policies.Policies;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import dev.plumbline.testing.TestContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Files of models whose lineage is whole but for one thing each, and the way from them to rulings:
 * ingesters, silver tables, completeness. {@code @} stands for the name of the case.
 */
final class BadLineage {
  private static final LocalDate DATE = LocalDate.of(2026, 7, 14);
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  /** Raw data is cleaned from 01:00 to 02:00, and trained on from 03:00 to 04:00. */
  private static final String EVENTS =
      """
      {"eventType":"START","eventTime":"2026-07-14T01:00:00Z",PREP,"inputs":[RAW]}
      {"eventType":"COMPLETE","eventTime":"2026-07-14T02:00:00Z",PREP,"outputs":[CLEAN]}
      {"eventType":"START","eventTime":"2026-07-14T03:00:00Z",TRAIN,"inputs":[READ]}
      {"eventType":"COMPLETE","eventTime":"2026-07-14T04:00:00Z",TRAIN}
      """;

  /** What is short for what, the later within the earlier. */
  private static final List<String> SHORT =
      List.of(
          """
          PREP -> OF_RUN-prep"},"job":{"namespace":"n","name":"prep"}
          ONE -> OF_RUN-one"},"job":{"namespace":"n","name":"one"},"inputs":[CLEAN],"outputs":[BACK]
          TWO -> OF_RUN-two"},"job":{"namespace":"n","name":"two"},"inputs":[BACK],"outputs":[CLEAN]
          TRAIN -> OF_RUN-train","facets":{PARAMETERS,IMAGE}},JOB{CODE}}
          OF_RUN -> "run":{"runId":"@
          JOB -> "job":{"namespace":"n","name":"train","facets":
          PARAMETERS -> "executionParameters":{"parameters":[]}
          IMAGE -> "tags":{"tags":[{"key":"container_image","value":"i@DIGEST"}]}
          CODE -> "sourceCodeLocation":{"version":"c0dec0dec0dec0dec0dec0dec0dec0dec0dec0de"}
          READ -> CLEAN
          RAW -> NAME/raw",FACETS{VERSION:"snapshot:1"}}}
          CLEAN -> NAME/clean",FACETS{VERSION:"DIGEST"}}}
          BACK -> NAME/back",FACETS{VERSION:"v1"}}}
          NAME -> {"namespace":"lake","name":"@
          FACETS -> "facets":{"version":
          VERSION -> "datasetVersion"
          SYMLINKS -> "symlinks":{"identifiers":
          """
              .split("\n"));

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

  private BadLineage() {}

  /**
   * One thing that is not as it should be.
   *
   * @param link which is not PRESENT for it
   * @param says part of the reason
   * @param changes of the events or records above, or of what is short in them: {@code WHAT -> FOR}
   */
  record Case(String name, String link, String state, String says, List<String> changes) {
    /** Reads cases: a name, link and state and reason, changes; an empty line after each. */
    static List<Case> all(String text) {
      return Stream.of(text.strip().split("\n\n")).map(Case::of).toList();
    }

    private static Case of(String text) {
      List<String> lines = List.of(text.split("\n"));
      String[] expected = lines.get(1).split(" ", 3);
      return new Case(
          lines.get(0), expected[0], expected[1], expected[2], lines.subList(2, lines.size()));
    }

    private String text(String lines) {
      // Of what is short for much a part may be changed too.
      String text = replaced(lines, changes);
      for (String meaning : SHORT) {
        text = replaced(replaced(text, List.of(meaning)), changes);
      }
      return text.replace("DIGEST", DIGEST)
          .replaceAll("(?<=\")@(?=[-/\"])", name)
          .replace(" && ", "\n");
    }

    private static String replaced(String text, List<String> changes) {
      String replaced = text;
      for (String change : changes) {
        String[] both = change.split(" -> ");
        replaced = replaced.replace(both[0], both[1]);
      }
      return replaced;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The rulings on these, all of one night, each in files of its own. */
  static Map<String, Row> rulings(List<Case> cases, Policies policies) {
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
    tables.put(RunRequest.TABLE, Given.table(RunRequest.TABLE).frame());
    tables.putAll(new LineageTablesJob().apply(new Inputs(tables), context).frames());
    tables.put(RunCostDaily.TABLE, Given.table(RunCostDaily.TABLE).frame());
    tables.put(GpuWaterfallDaily.TABLE, Given.table(GpuWaterfallDaily.TABLE).frame());
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
}
