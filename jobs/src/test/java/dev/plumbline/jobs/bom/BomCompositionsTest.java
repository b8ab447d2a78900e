package dev.plumbline.jobs.bom;

import static dev.plumbline.jobs.bom.BomGiven.AT;
import static dev.plumbline.jobs.bom.BomGiven.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.terms.LinkState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How whole a bill says that it is, worked out by hand from what is given. */
class BomCompositionsTest {
  private static final String IMAGE =
      ",'environment':'i@%s','environment_known_at':'%s'".formatted(DIGEST, AT);
  private static final String CODE = ",'code_revision':'abc','code_known_at':'" + AT + "'";

  @TempDir private Path lake;

  private final BomGiven given = new BomGiven();

  /** Of each composition what it says, of which relation, of which components. */
  private List<String> compositions() {
    JsonNode bom = given.bom(lake);
    assertThat(BomSchema.mistakes(bom)).isEmpty();
    List<String> all = new ArrayList<>();
    for (JsonNode one : bom.path("compositions")) {
      String relation = one.has("assemblies") ? "assemblies" : "dependencies";
      List<String> references = new ArrayList<>();
      one.path(relation).forEach(reference -> references.add(reference.asText()));
      all.add(one.path("aggregate").asText() + " " + relation + " " + String.join(",", references));
    }
    return all;
  }

  @Test
  void ofAVersionWithNothingAmissAllIsCompleteButWhatIsInsideCodeAndImage() {
    given.registered("").run("train", CODE + IMAGE).reads("train", "raw", "v1");
    declares("raw");

    assertThat(compositions())
        .containsExactly(
            "complete assemblies model",
            "complete dependencies model",
            "complete dependencies dataset-1",
            "unknown assemblies code,image",
            "unknown dependencies code,image");
  }

  private void declares(String dataset) {
    given.with(
        RegistryRecord.TABLE,
        "'kind':'declared_source','record_at':'%s','record_id':'%s','source':'s',"
            + "'source_file':'f','line_number':1,'dataset_namespace':'lake','dataset_name':'%s',"
            + "'owner':'ana'",
        AT,
        dataset,
        dataset);
  }

  @ParameterizedTest
  @CsvSource({
    "WEAK, incomplete",
    "MISSING, incomplete",
    "DANGLING, incomplete",
    "UNREACHABLE, unknown",
    "NOT_MEASURED, unknown",
    "NOT_APPLICABLE, unknown"
  })
  void aLinkThatIsNotPresentMakesTheModelIncompleteOrUnknown(LinkState state, String aggregate) {
    given.registered("").run("train", CODE + IMAGE).link(Link.TRAINING_INPUTS, state);

    assertThat(compositions())
        .startsWith(aggregate + " assemblies model", aggregate + " dependencies model");
  }

  @Test
  void whatIsKnownToBeMissingIsWorseThanWhatIsNotKnown() {
    given.registered("").run("train", CODE + IMAGE);
    given.link(Link.CODE_COMMIT, LinkState.UNREACHABLE).link(Link.ENVIRONMENT, LinkState.MISSING);

    assertThat(compositions()).startsWith("incomplete assemblies model");
  }

  @Test
  void upstreamClosureIsOfTheAssemblyAndNotOfWhatTheModelItselfDependsOn() {
    given.registered("").run("train", CODE + IMAGE);
    given.link(Link.UPSTREAM_CLOSURE, LinkState.MISSING);

    assertThat(compositions())
        .startsWith("incomplete assemblies model", "complete dependencies model");
  }

  @Test
  void linksThatSayNothingOfTheContentMakeItNoLessWhole() {
    given.registered("").run("train", CODE + IMAGE);
    given.link(Link.APPROVAL, LinkState.MISSING).link(Link.DEPLOYMENT, LinkState.DANGLING);

    assertThat(compositions()).startsWith("complete assemblies model");
  }

  /** The link is PRESENT: the registered digest, be it of a lock file, tells the environment. */
  @ParameterizedTest
  @ValueSource(strings = {"", "i:1", "i@sha256:0123"})
  void anEnvironmentThatIsKnownAndNotListedMakesTheModelIncomplete(String image) {
    given.registered(",'environment_digest':'" + DIGEST + "'");
    given.run("train", CODE + (image.isEmpty() ? "" : IMAGE.replace("i@" + DIGEST, image)));

    assertThat(compositions())
        .startsWith("incomplete assemblies model", "incomplete dependencies model");
  }

  @Test
  void soDoesAnImageThatIsNotTheRegisteredOne() {
    given.registered(",'environment_digest':'sha256:%s'".formatted("ff".repeat(32)));
    given.run("train", CODE + IMAGE);

    assertThat(compositions()).startsWith("incomplete assemblies model");
  }

  /** raw is declared; scraped is of nobody knows where; joined read raw without its version. */
  @Test
  void eachDatasetIsAsWholeAsItsOwnOrigin() {
    given.registered("").run("train", CODE + IMAGE).run("join", "").run("copy", "");
    given.reads("train", "copied", "v1").reads("train", "joined", "v1");
    given.reads("train", "raw", "v1").reads("train", "scraped", "v1");
    given.writes("copy", "copied", "v1").reads("copy", "raw", "v1");
    given.writes("join", "joined", "v1").reads("join", "raw", null);
    declares("raw");
    given.link(Link.UPSTREAM_CLOSURE, LinkState.MISSING);

    // copied v1, joined v1, raw without a version, raw v1, scraped v1
    assertThat(compositions())
        .contains(
            "complete dependencies dataset-1,dataset-3,dataset-4",
            "incomplete dependencies dataset-2,dataset-5");
    assertThat(given.bom(lake).path("dependencies").findValuesAsText("ref"))
        .as("an entry without parts would say that scraped is made of nothing")
        .containsExactly("model", "dataset-1", "dataset-2", "dataset-3", "dataset-4");
  }

  @Test
  void ofAModelOfWhichNothingIsKnownNothingIsSaidToDependOnNothing() {
    given.registered("").link(Link.TRAINING_RUN, LinkState.DANGLING);

    assertThat(compositions())
        .containsExactly("incomplete assemblies model", "incomplete dependencies model");
    assertThat(given.bom(lake).path("dependencies")).isEmpty();
  }
}
