package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected is worked out by hand from the landing: see its README, L01 to L10. */
class TraceCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path LANDING = Path.of("..", "data", "samples", "landing");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "atlas-chat   | 7  | -                | PRESENT     | registered as trained by",
        "argus-detect | 3  | training_run     | MISSING     | no record",
        "echo-asr     | 12 | artifact_digest  | WEAK        | sha256:5a50c3cf1627c6d2",
        "parrot-rank  | 5  | training_inputs  | WEAK        | features/rank, without a version",
        "hydra-seg    | 2  | code_commit      | WEAK        | revision main of",
        "sandbox-lm   | 1  | approval         | MISSING     | approved by farid",
        "mosaic-rec   | 4  | deployment       | DANGLING    | serves sha256:53959fa102f31e51",
        "iris-caption | 1  | upstream_closure | MISSING     | writes s3://acme-lake features/forum"
      })
  void eachSampleBreaksWhereItsReadmeSaysAndHasTheRecordThatBreaksIt(
      String model, String version, String broken, String state, String record) throws IOException {
    JsonNode trace = trace(model, version);

    String link = broken.equals("-") ? "training_run" : broken;
    assertThat(trace.path("first_broken_link").asText("-").replace("null", "-")).isEqualTo(broken);
    assertThat(trace.path("traceable").asBoolean()).isEqualTo(broken.equals("-"));
    assertThat(trace.path("links")).hasSize(12);
    JsonNode found = link(trace, link);
    assertThat(found.path("state").asText()).isEqualTo(state);
    List<String> says = new ArrayList<>();
    found.path("records").forEach(one -> says.add(one.path("says").asText()));
    assertThat(says.isEmpty() ? List.of("no record") : says)
        .anySatisfy(said -> assertThat(said).contains(record));
  }

  @Test
  void everyRecordOfEveryModelStandsInThatLineOfThatFileWithThatDigest() throws IOException {
    JsonNode models = JSON.readTree(SampleExport.asks("models", "--json").said()).path("models");
    int records = 0;
    for (JsonNode model : models) {
      String version = model.path("version").asText();
      JsonNode trace = trace(model.path("model").asText(), version);
      for (JsonNode link : trace.path("links")) {
        for (JsonNode record : link.path("records")) {
          assertStands(record, trace);
          records++;
        }
      }
    }
    assertThat(models).hasSize(8);
    assertThat(records).isGreaterThan(100);
  }

  private static void assertStands(JsonNode record, JsonNode trace) throws IOException {
    String source = record.path("source").asText();
    Path file =
        LANDING
            .resolve(source.equals("registry") ? "registry" : "lineage")
            .resolve(record.path("file").asText());
    assertThat(record.path("sha256").asText()).isEqualTo(sha256(file));
    JsonNode line = line(file, record.path("line").asInt());
    assertThat(times(line)).contains(record.path("at").asText());
    if (source.equals("registry") && line.has("model")) {
      assertThat(line.path("model").asText()).isEqualTo(trace.path("model").asText());
      assertThat(line.path("version").asText()).isEqualTo(trace.path("version").asText());
    } else if (!source.equals("registry")) {
      String way = trace.path("way_back").toString();
      String run = line.path("run").path("runId").asText().toLowerCase(Locale.ROOT);
      assertThat(way).contains(run);
    }
  }

  /** A file with an extension of its own is one event; all others have one a line. */
  private static JsonNode line(Path file, int number) throws IOException {
    return file.toString().endsWith(".ndjson")
        ? JSON.readTree(Files.readAllLines(file).get(number - 1))
        : JSON.readTree(Files.readString(file));
  }

  private static List<String> times(JsonNode line) {
    List<String> times = new ArrayList<>();
    line.fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey();
              if (name.equals("eventTime") || name.endsWith("_at") || name.equals("covers_from")) {
                times.add(OffsetDateTime.parse(field.getValue().asText()).toInstant() + "");
              }
            });
    return times;
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void hydraSegIsTracedToTheLinesThatItsLandingHas() throws IOException {
    JsonNode trace = trace("hydra-seg", "2");

    assertThat(places(link(trace, "training_run")))
        .containsExactly(
            "registry-2026-07-14.ndjson:23",
            "openlineage-2026-07-14.ndjson:12",
            "openlineage-2026-07-14.ndjson:3");
    assertThat(places(link(trace, "evaluation"))).containsExactly("registry-2026-07-14.ndjson:24");
    assertThat(places(link(trace, "approval"))).containsExactly("registry-2026-07-14.ndjson:25");
    assertThat(places(link(trace, "deployment"))).containsExactly("registry-2026-07-14.ndjson:26");
    assertThat(places(link(trace, "causal_order")))
        .as("approved at 12:05, evaluated at 12:35")
        .containsExactly("registry-2026-07-14.ndjson:25", "registry-2026-07-14.ndjson:24");
    assertThat(places(link(trace, "upstream_closure")))
        .as("cut_frames wrote features/frames; raw/video is declared")
        .containsExactly("openlineage-2026-07-14.ndjson:2", "registry-2026-07-14.ndjson:4");
  }

  private static List<String> places(JsonNode link) {
    List<String> places = new ArrayList<>();
    link.path("records")
        .forEach(
            record -> places.add(record.path("file").asText() + ":" + record.path("line").asInt()));
    return places;
  }

  @Test
  void theTextHasTheVerdictTheLinksTheWayBackAndTheFiles() {
    String text = SampleExport.asks("trace", "--model", "atlas-chat", "--version", "7").said();

    assertThat(text.lines().toList())
        .startsWith("atlas-chat 7 of registry, risk tier high")
        .contains(
            "traceable: 12 of 12 links, saturation 1.000",
            " 5  code_commit       PRESENT",
            "      revision 14b81468a251df8fb8047eceecde8223fbb760d3 of"
                + " https://git.acme.example/ml.git",
            "      approved by olena",
            "  declared source s3://acme-lake raw/crawl of data-platform",
            "  registry: registry-2026-07-14.ndjson");
    assertThat(text).contains("as of 2026-07-15, from publication 1 (run ");
  }

  @Test
  void theSheetOfAnyVersionOnAnyDateIsMadeForWhoeverAsks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("hydra.html");
    String[] asked = {"trace", "--model", "hydra-seg", "--version", "2", "--as-of", "2026-07-14"};
    SampleExport.Answer answer =
        SampleExport.asks(
            Stream.concat(Stream.of(asked), Stream.of("--sheet", file.toString()))
                .toArray(String[]::new));
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(answer.said().strip()).isEqualTo("sheet: " + file);
    assertThat(Files.readString(file))
        .contains("hydra-seg 2", "Not traceable", "<svg", "openlineage-2026-07-14.ndjson")
        .contains("As of 14 Jul 2026")
        // Nothing stands beside it that it could lead to.
        .doesNotContain("report.html", "index.html");

    SampleExport.Answer nowhere =
        SampleExport.asks(
            Stream.concat(Stream.of(asked), Stream.of("--sheet", folder + "/none/x.html"))
                .toArray(String[]::new));
    assertThat(nowhere.code()).isEqualTo(5);
    assertThat(nowhere.failed()).contains("the sheet cannot be written", "a folder that is there");
  }

  @Test
  void theVersionOptionIsTheModelsAndAtTheTopTheProgramsOwn() {
    assertThat(SampleExport.asks("trace", "--model", "atlas-chat", "--version", "7").said())
        .doesNotContain(Main.VERSION);
    assertThat(Main.commandLine().getSubcommands().values())
        .allSatisfy(
            command ->
                assertThat(command.getCommandSpec().optionsMap().get("--version"))
                    .satisfiesAnyOf(
                        option -> assertThat(option).isNull(),
                        option -> assertThat(option.versionHelp()).isFalse()));
    assertThat(Main.commandLine().getCommandSpec().optionsMap().get("--version").versionHelp())
        .isTrue();
  }

  @Test
  void whatIsAskedWronglyIsExitCodeTwoWithWhatThereIs() {
    assertThat(SampleExport.asks("trace", "--model", "atlas-caht", "--version", "7"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.failed()).contains("did you mean atlas-chat"));
    assertThat(SampleExport.asks("trace", "--model", "atlas-chat", "--version", "8"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.failed()).contains("has version 7"));
    assertThat(
            SampleExport.asks(
                "trace", "--model", "sandbox-lm", "--version", "1", "--as-of", "2026-07-14"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.failed()).contains("registered later"));
    assertThat(SampleExport.asks("trace", "--model", "atlas-chat").code()).isEqualTo(2);
    assertThat(SampleExport.asksOf("no-such-lake", "models").code()).isEqualTo(4);
  }

  private static JsonNode link(JsonNode trace, String name) {
    return Stream.iterate(0, i -> i + 1)
        .limit(12)
        .map(trace.path("links")::get)
        .filter(link -> link.path("link").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode trace(String model, String version) throws IOException {
    SampleExport.Answer answer =
        SampleExport.asks("trace", "--model", model, "--version", version, "--json");
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(answer.said().lines()).hasSize(1);
    return JSON.readTree(answer.said());
  }
}
