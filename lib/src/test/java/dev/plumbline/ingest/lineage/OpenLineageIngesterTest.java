package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import dev.plumbline.testing.Ingested;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenLineageIngesterTest {
  private static final String START = event("START", "2026-07-14T01:00:00Z", "r1", "");
  private static final String COMPLETE = event("COMPLETE", "2026-07-14T02:00:00Z", "r1", "");

  private static String event(String type, String time, String run, String more) {
    return """
    {"eventType":"%s","eventTime":"%s","run":{"runId":"%s"},\
    "job":{"namespace":"n","name":"j"}%s}\
    """
        .formatted(type, time, run, more);
  }

  private static String withRunFacets(String facets) {
    return """
    {"eventType":"START","eventTime":"2026-07-14T01:00:00Z","run":{"runId":"r1",\
    "facets":{%s}},"job":{"namespace":"n","name":"j"}}\
    """
        .formatted(facets);
  }

  private static Object only(RecordingSink sink, Col column) {
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  private static Object inInput(RecordingSink sink, Col field) {
    List<?> inputs = (List<?>) only(sink, LineageEvent.INPUTS);
    return ((Object[]) inputs.get(0))[Dataset.position(field)];
  }

  @Test
  void oneEventPerLine() {
    RecordingSink sink = Ingested.openLineage(START + "\n\n" + COMPLETE + "\n");
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rows).extracting(r -> r.of(LineageEvent.LINE_NUMBER)).containsExactly(1L, 3L);
    assertThat(sink.rows).allSatisfy(r -> assertThat(r.from()).isEqualTo("2026-07-14"));
  }

  @Test
  void anArrayOfEvents() {
    RecordingSink sink = Ingested.openLineage("[" + START + ",\n " + COMPLETE + "]");
    assertThat(sink.accepted).isEqualTo(2);
    assertThat(sink.rejects).isEmpty();
  }

  @Test
  void eventsSpreadOverManyLines() {
    String spread = START.replace(",", ",\n").replace("{", "{\n");
    RecordingSink sink = Ingested.openLineage(spread + "\n" + COMPLETE + "\n");
    assertThat(sink.accepted).isEqualTo(2);
    // {\n "eventType", "eventTime", "run":{\n "runId"}, "job":{\n "namespace", "name"}}: 8 lines.
    assertThat(sink.rows.get(1).of(LineageEvent.LINE_NUMBER)).isEqualTo(9L);
  }

  @Test
  void eventsBehindTheTimeStampOfALog() {
    RecordingSink sink =
        Ingested.openLineage(
            "25/03/14 10:02:19 INFO ConsoleTransport: "
                + START
                + "\n25/03/14 10:02:19 INFO DAGScheduler: Job 3 finished\n");
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.ignored).isEqualTo(Map.of("text_line", 1L));
  }

  @Test
  void aLineCutOutsideATextEndsWhereTheNextEventBegins() {
    String cut = START.substring(0, START.indexOf("\"job\""));
    RecordingSink sink = Ingested.openLineage(cut + "\n" + COMPLETE + "\n");
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(1L);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("incomplete_json");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aLineCutInsideATextIsOneReject() {
    String cut = COMPLETE.substring(0, COMPLETE.indexOf("r1") + 1);
    RecordingSink sink = Ingested.openLineage(START + "\n" + cut + "\n" + COMPLETE);
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(2L);
    assertThat(sink.accepted).isEqualTo(2);
  }

  @Test
  void aFileCutAtItsEnd() {
    RecordingSink sink = Ingested.openLineage(START + "\n" + COMPLETE.substring(0, 60));
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.rejects).extracting(RecordingSink.Refused::line).containsExactly(2L);
  }

  @Test
  void whatIsNoUsableEventSaysWhy() {
    String noRun = START.replace("\"runId\":\"r1\"", "");
    String badTime = START.replace("2026-07-14T01:00:00Z", "yesterday");
    String future = START.replace("2026-07-14", "2027-07-14");
    String noTime = START.replace("eventTime", "time");
    String noJob = START.replace("\"namespace\":\"n\",", "");
    RecordingSink sink =
        Ingested.openLineage(
            String.join("\n", noRun, badTime, future, noTime, noJob, "{\"eventTime\" 1}"));
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + r.reasons().get(0))
        .containsExactly(
            "1 no_run_id",
            "2 bad_event_time",
            "3 clock_in_future",
            "4 no_event_time",
            "5 no_job",
            "6 invalid_json");
  }

  @Test
  void equalEventsCountOnceWhateverKeyOrderAndLetterCaseOfTheRunId() {
    String reordered =
        """
        {"job":{"name":"j","namespace":"n"},"run":{"runId":"R1"},\
        "eventTime":"2026-07-14T01:00:00Z","eventType":"START"}\
        """;
    RecordingSink sink = Ingested.openLineage(START + "\n" + reordered + "\n" + START);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(2);
    assertThat(only(sink, LineageEvent.RUN_ID)).isEqualTo("r1");
  }

  @Test
  void timesWithOffsetsBecomeUtcDates() {
    // 00:30 at +10:00 on the 14th is 14:30 UTC on the 13th.
    RecordingSink sink =
        Ingested.openLineage(START.replace("2026-07-14T01:00:00Z", "2026-07-14T00:30:00+10:00"));
    assertThat(only(sink, LineageEvent.EVENT_AT)).isEqualTo(Instant.parse("2026-07-13T14:30:00Z"));
    assertThat(only(sink, LineageEvent.EVENT_DATE)).isEqualTo(LocalDate.of(2026, 7, 13));
  }

  @Test
  void facetsThatAreReadBecomeColumns() {
    RecordingSink sink =
        Ingested.openLineage(
            """
            {"eventType":"COMPLETE","eventTime":"2026-07-14T01:00:00Z",
             "run":{"runId":"r1","facets":{
              "parent":{"run":{"runId":"ABC"},"job":{"namespace":"n","name":"dag"}},
              "executionParameters":{"parameters":[]},
              "tags":{"tags":[{"key":"container_image","value":"i@sha256:1"}]},
              "errorMessage":{"message":"no space"},
              "new_one":{"kept":true}}},
             "job":{"namespace":"n","name":"j","facets":{"sourceCodeLocation":
               {"type":"git","url":"u","version":"abc","branch":"main"}}}}
            """);
    assertThat(only(sink, LineageEvent.PARENT_RUN_ID)).isEqualTo("abc");
    assertThat(only(sink, LineageEvent.HAS_PARAMETERS)).isEqualTo(true);
    assertThat(only(sink, LineageEvent.PARAMETERS)).isEqualTo(Map.of());
    assertThat(only(sink, LineageEvent.ENVIRONMENT)).isEqualTo("i@sha256:1");
    assertThat(only(sink, LineageEvent.ERROR)).isEqualTo("no space");
    assertThat(only(sink, LineageEvent.CODE_REVISION)).isEqualTo("abc");
    assertThat(only(sink, LineageEvent.CODE_BRANCH)).isEqualTo("main");
    assertThat(only(sink, LineageEvent.CODE_REPOSITORY)).isEqualTo("u");
    assertThat((String) only(sink, LineageEvent.EVENT_JSON)).contains("\"new_one\"");
  }

  @Test
  void datasetsCarryVersionNamesAndColumnCounts() {
    RecordingSink sink =
        Ingested.openLineage(
            event(
                "COMPLETE",
                "2026-07-14T01:00:00Z",
                "r1",
                """
                ,"inputs":[{"namespace":"s3://b","name":"t","facets":{
                  "version":{"datasetVersion":"snapshot:7"},
                  "symlinks":{"identifiers":[{"namespace":"hive","name":"db.t","type":"TABLE"}]},
                  "schema":{"fields":[{"name":"a"},{"name":"b"},{"name":"c"}]},
                  "columnLineage":{"fields":{
                    "a":{"inputFields":[{"field":"x","transformations":[{"type":"DIRECT"}]}]},
                    "b":{"inputFields":[{"field":"x","transformations":[{"type":"INDIRECT"}]}]}}}
                }}]\
                """));
    assertThat(inInput(sink, Dataset.VERSION)).isEqualTo("snapshot:7");
    // a DIRECT, b INDIRECT, c in the schema only.
    assertThat(inInput(sink, Dataset.COLUMNS_DIRECT)).isEqualTo(1L);
    assertThat(inInput(sink, Dataset.COLUMNS_INDIRECT_ONLY)).isEqualTo(1L);
    assertThat(inInput(sink, Dataset.COLUMNS_UNKNOWN)).isEqualTo(1L);
    assertThat((List<?>) inInput(sink, Dataset.ALIASES)).hasSize(1);
  }

  @Test
  void facetsOfWrongShapeAreCountedAndTheEventIsKept() {
    RecordingSink sink =
        Ingested.openLineage(
            withRunFacets(
                """
                "parent":{"run":{"noRunId":"x"},"job":{"namespace":"n","name":"j"}},\
                "executionParameters":{"parameters":"none"},"tags":7\
                """));
    assertThat(sink.absent)
        .isEqualTo(
            Map.of(
                "facet_invalid:parent", 1L,
                "facet_invalid:executionParameters", 1L,
                "facet_invalid:tags", 1L));
    assertThat(only(sink, LineageEvent.PARENT_RUN_ID)).isNull();
    assertThat(only(sink, LineageEvent.HAS_PARAMETERS)).isEqualTo(false);
  }

  @Test
  void onlyAnExplicitlyEmptyListSaysThatNothingIsRead() {
    String job = "\"job\":{\"namespace\":\"n\",\"name\":\"j\"";
    String lineage = ",\"facets\":{\"lineage\":{\"entries\":[{\"type\":\"JOB\",\"inputs\":[]}]}}";
    RecordingSink silent = Ingested.openLineage(START.replace("}}", "},\"inputs\":[]}"));
    RecordingSink declared = Ingested.openLineage(START.replace(job, job + lineage));
    assertThat(only(silent, LineageEvent.DECLARES_NO_INPUTS)).isEqualTo(false);
    assertThat(only(declared, LineageEvent.DECLARES_NO_INPUTS)).isEqualTo(true);
  }

  @Test
  void secretsReachNeitherRowsNorRejects() {
    String facets =
        """
        "executionParameters":{"parameters":[{"key":"db_password","value":"hunter2"},\
        {"key":"max_tokens","value":"64"}]},\
        "spark_properties":{"properties":{"spark.hadoop.fs.s3a.secret.key":"hunter2",\
        "url":"jdbc:postgresql://bob:hunter2@db/x?password=hunter2"}}\
        """;
    RecordingSink kept = Ingested.openLineage(withRunFacets(facets));
    assertThat((String) only(kept, LineageEvent.EVENT_JSON)).doesNotContain("hunter2");
    assertThat(only(kept, LineageEvent.PARAMETERS))
        .isEqualTo(Map.of("db_password", "[masked: secret by name]", "max_tokens", "64"));
    RecordingSink refused =
        Ingested.openLineage(withRunFacets(facets).replace("2026-07-14T01:00:00Z", "-"));
    RecordingSink broken = Ingested.openLineage(withRunFacets(facets).replace("}}}", ""));
    assertThat(refused.rejects).hasSize(1);
    assertThat(broken.rejects).hasSize(1);
    assertThat(refused.rejects.get(0).raw()).doesNotContain("hunter2");
    assertThat(broken.rejects.get(0).raw()).doesNotContain("hunter2").contains("max_tokens");
  }

  @Test
  void datasetAndJobEventsHaveNoRun() {
    RecordingSink sink =
        Ingested.openLineage(
            """
            {"eventTime":"2026-07-14T01:00:00Z","dataset":{"namespace":"a","name":"b"}}
            {"eventTime":"2026-07-14T01:00:00Z","job":{"namespace":"a","name":"b"}}
            """);
    assertThat(sink.rows)
        .extracting(r -> r.of(LineageEvent.KIND))
        .containsExactly("dataset", "job");
    assertThat(sink.rows).allSatisfy(r -> assertThat(r.of(LineageEvent.RUN_ID)).isNull());
  }
}
