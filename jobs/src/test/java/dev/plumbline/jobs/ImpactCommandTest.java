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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is worked out by hand from the events and records of the landing. */
class ImpactCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SampleExport.Answer asks(String... options) {
    return SampleExport.asks(
        Stream.concat(Stream.of("impact"), Stream.of(options)).toArray(String[]::new));
  }

  private static JsonNode impact(String... options) throws IOException {
    SampleExport.Answer answer =
        asks(Stream.concat(Stream.of("--json"), Stream.of(options)).toArray(String[]::new));
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(answer.said().lines()).hasSize(1);
    return JSON.readTree(answer.said());
  }

  private static List<String> models(JsonNode impact) {
    List<String> models = new ArrayList<>();
    impact.path("models").forEach(model -> models.add(model.path("model").asText()));
    return models;
  }

  /** Of each dataset the training runs behind which it lies, read off the landing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "raw/crawl                              | atlas-chat sandbox-lm",
        "raw/crawl@snapshot:4101                | atlas-chat sandbox-lm",
        "clean/crawl                            | atlas-chat sandbox-lm",
        "lake.clean_crawl                       | atlas-chat sandbox-lm",
        "s3://acme-lake/features/tokens         | atlas-chat sandbox-lm",
        "raw/audio                              | echo-asr",
        "raw/clicks                             | parrot-rank mosaic-rec",
        "raw/video                              | hydra-seg",
        "raw/forum_dump                         | iris-caption",
        "eval/holdout                           | ",
        "models/atlas-chat                      | "
      })
  void dataReachesTheModelsTrainedBehindIt(String dataset, String expected) throws IOException {
    JsonNode impact = impact("--dataset", dataset);
    List<String> models = expected == null ? List.of() : List.of(expected.split(" "));
    assertThat(models(impact)).containsExactlyElementsOf(models);
    assertThat(impact.path("model_versions").asInt()).isEqualTo(models.size());
    assertThat(impact.path("deployed_model_versions").asInt()).isEqualTo(models.size());
  }

  @Test
  void theWayIsToldStepByStepAndWhereNobodyNamedTheVersion() {
    SampleExport.Answer answer = asks("--dataset", "raw/clicks");
    assertThat(answer.code()).isZero();
    List<String> lines = answer.said().lines().toList();
    assertThat(lines.get(0)).isEqualTo("s3://acme-lake raw/clicks, all versions");
    assertThat(lines.get(1)).startsWith("as of 2026-07-15, from publication ");
    assertThat(lines.stream().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "high parrot-rank 5 registry prod-eu no: training_inputs",
            "limited mosaic-rec 4 registry prod-eu no: deployment");
    int begin = lines.indexOf("  parrot-rank 5 of registry");
    assertThat(lines.subList(begin + 1, begin + 5))
        .containsExactly(
            "    dataset s3://acme-lake raw/clicks @ snapshot:90",
            "    run a0000000-1111-4222-8333-000000000004 of acme-train rank_features",
            "    dataset s3://acme-lake features/rank @ sha256:"
                + "1733a5c4dad630710e4f1a22ddd4f2c60ba903d8a448504f4b4d1876ecbdc639",
            "    run 2f8e8120-512d-4c75-9c70-8f519c32e003 of acme-train train_parrot_rank, which"
                + " names no version: the latest complete one is taken");
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly(
            "not known of argus-detect 3 of registry: no training run of it is known that its"
                + " registry may name",
            "reaches 2 model versions, 2 deployed (prod-eu)");
  }

  @Test
  void onTheFirstDateSandboxWasNotRegisteredYet() throws IOException {
    assertThat(models(impact("--dataset", "raw/crawl", "--as-of", "2026-07-14")))
        .containsExactly("atlas-chat");
  }

  @Test
  void whatNoRunReadsReachesNothingAndThatIsSaid() {
    SampleExport.Answer answer = asks("--dataset", "models/atlas-chat");
    assertThat(answer.code()).isZero();
    assertThat(answer.said()).endsWith("no run is known to read it: reaches no model version\n");
  }

  /** A table that twelve runs merge into, one after another, and a model trained on the last. */
  @Test
  void ofALongWayTheEndsAreShown(@TempDir Path lake) {
    WrittenExport given = new WrittenExport(3, "2026-07-14");
    for (int run = 1; run <= 13; run++) {
      given.with(
          LineageRun.TABLE,
          "{'run_id':'r%d','first_event_at':'2026-07-14T03:00:00Z'}".formatted(run));
      given.with(LineageEdge.TABLE, edge("input", run, run), edge("output", run, run + 1));
    }
    given.with(
        ModelVersion.TABLE,
        "{'registry':'r','model':'m','version':'1','run_id':'r13',"
            + "'registered_at':'2026-07-14T05:00:00Z'}");
    given.with(
        LineageCompleteness.TABLE,
        "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'1'}");
    given.into(lake);

    List<String> lines =
        SampleExport.asksOf(lake.toString(), "impact", "--dataset", "t@v1").said().lines().toList();
    assertThat(lines)
        .containsSequence(
            "    dataset lake t @ v4",
            "    run r4",
            "    … 5 steps more, which --json has",
            "    dataset lake t @ v10",
            "    run r10");
    assertThat(lines).contains("    dataset lake t @ v13", "    run r13");
  }

  @Test
  void whoNamesNoFixedVersionMayHaveReadIt(@TempDir Path lake) {
    WrittenExport given = new WrittenExport(3, "2026-07-14");
    given.with(LineageEdge.TABLE, edge("input", 1, 1));
    given.with(LineageEdge.TABLE, edge("input", 2, 1).replace("'v1'", "'latest'"));
    for (int run = 1; run <= 2; run++) {
      given.with(
          LineageRun.TABLE,
          "{'run_id':'r%d','first_event_at':'2026-07-14T03:00:00Z'}".formatted(run));
      given.with(
          ModelVersion.TABLE,
          "{'registry':'r','model':'m','version':'%d','run_id':'r%d',".formatted(run, run)
              + "'registered_at':'2026-07-14T05:00:00Z'}");
      given.with(
          LineageCompleteness.TABLE,
          "{'as_of_date':'2026-07-14','registry':'r','model':'m','version':'%d'}".formatted(run));
    }
    given.into(lake);

    assertThat(SampleExport.asksOf(lake.toString(), "impact", "--dataset", "t@v1").said().lines())
        .containsSubsequence(
            "may have read it: behind these, what was read of it names no fixed version",
            "TIER     MODEL  REGISTRY  DEPLOYED      TRACEABLE",
            "reaches 1 model version, none deployed as far as is known; 1 more may have read it");
    assertThat(SampleExport.asksOf(lake.toString(), "impact", "--dataset", "t@v1", "--json").said())
        .contains("\"may_have_read\":[{\"model\":\"m\",\"version\":\"2\"");
  }

  /** Two runs write v1 and v2; a third, of which no model came, read the table under no version. */
  @Test
  void aRunForWhichAnotherVersionWasTakenMayHaveReadIt(@TempDir Path lake) {
    WrittenExport given = new WrittenExport(3, "2026-07-14");
    for (int run = 1; run <= 3; run++) {
      given.with(
          LineageRun.TABLE,
          "{'run_id':'r%d','first_event_at':'2026-07-14T0%d:00:00Z',".formatted(run, run)
              + "'completed_at':'2026-07-14T0%d:30:00Z'}".formatted(run));
    }
    given.with(LineageEdge.TABLE, edge("output", 1, 1), edge("output", 2, 2));
    given.with(LineageEdge.TABLE, edge("input", 3, 3).replace("'version':'v3',", ""));
    given.into(lake);

    String said = SampleExport.asksOf(lake.toString(), "impact", "--dataset", "t@v1").said();
    assertThat(said)
        .endsWith("model version; 1 run more may have read it or what came of it\n")
        .contains("no run is known to read it");
    assertThat(SampleExport.asksOf(lake.toString(), "impact", "--dataset", "t@v1", "--json").said())
        .contains("\"runs\":0,\"runs_that_may_have_read\":1");
  }

  private static String edge(String kind, int run, int version) {
    return "{'edge_kind':'%s','run_id':'r%d','version':'v%d','dataset_namespace':'lake',"
            .formatted(kind, run, version)
        + "'dataset_name':'t','known_at':'2026-07-14T03:00:00Z'}";
  }

  @Test
  void whatIsAskedWronglyIsExitCodeTwoWithWhatThereIs() {
    for (String[] wrong :
        new String[][] {
          {"features/tokan", "did you mean features/tokens"},
          {"raw/crawl@snapshot:1", "runs name snapshot:4101"}
        }) {
      SampleExport.Answer answer = asks("--dataset", wrong[0]);
      assertThat(answer.code()).as(wrong[0]).isEqualTo(2);
      assertThat(answer.failed()).contains(wrong[1]);
    }
    assertThat(asks().code()).isEqualTo(2);
    assertThat(asks("--dataset", "raw/crawl", "--namespace", "s3://other").code()).isEqualTo(2);
    assertThat(SampleExport.asksOf("no-such-lake", "impact", "--dataset", "x").code()).isEqualTo(4);
  }
}
