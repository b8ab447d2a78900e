package dev.plumbline.jobs.bom;

import static dev.plumbline.jobs.bom.BomGiven.AT;
import static dev.plumbline.jobs.bom.BomGiven.component;
import static dev.plumbline.jobs.bom.BomGiven.properties;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code and image by what a run states of them. */
class BomMakingTest {
  private static final String NEXT_DAY = "2026-07-15T00:00:00Z";

  @TempDir private Path lake;

  private JsonNode bom(String run) {
    JsonNode bom = new BomGiven().registered("").run("train", run).bom(lake);
    assertThat(BomSchema.mistakes(bom)).isEmpty();
    return bom;
  }

  private static String code(String revision, String repository, String at) {
    return ",'code_revision':'%s','code_known_at':'%s','code_repository':'%s'"
        .formatted(revision, at, repository);
  }

  @Test
  void aRevisionIsTheVersionOfItsRepository() {
    JsonNode code = component(bom(code("abc", "https://git.acme.example/ml.git", AT)), "code");

    assertThat(code.path("type").asText()).isEqualTo("application");
    assertThat(code.path("name").asText()).isEqualTo("https://git.acme.example/ml.git");
    assertThat(code.path("version").asText()).isEqualTo("abc");
    assertThat(code.at("/externalReferences/0/url").asText())
        .isEqualTo("https://git.acme.example/ml.git");
    assertThat(code.has("properties")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"git@acme.example:ml.git", "github.com:acme/ml", "ml", "C:ml", "a b"})
  void aRepositoryThatIsNoAddressIsNamedAndNotReferredTo(String repository) {
    JsonNode code = component(bom(code("abc", repository, AT)), "code");

    assertThat(code.path("name").asText()).isEqualTo(repository);
    assertThat(code.has("externalReferences")).isFalse();
  }

  @Test
  void aBranchIsNoVersionAndARepositoryThatNobodyStatedIsSaidToBeSo() {
    JsonNode code =
        component(bom(",'code_branch':'main','code_branch_known_at':'" + AT + "'"), "code");

    assertThat(code.path("name").asText()).isEqualTo("repository not stated");
    assertThat(code.has("version")).isFalse();
    assertThat(properties(code)).containsEntry("branch", "main");
  }

  @Test
  void aSecondRevisionIsTold() {
    String two = code("abc", "ml", AT) + ",'code_conflict_at':'" + AT + "'";
    String later = code("abc", "ml", AT) + ",'code_conflict_at':'" + NEXT_DAY + "'";

    assertThat(properties(component(bom(two), "code"))).containsKey("conflict");
    assertThat(properties(component(bom(later), "code"))).isEmpty();
  }

  @Test
  void whatWasStatedAfterTheDateIsLeftOut() {
    JsonNode bom =
        bom(
            code("abc", "ml", NEXT_DAY)
                + ",'environment':'i:1','environment_known_at':'%1$s'".formatted(NEXT_DAY)
                + ",'parameters':{'lr':'1'},'parameters_known_at':'%1$s'".formatted(NEXT_DAY));

    assertThat(bom.path("components")).isEmpty();
    assertThat(properties(bom.at("/metadata/component")))
        .containsEntry("training-run", "train")
        .doesNotContainKey("parameter:lr");
  }

  @Test
  void parametersAreAsTheyAreExportedMaskedOnesToo() {
    JsonNode bom =
        bom(
            ",'parameters':{'lr':'0.1','token':'[masked: secret by name]'},'parameters_known_at':'"
                + AT
                + "'");

    assertThat(properties(bom.at("/metadata/component")))
        .containsEntry("parameter:lr", "0.1")
        .containsEntry("parameter:token", "[masked: secret by name]");
  }

  /** The tracker knows the run as train and says that the pipeline knows it as other. */
  @Test
  void ofARunThatTwoSystemsSeeIsListedWhatBothSay() {
    String tracker =
        ",'job_namespace':'tracker','same_as':{'other':'%1$s'},"
            + "'parameters':{'lr':'0.1','seed':'7'},"
            + "'parameters_known_at':'%1$s','code_revision':'abc','code_known_at':'%2$s'";
    String pipeline =
        ",'job_namespace':'pipeline','code_revision':'def','code_repository':'g',"
            + "'code_known_at':'%1$s','environment':'i:1','environment_known_at':'%1$s',"
            + "'parameters':{'depth':'8','seed':'7'},'parameters_known_at':'%1$s'";
    JsonNode bom =
        new BomGiven()
            .registered("")
            .run("train", tracker.formatted(AT, "2026-07-14T04:00:00Z"))
            .run("other", pipeline.formatted(AT))
            .reads("other", "raw", "v1")
            .bom(lake);

    assertThat(component(bom, "dataset-1").path("name").asText()).isEqualTo("raw");
    assertThat(component(bom, "image").path("name").asText()).isEqualTo("i");
    assertThat(component(bom, "code").path("version").asText()).as("the earlier").isEqualTo("def");
    assertThat(properties(component(bom, "code"))).containsKey("conflict");
    assertThat(properties(bom.at("/metadata/component")))
        .containsEntry("parameter:lr", "0.1")
        .containsEntry("parameter:depth", "8")
        .containsEntry("parameter:seed", "7");
    assertThat(bom.at("/metadata/component/properties").findValuesAsText("value"))
        .contains("train", "other");
  }

  @Test
  void ofTwoImagesOneIsListedTheOtherToldAndTheBillIsNotComplete() {
    BomGiven given = new BomGiven().registered("").reads("train", "raw", "v1");
    given.run("train", stated("tracker", "lock@sha256:" + "1".repeat(64), "03:30"));
    given.run("other", stated("pipeline", "i@sha256:" + "2".repeat(64), "04:00"));
    JsonNode bom = given.bom(lake);

    assertThat(properties(component(bom, "image")))
        .containsEntry("also-stated", "i@sha256:" + "2".repeat(64));
    assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
  }

  private static String stated(String system, String environment, String at) {
    return ",'job_namespace':'%s','same_as':{'other':'2026-07-14T03:00:00Z'},'environment':'%s',"
            .formatted(system, environment)
        + "'environment_known_at':'2026-07-14T%s:00Z'".formatted(at);
  }
}
