package dev.plumbline.ingest.cdevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.json.JsonVariations;
import dev.plumbline.ingest.mapping.Mappings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.RegistryRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CdEventsTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DIGEST = "5f2d8a" + "19c04be7".repeat(7) + "0d";

  private static RecordingSink read(String text) {
    SourceFile file = new SourceFile(SourceSettings.of("cd", "cdevents"), "events", NOT_AFTER);
    return RecordingSink.read(new CdEventsIngester(), file, text);
  }

  private static RecordingSink sample(String name) {
    return read(Mappings.text(Mappings.sample("cdevents", name)));
  }

  private static String event(String type, String content, String more) {
    return """
    {"context":{"version":"0.4.1","id":"1","source":"/s","type":"%s",\
    "timestamp":"2026-07-14T10:00:00Z"},"subject":{"id":"x","type":"service","content":{%s}}%s}
    """
        .formatted(type, content, more);
  }

  private static String deployed(String artifact) {
    return event(
        "dev.cdevents.service.deployed.0.2.0",
        "\"environment\":{\"id\":\"prod\"},\"artifactId\":\"" + artifact + "\"",
        "");
  }

  private static Object only(RecordingSink sink, Col column) {
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  @Test
  void theSamplesGiveWhatIsWorkedOutBesideThem() {
    Map<String, String> expected = Mappings.expected("cdevents");
    List<RecordingSink.Row> rows = new ArrayList<>();
    Map<String, String> found = new TreeMap<>();
    for (String part : List.of("deliveries", "batch")) {
      RecordingSink sink =
          sample(part.equals("batch") ? "cloudevents-batch.json" : "deliveries.ndjson");
      rows.addAll(sink.rows);
      found.put(part + " records", "" + sink.records());
      found.put(part + " accepted", "" + sink.accepted);
      found.put(part + " duplicates", "" + sink.duplicates);
      found.put(part + " rejected", "" + sink.rejects.size());
      found.put(part + " ignored", "" + sink.ignored.values().stream().mapToLong(n -> n).sum());
    }
    found.remove("batch duplicates");
    found.put("rows", "" + rows.size());
    for (String kind : List.of("deployment", "approval", "evaluation")) {
      found.put(
          kind + "s",
          "" + rows.stream().filter(r -> kind.equals(r.of(RegistryRecord.KIND))).count());
    }
    found.put(
        "served digests",
        "" + rows.stream().filter(r -> r.of(RegistryRecord.SERVED_DIGEST) != null).count());
    assertThat(found).isEqualTo(new TreeMap<>(expected));
  }

  @Test
  void deliveriesBecomeDeployments() {
    RecordingSink sink = sample("deliveries.ndjson");
    assertThat(sink.rows)
        .extracting(
            r -> r.of(RegistryRecord.LINE_NUMBER),
            r -> r.of(RegistryRecord.MODEL),
            r -> r.of(RegistryRecord.VERSION),
            r -> r.of(RegistryRecord.TARGET))
        .containsExactly(
            tuple(1L, "ranker", "7", "prod-eu"),
            tuple(4L, "ranker", "8", "prod-eu"),
            tuple(5L, "ranker", "7", "prod-eu"),
            tuple(13L, "search/tagger", "4", "prod-us"));
    RecordingSink.Row upgraded = sink.rows.get(1);
    // 15:30 at +02:00 is 13:30 UTC.
    assertThat(upgraded.of(RegistryRecord.RECORD_AT))
        .isEqualTo(Instant.parse("2026-07-14T13:30:00Z"));
    assertThat(upgraded.of(RegistryRecord.RECORD_DATE)).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(upgraded.of(RegistryRecord.SERVED_DIGEST)).isEqualTo("sha256:" + DIGEST);
    assertThat(upgraded.of(RegistryRecord.RUN_ID))
        .isEqualTo("0190a7a8-0000-7000-8000-00000000000b");
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly(
            "6 no_version",
            "7 no_target",
            "10 incomplete_json",
            "12 no_model+no_version+bad_artifact_id");
    assertThat(sink.ignored)
        .isEqualTo(
            Map.of(
                "type:pipelinerun.finished", 1L,
                "service_removed", 1L,
                "type:environment.deleted", 1L,
                "type:dev.cdeventsx.shop-gate.opened", 1L));
    assertThat(sink.unmapped)
        .containsExactlyInAnyOrder("customData.change_ticket", "customData.rollout_token");
  }

  @Test
  void aValueThatIsNoFiniteNumberIsNone() {
    String result =
        event(
            "dev.cdevents.testsuiterun.finished.0.2.0",
            "\"outcome\":\"pass\"",
            ",\"customData\":{\"model\":\"m\",\"version\":\"1\",\"metric\":\"f1\","
                + "\"value\":1e999}");
    RecordingSink sink = read(result);
    assertThat(sink.rows).isEmpty();
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::reasons)
        .containsExactly(List.of("no_value"));
  }

  @Test
  void theBatchGivesAnApprovalAnEvaluationAndADeployment() {
    RecordingSink sink = sample("cloudevents-batch.json");
    RecordingSink.Row evaluation = sink.rows.get(0);
    assertThat(evaluation.of(RegistryRecord.KIND)).isEqualTo("evaluation");
    assertThat(evaluation.of(RegistryRecord.METRIC)).isEqualTo("accuracy");
    assertThat(evaluation.of(RegistryRecord.METRIC_VALUE)).isEqualTo(0.934);
    assertThat(evaluation.of(RegistryRecord.DATASET_VERSION)).isEqualTo("v12");
    RecordingSink.Row approval = sink.rows.get(1);
    assertThat(approval.of(RegistryRecord.KIND)).isEqualTo("approval");
    assertThat(approval.of(RegistryRecord.MODEL)).isEqualTo("ranker");
    assertThat(approval.of(RegistryRecord.VERSION)).isEqualTo("7");
    assertThat(approval.of(RegistryRecord.APPROVER)).isEqualTo("urn:example:person:noor");
    RecordingSink.Row deployment = sink.rows.get(2);
    assertThat(deployment.of(RegistryRecord.MODEL)).isEqualTo("example-lab/tagger-base");
    assertThat(deployment.of(RegistryRecord.VERSION))
        .isEqualTo("559062ad13d311b87b2c455e67dcd5f1c8f65111");
    // A commit is no digest of what is served.
    assertThat(deployment.of(RegistryRecord.SERVED_DIGEST)).isNull();
    assertThat(sink.rejects)
        .extracting(RecordingSink.Refused::reasons)
        .containsExactly(List.of("no_value"));
    assertThat(sink.ignored)
        .isEqualTo(
            Map.of(
                "type:testcaserun.finished", 1L,
                "test_without_result", 1L,
                "approval_not_granted", 1L,
                "type:artifact.published", 1L));
  }

  /** Jackson's trees of the same files: how many events of each type, and what they deploy. */
  @Test
  void aSecondWayOfReadingCountsTheSame() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    String deliveries = Mappings.text(Mappings.sample("cdevents", "deliveries.ndjson"));
    for (String line : deliveries.split("\n", -1)) {
      if (line.endsWith("}")) {
        events.add(MAPPER.readTree(line));
      }
    }
    String batch = Mappings.text(Mappings.sample("cdevents", "cloudevents-batch.json"));
    for (JsonNode cloud : MAPPER.readTree(batch)) {
      JsonNode data = cloud.path("data");
      byte[] bytes = Base64.getDecoder().decode(cloud.path("data_base64").asText());
      events.add(
          data.isObject()
              ? data
              : data.isTextual() ? MAPPER.readTree(data.textValue()) : MAPPER.readTree(bytes));
    }
    String mapped = ".*service\\.(deployed|upgraded|rolledback).*";
    long deployments =
        events.stream()
            .distinct()
            .filter(e -> e.at("/context/type").asText().matches(mapped))
            .filter(e -> e.at("/subject/content/environment/id").isTextual())
            .filter(
                e ->
                    e.at("/customData/version").isTextual()
                        || e.at("/subject/content/artifactId")
                            .asText()
                            .matches("pkg:(?!oci).*@.*|pkg:oci.*tag=.*"))
            .count();
    // Line 10 is cut and stands in neither.
    assertThat(events).hasSize(13 - 1 + 8);
    assertThat(deployments).isEqualTo(5);
  }

  @Test
  void everyVersionOfATypeIsTheSameType() {
    for (String version : List.of("", ".0.1.0", ".0.3.0-draft", ".0.2.0", ".v1")) {
      String text = deployed("pkg:mlflow/m@1").replace(".0.2.0", version);
      assertThat(only(read(text), RegistryRecord.KIND)).isEqualTo("deployment");
    }
  }

  @Test
  void oneEventDeliveredTwiceIsADuplicateWhateverCarriesIt() {
    String plain = deployed("pkg:mlflow/m@1").strip();
    String carried = "{\"specversion\":\"1.0\",\"type\":\"dev.cdevents.x\",\"data\":" + plain + "}";
    RecordingSink sink = read(plain + "\n" + carried + "\n" + deployed("pkg:mlflow/m@2"));
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(1);
    // The same source and id with another content: one of the two is wrong.
    assertThat(sink.rejects.get(0).reasons()).containsExactly("conflicting_event");
  }

  @Test
  void whatIsNoCdEventSaysWhy() {
    String good = deployed("pkg:mlflow/m@1").strip();
    RecordingSink sink =
        read(
            String.join(
                "\n",
                "{\"hello\":\"dev.cdevents\"}",
                good.replace("\"subject\"", "\"object\""),
                good.replace("2026-07-14T10:00:00Z", "soon"),
                good.replace("\"timestamp\"", "\"when\""),
                good.replace("2026", "2033"),
                "{\"specversion\":\"1.0\",\"type\":\"dev.cdevents.service.deployed.0.3.0\","
                    + "\"data_base64\":\"%%%\"}",
                "{\"specversion\":\"1.0\",\"type\":\"com.example.push\",\"data\":{}}",
                good.replace("service.deployed.0.2.0", "service.depl oyed")));
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly(
            "1 no_type",
            "2 no_cdevent",
            "3 bad_timestamp",
            "4 no_timestamp",
            "5 clock_in_future",
            "6 no_cdevent");
    assertThat(sink.ignored).isEqualTo(Map.of("type:com.example.push", 1L, "type:unprintable", 1L));
  }

  @Test
  void secretsReachNeitherRowsNorRejects() {
    String secret = ",\"customData\":{\"db_password\":\"hunter2\"}";
    String content = "\"environment\":{\"id\":\"prod\"},\"artifactId\":\"pkg:mlflow/m@1\"";
    String type = "dev.cdevents.service.deployed.0.2.0";
    RecordingSink kept = read(event(type, content, secret));
    assertThat((String) only(kept, RegistryRecord.RECORD_JSON)).doesNotContain("hunter2");
    String encoded = encoded("hunter2 is it");
    RecordingSink blob = read(event(type, content, ",\"customData\":\"" + encoded + "\""));
    assertThat((String) only(blob, RegistryRecord.RECORD_JSON)).doesNotContain(encoded);
    String whole = event(type, "", secret);
    String carried =
        "{\"specversion\":\"1.0\",\"type\":\"t\",\"data_base64\":\"%s\"}".formatted(encoded(whole));
    RecordingSink refused = read(whole + carried);
    assertThat(refused.rejects).hasSize(2);
    assertThat(refused.rejects)
        .allSatisfy(r -> assertThat(r.raw()).contains("db_password").doesNotContain("hunter2"));
  }

  /** Whatever stands in the place of whatever: each line ends in exactly one way. */
  @Test
  void noEventIsLostWhateverIsChangedInIt() {
    for (String name : List.of("deliveries.ndjson", "cloudevents-batch.json")) {
      String text = Mappings.text(Mappings.sample("cdevents", name));
      String one = name.endsWith("ndjson") ? text.lines().skip(4).findFirst().orElseThrow() : "";
      String json = one.isEmpty() ? JsonVariations.tree(text).get(0).toString() : one;
      String variations = JsonVariations.lines(json);
      RecordingSink sink = read(variations);
      assertThat(sink.records()).isEqualTo(variations.lines().count());
      assertThat(sink.rows).hasSize((int) sink.accepted);
      assertThat(sink.accepted).isGreaterThan(0);
    }
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
