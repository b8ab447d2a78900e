package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.testing.Ingested;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ModelRegistryIngesterTest {

  @Test
  void everyKindIsRead() {
    RecordingSink sink =
        Ingested.registry(
            """
            {"kind":"model_version","model":"m","version":1,"registered_at":"2026-07-14T01:00:00Z",\
            "run_id":"ABC","risk_tier":"High","environment_digest":null}
            {"kind":"evaluation","model":"m","version":"1","evaluated_at":"2026-07-14T02:00:00Z",\
            "metric":"f1","value":0.5,"dataset_namespace":"n","dataset_name":"d"}
            {"kind":"approval","model":"m","version":"1","approved_at":"2026-07-14T03:00:00Z",\
            "approver":"a"}
            {"kind":"deployment","model":"m","version":"1","deployed_at":"2026-07-14T04:00:00Z",\
            "target":"p"}
            {"kind":"deployment_log","covers_from":"2026-07-14T00:00:00Z",\
            "covers_to":"2026-07-15T00:00:00Z"}
            {"kind":"declared_source","namespace":"n","name":"d","owner":"o",\
            "declared_at":"2026-07-14T00:00:00Z"}
            {"kind":"waiver","model":"m","version":"1","link":"parameters","reason":"r",\
            "approver":"a","declared_at":"2026-07-14T00:00:00Z","expires_at":"2026-08-01T00:00:00Z"}
            """);
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.accepted).isEqualTo(7);
    RecordingSink.Row model = sink.rows.get(0);
    assertThat(model.of(RegistryRecord.VERSION)).isEqualTo("1");
    assertThat(model.of(RegistryRecord.RUN_ID)).isEqualTo("abc");
    assertThat(model.of(RegistryRecord.RISK_TIER)).isEqualTo("high");
    assertThat(model.of(RegistryRecord.ENVIRONMENT_DIGEST)).isNull();
    assertThat(model.of(RegistryRecord.RECORD_DATE)).isEqualTo(LocalDate.of(2026, 7, 14));
    assertThat(sink.rows.get(1).of(RegistryRecord.METRIC_VALUE)).isEqualTo(0.5);
    assertThat(sink.rows.get(4).of(RegistryRecord.COVERS_TO))
        .isEqualTo(Instant.parse("2026-07-15T00:00:00Z"));
    assertThat(sink.rows.get(5).of(RegistryRecord.DATASET_NAME)).isEqualTo("d");
    assertThat(sink.rows.get(6).of(RegistryRecord.LINK)).isEqualTo("parameters");
  }

  @Test
  void howADeploymentEndedIsReadWhereItIsStated() {
    RecordingSink sink =
        Ingested.registry(
            """
            {"kind":"deployment","model":"m","version":"1","deployed_at":"2026-07-14T04:00:00Z",\
            "target":"p","outcome":"Failed"}
            {"kind":"deployment","model":"m","version":"1","deployed_at":"2026-07-14T05:00:00Z",\
            "target":"p"}
            """);
    assertThat(sink.rows)
        .extracting(row -> row.of(RegistryRecord.OUTCOME))
        .containsExactly("failed", null);
  }

  @Test
  void whatDeliveryIsToldByIsRead() {
    RecordingSink sink =
        Ingested.registry(
            """
            {"kind":"model_version","model":"m","version":"1",\
            "registered_at":"2026-07-14T01:00:00Z","committed_at":"2026-07-13T16:00:00+02:00"}
            {"kind":"model_version","model":"m","version":"2",\
            "registered_at":"2026-07-14T01:00:00Z","committed_at":"on Friday"}
            {"kind":"incident","model":"m","target":"p","detected_at":"2026-07-14T04:00:00Z"}
            {"kind":"artifact_check","model":"m","version":"1","checked_at":"2026-07-14T05:00:00Z",\
            "exists":false}
            {"kind":"artifact_check","model":"m","version":"1","checked_at":"2026-07-14T05:00:00Z",\
            "exists":"maybe"}
            {"kind":"artifact_check","model":"m","version":"1","checked_at":"2026-07-14T05:00:00Z"}
            """);
    assertThat(sink.rows)
        .extracting(
            row -> row.of(RegistryRecord.KIND),
            row -> row.of(RegistryRecord.COMMITTED_AT),
            row -> row.of(RegistryRecord.ARTIFACT_EXISTS))
        .containsExactly(
            tuple("model_version", Instant.parse("2026-07-13T14:00:00Z"), null),
            tuple("model_version", null, null),
            tuple("incident", null, null),
            tuple("artifact_check", null, false));
    assertThat(sink.absent).containsEntry("committed_at_no_time", 1L);
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly("5 bad_exists", "6 no_exists");
  }

  @Test
  void whatCannotBeUsedSaysWhy() {
    RecordingSink sink =
        Ingested.registry(
            """
            {"kind":"rumour","model":"m"}
            {"kind":"approval","model":"m","version":"1","approved_at":"2026-07-14T03:00:00Z"}
            {"kind":"approval","version":"1","approver":"a","approved_at":"soon"}
            {"kind":"approval","model":"m","version":"1","approver":"a",\
            "approved_at":"2099-01-01T00:00Z"}
            {"kind":"waiver","model":"m","version":"1","link":"luck","reason":"r",\
            "approver":"a","declared_at":"2026-07-14T00:00:00Z","expires_at":"2026-08-01T00:00:00Z"}
            {"kind":"approval","model":"m"
            {"kind":"approval","model":"m","version":"1","approver":"a",\
            "approved_at":"2026-07-14T03:00Z"}
            """);
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly(
            "1 unknown_kind",
            "2 no_approver",
            "3 no_model+bad_approved_at",
            "4 clock_in_future",
            "5 unknown_link",
            "6 incomplete_json");
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void aValueThatIsNoFiniteNumberIsRefused() {
    RecordingSink sink =
        Ingested.registry(
            """
            {"kind":"evaluation","model":"m","version":"1","evaluated_at":"2026-07-14T02:00:00Z",\
            "metric":"f1","value":1e999}
            {"kind":"evaluation","model":"m","version":"1","evaluated_at":"2026-07-14T02:00:00Z",\
            "metric":"loss","value":1e308}
            """);
    assertThat(sink.rejects)
        .extracting(r -> r.line() + " " + String.join("+", r.reasons()))
        .containsExactly("1 bad_value");
    assertThat(sink.rows)
        .extracting(row -> row.of(RegistryRecord.METRIC_VALUE))
        .containsExactly(1e308);
  }

  @Test
  void equalRecordsCountOnce() {
    String record =
        "{\"kind\":\"deployment_log\",\"covers_from\":\"2026-07-14T00:00:00Z\","
            + "\"covers_to\":\"2026-07-15T00:00:00Z\"}\n";
    RecordingSink sink = Ingested.registry(record + record);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.duplicates).isEqualTo(1);
  }

  @Test
  void theGuideShowsEveryKindAsItIsRead() {
    RecordingSink sink = Ingested.registry(new ModelRegistryIngester().guide().example());
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.absent).isEmpty();
    assertThat(sink.rows)
        .extracting(row -> row.of(RegistryRecord.KIND))
        .containsExactlyInAnyOrder(
            "model_version",
            "evaluation",
            "approval",
            "deployment",
            "deployment_log",
            "incident",
            "artifact_check",
            "declared_source",
            "waiver");
  }
}
