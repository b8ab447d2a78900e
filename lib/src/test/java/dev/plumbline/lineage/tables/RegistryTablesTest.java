package dev.plumbline.lineage.tables;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.ingest.lineage.ModelRegistryIngester;
import dev.plumbline.ingest.mlflow.MlflowRegistryIngester;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.Ingested;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTablesTest {
  private static final String MODEL =
      """
      {"kind":"model_version","model":"m","version":"1","registered_at":"%s",\
      "artifact_digest":%s,"risk_tier":%s}
      """;

  @Test
  void theEarliestRecordStandsAndOthersAreNoticed() {
    String first = MODEL.formatted("2026-07-14T01:00:00Z", "\"d1\"", "null");
    String fuller = MODEL.formatted("2026-07-14T01:00:00Z", "\"d1\"", "\"high\"");
    String later = MODEL.formatted("2026-07-15T01:00:00Z", "\"d2\"", "\"minimal\"");
    Frame models = RegistryTables.modelVersions(Ingested.records(later + first, fuller, first));
    assertThat(
            Given.values(
                models,
                ModelVersion.MODEL,
                ModelVersion.REGISTERED_AT,
                ModelVersion.ARTIFACT_DIGEST,
                ModelVersion.RISK_TIER,
                ModelVersion.DIGEST_CONFLICT_AT,
                ModelVersion.RECORDS))
        .isEqualTo(
            List.of(
                List.of(
                    "m",
                    Instant.parse("2026-07-14T01:00:00Z"),
                    "d1",
                    "high",
                    Instant.parse("2026-07-15T01:00:00Z"),
                    3L)));
  }

  @Test
  void whenTheCodeWasCommittedIsTakenFromTheRecordThatStands() {
    String said =
        """
        {"kind":"model_version","model":"m","version":"1","registered_at":"2026-07-14T01:00:00Z",\
        "committed_at":"2026-07-13T01:00:00Z"}
        """;
    String silent = MODEL.formatted("2026-07-14T01:00:00Z", "null", "null");
    String later = said.replace("07-14", "07-15").replace("07-13", "07-12");
    Frame models = RegistryTables.modelVersions(Ingested.records(silent + said + later));
    assertThat(Given.values(models, ModelVersion.COMMITTED_AT))
        .isEqualTo(List.of(List.of(Instant.parse("2026-07-13T01:00:00Z"))));
  }

  @Test
  void aRecordInTwoFilesIsOneApproval() {
    String approval =
        """
        {"kind":"approval","model":"m","version":"1","approver":"a",\
        "approved_at":"2026-07-14T01:00:00Z"}
        """;
    Frame approvals = RegistryTables.approvals(Ingested.records(approval, approval));
    assertThat(Given.values(approvals, Approval.MODEL, Approval.APPROVER))
        .isEqualTo(List.of(Arrays.asList("m", "a")));
  }

  private static SourceSettings source(String name, String registry) {
    return SourceSettings.of(name, "any").with(SourceDialect.NONE.withRegistry(registry));
  }

  private static Frame twoRegistries() {
    MlflowRegistryIngester mlflow = new MlflowRegistryIngester();
    return Ingested.of(mlflow, source("reg-dev", null), Cases.text("two-registries-dev.json"))
        .union(
            Ingested.of(mlflow, source("reg-prod", null), Cases.text("two-registries-prod.json")));
  }

  @Test
  void twoRegistriesOfOneNameHaveTwoVersions() {
    expect(RegistryTables.modelVersions(twoRegistries()))
        .rows(
            """
            registry | model  | version | run_id                           | artifact_uri | records
            reg-dev  | ranker | 1       | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | models:/dev  | 1
            reg-prod | ranker | 1       | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | models:/prod | 1
            """);
  }

  @Test
  void twoSourcesOfOneRegistryAreOneVersionAndItsRunIsContradicted() {
    MlflowRegistryIngester mlflow = new MlflowRegistryIngester();
    Frame records =
        Ingested.of(mlflow, source("a", "main"), Cases.text("two-registries-dev.json"))
            .union(
                Ingested.of(mlflow, source("b", "main"), Cases.text("two-registries-prod.json")));
    // 1795168800 is 10:00 of 20 November 2026, 1795172400 an hour later.
    expect(RegistryTables.modelVersions(records))
        .rows(
            """
            registry | model  | run_id                           | run_conflict_at      | records
            main     | ranker | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | 2026-11-20T11:00:00Z | 2
            """);
  }

  private static String statements(String model) {
    return """
    {"kind":"approval","model":"%1$s","version":"1","approved_at":"2026-11-20T12:00:00Z",\
    "approver":"ana"}
    {"kind":"evaluation","model":"%1$s","version":"1","evaluated_at":"2026-11-20T11:30:00Z",\
    "metric":"f1","value":0.9}
    {"kind":"deployment","model":"%1$s","version":"1","deployed_at":"2026-11-20T13:00:00Z",\
    "target":"eu"}
    """
        .formatted(model);
  }

  /**
   * Of ranker 1, which two registries have: a source that says prod, one that says nothing, one
   * that names a registry that has it not, and the registry reg-dev itself. Of only 1, which one
   * has: a source that says nothing. Of ghost 1: nobody has it.
   */
  @Test
  void aStatementIsAboutTheVersionOfOneRegistry() {
    ModelRegistryIngester own = new ModelRegistryIngester();
    String only =
        "{\"kind\":\"model_version\",\"model\":\"only\",\"version\":\"1\","
            + "\"registered_at\":\"2026-11-20T09:00:00Z\"}\n";
    Frame records =
        twoRegistries()
            .union(Ingested.of(own, source("says", "reg-prod"), statements("ranker")))
            .union(Ingested.of(own, source("silent", null), statements("ranker")))
            .union(Ingested.of(own, source("wrong", "staging"), statements("ranker")))
            .union(Ingested.of(own, source("reg-dev", null), statements("ranker")))
            .union(Ingested.of(own, source("third", null), only))
            .union(Ingested.of(own, source("silent", null), statements("only")))
            .union(Ingested.of(own, source("silent", null), statements("ghost")));
    String about =
        """
        registry   | model  | version
        reg-prod   | ranker | 1
        unresolved | ranker | 1
        staging    | ranker | 1
        reg-dev    | ranker | 1
        third      | only   | 1
        unresolved | ghost  | 1
        """;
    expect(RegistryTables.approvals(records)).rows(about);
    expect(RegistryTables.evaluations(records)).rows(about);
    expect(RegistryTables.deployments(records)).rows(about);
  }

  @Test
  void aRecordMayNameItsRegistryItself() {
    String approval = statements("ranker").lines().findFirst().orElseThrow();
    Frame records =
        twoRegistries()
            .union(
                Ingested.of(
                    new ModelRegistryIngester(),
                    source("silent", null),
                    approval.replace("{", "{\"registry\":\"reg-dev\",")));
    expect(RegistryTables.approvals(records))
        .rows(
            """
            registry | model
            reg-dev  | ranker
            """);
  }
}
