package dev.plumbline.jobs.bom;

import static dev.plumbline.jobs.bom.BomGiven.AT;
import static dev.plumbline.jobs.bom.BomGiven.DIGEST;
import static dev.plumbline.jobs.bom.BomGiven.component;
import static dev.plumbline.jobs.bom.BomGiven.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.IngestFile;
import dev.plumbline.tables.RegistryRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bill says of the model and of its data, worked out by hand from what is given. */
class BomDocumentTest {
  @TempDir private Path lake;

  private final BomGiven given = new BomGiven();

  private JsonNode bom() {
    JsonNode bom = given.bom(lake);
    assertThat(BomSchema.mistakes(bom)).isEmpty();
    return bom;
  }

  private JsonNode model() {
    return bom().at("/metadata/component");
  }

  @Test
  void theTimeIsThatOfThePublicationAndTheNumberIsAlwaysTheSame() {
    given.registered("");
    JsonNode first = bom();

    assertThat(first.at("/metadata/timestamp").asText()).isEqualTo("2026-07-14T23:00:00Z");
    assertThat(first.path("serialNumber").asText()).startsWith("urn:uuid:");
    assertThat(bom()).isEqualTo(first);
    JsonNode other = new BomGiven().in("another registry").registered("").bom(lake.resolve("2"));
    assertThat(other.path("serialNumber")).isNotEqualTo(first.path("serialNumber"));
  }

  @Test
  void ofTwoDigestsNeitherIsTheHashOfTheModelFromThenOn() {
    String digest = ",'artifact_digest':'" + DIGEST + "','digest_conflict_at':'%s'";
    JsonNode both = new BomGiven().registered(digest.formatted(AT)).bom(lake.resolve("1"));
    given.registered(digest.formatted("2026-07-15T00:00:00Z"));

    assertThat(both.at("/metadata/component").has("hashes")).isFalse();
    assertThat(model().at("/hashes/0/alg").asText()).isEqualTo("SHA-256");
  }

  @Test
  void ofResultsOnOneDatasetTheNewestIsGivenAndWithoutANumberItHasNone() {
    given.registered("");
    result("f1", "0.10", "03:00", "v1");
    result("f1", "0.875", "04:00", "v1");
    result("f1", "0.5", "03:30", "v2");
    result("loss", "1.0E-7", "03:00", null);
    result("bleu", null, "03:00", "v1");
    result("perplexity", "'NaN'", "03:00", "v1");

    JsonNode metrics = model().at("/modelCard/quantitativeAnalysis/performanceMetrics");
    assertThat(metrics)
        .extracting(
            one ->
                one.path("type").asText()
                    + " = "
                    + one.path("value").asText("not said")
                    + " on "
                    + one.path("slice").asText())
        .containsExactly(
            "bleu = not said on holdout @ v1",
            "f1 = 0.875 on holdout @ v1",
            "f1 = 0.5 on holdout @ v2",
            "loss = 0.0000001 on holdout",
            "perplexity = NaN on holdout @ v1");
  }

  private void result(String metric, String value, String time, String version) {
    given.with(
        Evaluation.TABLE,
        "'registry':'r','model':'m','version':'1','metric':'%s','dataset_name':'holdout',%s%s"
            + "'evaluated_at':'2026-07-14T%s:00Z'",
        metric,
        value == null ? "" : "'metric_value':" + value + ",",
        version == null ? "" : "'dataset_version':'" + version + "',",
        time);
  }

  @Test
  void whatIsDeclaredOfADatasetIsGivenAndNothingElse() {
    given.registered("").run("train", "");
    given.reads("train", "bare", "v1").reads("train", "free", DIGEST).reads("train", "own", "v1");
    declared("free", "'licence':'MIT','owner':'ana'");
    declared("own", "'licence':'own \\\"data\\\"','personal_data_class':'voice'");
    JsonNode bom = bom();
    JsonNode bare = component(bom, "dataset-1");
    JsonNode free = component(bom, "dataset-2");
    JsonNode own = component(bom, "dataset-3");

    assertThat(bare.path("group").asText()).isEqualTo("lake");
    assertThat(bare.has("licenses") || bare.has("hashes") || bare.has("properties")).isFalse();
    assertThat(bare.at("/data/0").fieldNames()).toIterable().containsExactly("type", "name");
    assertThat(free.at("/licenses/0/expression").asText()).isEqualTo("MIT");
    assertThat(free.at("/hashes/0/alg").asText()).isEqualTo("SHA-256");
    assertThat(free.at("/data/0/governance/owners/0/organization/name").asText()).isEqualTo("ana");
    assertThat(own.at("/licenses/0/license/name").asText()).isEqualTo("own \"data\"");
    assertThat(own.at("/data/0/classification").asText()).isEqualTo("voice");
    assertThat(own.at("/data/0").has("governance")).isFalse();
  }

  private void declared(String dataset, String said) {
    given.with(
        RegistryRecord.TABLE,
        "'kind':'declared_source','source':'s','source_file':'f','line_number':1,"
            + "'record_id':'%1$s','dataset_namespace':'lake','dataset_name':'%1$s',"
            + "'record_at':'%2$s',%3$s",
        dataset,
        AT,
        said);
  }

  @Test
  void aVersionThatNobodyNamedIsToldByTheRunThatWroteIt() {
    given.registered("").run("clean", "").run("train", "");
    given.writes("clean", "tokens", null).reads("train", "tokens", null);
    JsonNode tokens = component(bom(), "dataset-1");

    assertThat(tokens.has("version")).isFalse();
    assertThat(properties(tokens)).containsEntry("written-by-run", "clean");
    assertThat(properties(tokens)).containsKey("version-inferred");
  }

  @Test
  void aDatasetWhoseNameWasLeftOutSaysSo() {
    given.registered("").run("train", "").reads("train", "unknown", "v1");
    JsonNode unnamed = component(bom(), "dataset-1");

    assertThat(unnamed.path("name").asText()).isEqualTo("name not stated");
    assertThat(unnamed.at("/data/0/name").asText()).isEqualTo("name not stated");
    assertThat(unnamed.path("group").asText()).isEqualTo("lake");
  }

  @Test
  void aPackageUrlIsOfAVersionThatTheRegistryOfMlflowLists() {
    given.in("https://mlflow.acme.example").registered("");
    assertThat(model().has("purl")).isFalse();

    given.with(IngestFile.TABLE, "'source':'s','format':'mlflow-registry','path':'f','sha256':'0'");
    given.with(
        RegistryRecord.TABLE,
        "'kind':'model_version','source':'s','source_file':'f','line_number':1,'model':'m',"
            + "'version':'1','record_at':'%s','record_id':'0','registry':'%s'",
        AT,
        "https://mlflow.acme.example");
    assertThat(model().path("purl").asText())
        .isEqualTo("pkg:mlflow/m@1?repository_url=https:%2F%2Fmlflow.acme.example");
  }
}
