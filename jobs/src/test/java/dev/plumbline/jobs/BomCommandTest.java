package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.jobs.bom.BomSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bill of materials of the samples' models, by their landing and the schema of CycloneDX. */
class BomCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "atlas-chat, 7",
    "argus-detect, 3",
    "echo-asr, 12",
    "parrot-rank, 5",
    "hydra-seg, 2",
    "mosaic-rec, 4",
    "iris-caption, 1",
    "sandbox-lm, 1"
  })
  void everyBillIsValidAndEveryReferenceIsThere(String model, String version) throws IOException {
    JsonNode bom = bom(model, version);

    assertThat(BomSchema.mistakes(bom)).isEmpty();
    List<String> components = bom.findValuesAsText("bom-ref");
    assertThat(components).doesNotHaveDuplicates();
    assertThat(components).containsAll(references(bom));
    assertThat(bom.path("dependencies").findValuesAsText("ref"))
        .as("what is inside code and image is not known, which is not nothing")
        .doesNotHaveDuplicates()
        .doesNotContain("code", "image");
  }

  private static Set<String> references(JsonNode bom) {
    Set<String> references = new HashSet<>(bom.findValuesAsText("ref"));
    for (String name : List.of("dependsOn", "assemblies")) {
      bom.findValues(name).forEach(list -> list.forEach(one -> references.add(one.asText())));
    }
    bom.path("compositions")
        .forEach(one -> one.path("dependencies").forEach(other -> references.add(other.asText())));
    return references;
  }

  @Test
  void whatIsNoBillIsRefusedByTheSameSchema() throws IOException {
    ObjectNode unknownField = bom("atlas-chat", "7");
    unknownField.withObject("/metadata/component").put("licence", "mine");
    ObjectNode cutHash = bom("atlas-chat", "7");
    ((ObjectNode) cutHash.at("/metadata/component/hashes/0")).put("content", "30feca2b");
    ObjectNode wrongAggregate = bom("atlas-chat", "7");
    ((ObjectNode) wrongAggregate.at("/compositions/0")).put("aggregate", "nearly");
    ObjectNode wrongTime = bom("atlas-chat", "7");
    wrongTime.withObject("/metadata").put("timestamp", "last night");

    assertThat(BomSchema.mistakes(unknownField)).isNotEmpty();
    assertThat(BomSchema.mistakes(cutHash)).isNotEmpty();
    assertThat(BomSchema.mistakes(wrongAggregate)).isNotEmpty();
    assertThat(BomSchema.mistakes(wrongTime)).isNotEmpty();
  }

  @Test
  void ofAtlasChatTheModelHasItsHashItsResultAndItsRun() throws IOException {
    JsonNode bom = bom("atlas-chat", "7");
    JsonNode model = bom.at("/metadata/component");

    assertThat(model.path("type").asText()).isEqualTo("machine-learning-model");
    assertThat(model.at("/hashes/0/alg").asText()).isEqualTo("SHA-256");
    assertThat(model.at("/hashes/0/content").asText())
        .isEqualTo("30feca2b744c76cb8714ac121a37c2322713a2e2bd26aac9ec1ba210050d8dc3");
    assertThat(model.at("/modelCard/quantitativeAnalysis/performanceMetrics/0"))
        .isEqualTo(
            JSON.createObjectNode()
                .put("type", "accuracy")
                .put("value", "0.875")
                .put(
                    "slice",
                    "eval/holdout @ sha256:"
                        + "02cd33d4017d9e0294f9e3cef89815d926c7a059ceb267cf4f8436e22524e839"));
    assertThat(properties(model))
        .containsEntry("plumbline:registry", "registry")
        .containsEntry("plumbline:training-run", "0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001")
        .containsEntry("plumbline:parameter:learning_rate", "0.0003")
        .containsEntry("plumbline:parameter:seed", "17")
        .containsEntry("plumbline:link:causal_order", "PRESENT");
    assertThat(aggregates(bom))
        .containsExactly("complete", "complete", "complete", "unknown", "unknown");
  }

  /** clean_crawl read raw/crawl, tokenize what that wrote, by the other of its two names. */
  @Test
  void ofAtlasChatTheWayBackIsThereToTheDataThatIsDeclared() throws IOException {
    JsonNode bom = bom("atlas-chat", "7");
    JsonNode tokens = component(bom, "features/tokens");
    JsonNode crawl = component(bom, "raw/crawl");
    String used = tokens.path("bom-ref").asText();

    assertThat(
            bom.at("/metadata/component/modelCard/modelParameters/datasets")
                .findValuesAsText("ref"))
        .containsExactly(used);
    assertThat(dependsOn(bom, "model")).containsExactlyInAnyOrder(used, "code", "image");
    List<String> clean = dependsOn(bom, used);
    assertThat(clean).hasSize(1);
    assertThat(dependsOn(bom, clean.get(0))).containsExactly(crawl.path("bom-ref").asText());
    assertThat(bom.path("dependencies").findValuesAsText("ref"))
        .as("what is declared is known to be made of nothing")
        .contains(crawl.path("bom-ref").asText());
    assertThat(dependsOn(bom, crawl.path("bom-ref").asText())).isEmpty();
    assertThat(crawl.at("/licenses/0/expression").asText()).isEqualTo("CC-BY-4.0");
    assertThat(crawl.at("/data/0/classification").asText()).isEqualTo("none");
    assertThat(crawl.at("/data/0/governance/owners/0/organization/name").asText())
        .isEqualTo("data-platform");
  }

  @Test
  void codeAndImageOfAtlasChatAreThoseThatItsRunNames() throws IOException {
    JsonNode bom = bom("atlas-chat", "7");
    JsonNode code = component(bom, "https://git.acme.example/ml.git");
    JsonNode image = component(bom, "registry.acme.example/train/atlas-chat");

    assertThat(code.path("version").asText()).isEqualTo("14b81468a251df8fb8047eceecde8223fbb760d3");
    assertThat(code.at("/externalReferences/0/type").asText()).isEqualTo("vcs");
    assertThat(code.has("hashes")).as("a commit is no hash of what is in it").isFalse();
    assertThat(image.path("type").asText()).isEqualTo("container");
    assertThat(image.at("/hashes/0/content").asText())
        .isEqualTo("0df707ec283646ade03e066f75d5426602b9c51869367fef5452e6e1c6b6026e");
  }

  @Test
  void ofArgusDetectNoRunIsKnownAndNothingIsMadeUp() throws IOException {
    JsonNode bom = bom("argus-detect", "3");

    assertThat(bom.path("components")).isEmpty();
    assertThat(bom.at("/metadata/component/modelCard").has("modelParameters")).isFalse();
    assertThat(properties(bom.at("/metadata/component")))
        .containsEntry("plumbline:link:training_run", "MISSING")
        .containsKey("plumbline:reason:training_run")
        .doesNotContainKey("plumbline:training-run");
    assertThat(aggregates(bom)).containsExactly("incomplete", "incomplete");
  }

  @Test
  void aBranchIsAnIncompleteWayToTheCodeAndAShortDigestIsNoHash() throws IOException {
    JsonNode branch = bom("hydra-seg", "2");
    JsonNode video = component(branch, "raw/video");

    assertThat(aggregates(branch))
        .as("code_commit is WEAK, upstream_closure PRESENT")
        .containsExactly("incomplete", "incomplete", "complete", "unknown", "unknown");
    assertThat(video.at("/licenses/0/license/name").asText())
        .isEqualTo("proprietary, licence 2024-031");
    assertThat(bom("echo-asr", "12").at("/metadata/component").has("hashes")).isFalse();
  }

  /** features/forum was made of raw/forum_dump, which nobody wrote or declared. */
  @Test
  void ofIrisCaptionOneDatasetIsOfNobodyKnowsWhere() throws IOException {
    JsonNode bom = bom("iris-caption", "1");
    String forum = component(bom, "features/forum").path("bom-ref").asText();
    String dump = component(bom, "raw/forum_dump").path("bom-ref").asText();

    assertThat(dependsOn(bom, forum)).containsExactly(dump);
    assertThat(bom.path("dependencies").findValuesAsText("ref")).doesNotContain(dump);
    assertThat(aggregates(bom))
        .containsExactly("incomplete", "complete", "complete", "incomplete", "unknown", "unknown");
    assertThat(bom.at("/compositions/2/dependencies/0").asText()).isEqualTo(forum);
    assertThat(bom.at("/compositions/3/dependencies/0").asText()).isEqualTo(dump);
  }

  @Test
  void aVersionThatNobodyNamedIsSaidToBeInferred() throws IOException {
    JsonNode rank = component(bom("parrot-rank", "5"), "features/rank");

    assertThat(properties(rank)).containsKey("plumbline:version-inferred");
  }

  @Test
  void twiceTheSameQuestionIsTheSameBillToTheByteAndAnotherDateIsAnother() throws IOException {
    Path file = folder.resolve("bom.json");
    SampleExport.Answer said = ask("atlas-chat", "7");
    SampleExport.Answer written = ask("atlas-chat", "7", "--output", file.toString());
    SampleExport.Answer earlier = ask("atlas-chat", "7", "--as-of", "2026-07-14");

    assertThat(ask("atlas-chat", "7").said()).isEqualTo(said.said());
    assertThat(written.said()).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(said.said());
    assertThat(JSON.readTree(earlier.said()).path("serialNumber"))
        .isNotEqualTo(JSON.readTree(said.said()).path("serialNumber"));
    assertThat(ask("atlas-chat", "7", "--json").said().lines()).hasSize(1);
  }

  /** A second name of the file that was there shows whether that file was written into. */
  @Test
  void theFileIsPutInPlaceWholeAndNotWrittenInto() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.json"), "of yesterday");
    Path before = Files.createLink(folder.resolve("before.json"), file);
    Path link = Files.createSymbolicLink(folder.resolve("newest.json"), file);

    assertThat(ask("atlas-chat", "7", "--output", link.toString()).code()).isZero();

    assertThat(before).hasContent("of yesterday");
    assertThat(JSON.readTree(file.toFile()).path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void whatIsAskedWronglyIsExitCodeTwoAsForTrace() {
    assertThat(ask("atlas-caht", "7").code()).isEqualTo(2);
    assertThat(ask("atlas-caht", "7").failed()).contains("did you mean atlas-chat");
    assertThat(ask("atlas-chat", "8").failed()).contains("has version 7");
    assertThat(ask("atlas-chat", "7", "--output", folder.resolve("no/bom.json") + "").code())
        .isEqualTo(5);
  }

  private static JsonNode component(JsonNode bom, String name) {
    List<JsonNode> found = new ArrayList<>();
    bom.path("components")
        .forEach(
            one -> {
              if (one.path("name").asText().equals(name)) {
                found.add(one);
              }
            });
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static List<String> dependsOn(JsonNode bom, String reference) {
    List<String> found = new ArrayList<>();
    bom.path("dependencies")
        .forEach(
            one -> {
              if (one.path("ref").asText().equals(reference)) {
                one.path("dependsOn").forEach(other -> found.add(other.asText()));
              }
            });
    return found;
  }

  private static List<String> aggregates(JsonNode bom) {
    return bom.path("compositions").findValuesAsText("aggregate");
  }

  private static TreeMap<String, String> properties(JsonNode component) {
    TreeMap<String, String> properties = new TreeMap<>();
    component
        .path("properties")
        .forEach(one -> properties.put(one.path("name").asText(), one.path("value").asText()));
    return properties;
  }

  private static ObjectNode bom(String model, String version) throws IOException {
    SampleExport.Answer answer = ask(model, version);
    assertThat(answer.code()).as(answer.failed()).isZero();
    return (ObjectNode) JSON.readTree(answer.said());
  }

  private static SampleExport.Answer ask(String model, String version, String... more) {
    List<String> all = new ArrayList<>(List.of("bom", "--model", model, "--version", version));
    all.addAll(List.of(more));
    return SampleExport.asks(all.toArray(String[]::new));
  }
}
