package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of a model, as the command tells them; the second is in two registries. */
class DiffCommandTest {
  @TempDir private Path lake;

  @BeforeEach
  void twoVersions() {
    WrittenExport given = new WrittenExport(3, "2026-07-14");
    for (String[] version : new String[][] {{"dev", "1"}, {"dev", "2"}, {"prod", "2"}}) {
      given.with(
          ModelVersion.TABLE,
          "{'registry':'%s','model':'m','version':'%s','run_id':'t%s',"
                  .formatted(version[0], version[1], version[1])
              + "'registered_at':'2026-07-14T05:00:00Z'}");
      given.with(
          LineageCompleteness.TABLE,
          "{'as_of_date':'2026-07-14','registry':'%s','model':'m','version':'%s',"
                  .formatted(version[0], version[1])
              + "'training_run_state':'PRESENT','gpu_seconds_behind':'%s00'}"
                  .formatted(version[1]));
    }
    for (String version : new String[] {"1", "2"}) {
      given.with(
          LineageRun.TABLE,
          "{'run_id':'t%s','first_event_at':'2026-07-14T03:00:00Z',".formatted(version)
              + "'parameters_known_at':'2026-07-14T03:00:00Z',"
              + "'parameters':{'seed':'7','lr':'0.%s'}}".formatted(version));
      given.with(
          LineageEdge.TABLE,
          "{'edge_kind':'input','run_id':'t%1$s','version':'v%1$s','dataset_namespace':'lake',"
                  .formatted(version)
              + "'dataset_name':'raw','known_at':'2026-07-14T03:00:00Z'}");
    }
    given.into(lake);
  }

  private SampleExport.Answer asks(String... options) {
    return SampleExport.asksOf(
        lake.toString(),
        Stream.concat(Stream.of("diff", "--model", "m"), Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void whatDiffersIsToldAndWhatIsEqualStandsInOneLine() {
    SampleExport.Answer answer = asks("1", "2", "--registry", "dev");
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(answer.said().lines())
        .containsExactly(
            "m 1 of dev → m 2 of dev",
            "as of 2026-07-14, from publication 3 (run night-3)",
            "",
            "data",
            "  lake raw: v1 → v2",
            "",
            "parameters",
            "  lr: 0.1 → 0.2",
            "",
            "behind each",
            // 100 and 200 seconds.
            "  GPU-hours: 0.0278 → 0.0556 (+0.0278)",
            "",
            "equal: parameters (seed), links (training_run)",
            "not known of either: code, environment, evaluation, approval, deployment, behind each"
                + " (cost), links (11 of 12)");
  }

  @Test
  void theObjectSaysTheSame() throws IOException {
    SampleExport.Answer answer = asks("1", "2", "--registry", "dev", "--json");
    assertThat(answer.said().lines()).hasSize(1);
    JsonNode object = new ObjectMapper().readTree(answer.said());
    assertThat(object.at("/first/version").asText()).isEqualTo("1");
    JsonNode thing = object.at("/parts/0/things/0");
    assertThat(thing.path("thing").asText()).isEqualTo("lake raw");
    assertThat(thing.path("equal").asBoolean()).isFalse();
    assertThat(thing.at("/second/text").asText()).isEqualTo("v2");
    assertThat(thing.at("/second/known").asBoolean()).isTrue();
    assertThat(object.at("/parts/1/things/0/first/known").asBoolean()).isFalse();
  }

  @Test
  void aVersionInTwoRegistriesIsExitCodeTwoWithBoth() {
    SampleExport.Answer answer = asks("1", "2");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.failed()).contains("--registry dev or --registry prod");
  }

  @Test
  void aVersionThatIsNoneIsExitCodeTwoWithThoseThatAre() {
    SampleExport.Answer answer = asks("1", "9", "--registry", "dev");
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.failed()).contains("m has version 1, 2");
    assertThat(asks("1").code()).isEqualTo(2);
  }
}
