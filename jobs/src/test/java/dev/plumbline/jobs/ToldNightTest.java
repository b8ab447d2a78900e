package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night tells machines how it went: each line an object, a log, metrics, its own lineage. */
class ToldNightTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TELLING =
      """

      run:
        log_file: logs/plumbline.log
        metrics_file: plumbline.prom
      openlineage:
        transport: {type: file, location: lineage.ndjson}
      """;

  @TempDir private Path folder;

  private static List<JsonNode> objects(List<String> lines) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines) {
      objects.add(JSON.readTree(line));
    }
    return objects;
  }

  private static List<String> metrics(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.startsWith("#")).toList();
  }

  @Test
  void aNightAndTheOneThatFailsAfterItTellHowTheyWent() throws Exception {
    Path configuration = TinyLanding.in(folder).configuration();
    Files.writeString(configuration, TELLING, StandardOpenOption.APPEND);
    Path metrics = configuration.resolveSibling("plumbline.prom");

    try (NightProcess night =
        NightProcess.of(
            List.of("nightly", "--log-format", "json"), configuration, folder.resolve("lake"))) {
      assertThat(night.quietly().ended()).as(night.output()).isZero();
      assertEveryLineIsAnObject(objects(night.output().lines().toList()));
    }
    assertThat(metrics(metrics))
        .contains(
            "plumbline_run_exit_code{command=\"nightly\"} 0",
            "plumbline_attention{kind=\"late_source\"} 0")
        .anyMatch(
            line ->
                line.startsWith("plumbline_stage_seconds{command=\"nightly\",stage=\"ingest\"} "))
        .anyMatch(line -> line.startsWith("plumbline_newest_date_timestamp_seconds 178"));
    List<JsonNode> events =
        objects(Files.readAllLines(configuration.resolveSibling("lineage.ndjson")));
    assertThat(events.stream().map(e -> e.get("eventType").asText()).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("START", "COMPLETE");
    assertThat(events).anyMatch(e -> e.at("/job/name").asText().equals("gpu-segment"));

    String success = success(metrics);
    assertAFailureIsToldAsWell(configuration);
    assertThat(metrics(metrics)).contains("plumbline_run_exit_code{command=\"nightly\"} 4");
    assertThat(success(metrics)).as("the last success stays").isEqualTo(success);
  }

  private static String success(Path metrics) throws IOException {
    return metrics(metrics).stream()
        .filter(line -> line.startsWith("plumbline_last_success_timestamp_seconds "))
        .findFirst()
        .orElseThrow();
  }

  private void assertEveryLineIsAnObject(List<JsonNode> told) throws IOException {
    assertThat(told)
        .allMatch(line -> line.hasNonNull("time") && line.hasNonNull("message"))
        .anyMatch(
            line ->
                line.path("job").asText().equals("gpu-segment")
                    && line.path("stage").asText().equals("build")
                    && line.path("outcome").asText().equals("done")
                    && line.path("rows_out").asLong() > 0);
    JsonNode last = told.get(told.size() - 1);
    assertThat(last.get("exit_code").asInt()).isZero();
    assertThat(last.get("run").asText()).isNotEmpty();
    Path log = folder.resolve("logs/plumbline.log");
    assertThat(objects(Files.readAllLines(log))).isEqualTo(told);
  }

  private void assertAFailureIsToldAsWell(Path configuration) throws IOException {
    String gone = Files.readString(configuration).replace("landing/dcgm", "landing/nowhere");
    Files.writeString(configuration, gone);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Main.told(
            new String[] {
              "nightly",
              "--log-format=json",
              "--config",
              configuration.toString(),
              "--lake",
              folder.resolve("lake").toString()
            },
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(errors, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(4);
    JsonNode failure = JSON.readTree(errors.toString(StandardCharsets.UTF_8));
    assertThat(failure.get("level").asText()).isEqualTo("error");
    assertThat(failure.get("problem").asText()).contains("has no files");
    assertThat(failure.get("cause").asText()).contains("landing/nowhere");
    assertThat(failure.get("remedy").asText()).contains("deliver its files");
    assertThat(failure.get("exit_code").asInt()).isEqualTo(4);
    assertThat(JSON.readTree(out.toString(StandardCharsets.UTF_8)).get("exit_code").asInt())
        .isEqualTo(4);
  }

  @Test
  void aMistakeInTheArgumentsIsAnObjectToo() throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(errors, true, StandardCharsets.UTF_8);
    int code =
        Main.told(new String[] {"nightly", "--log-format", "json", "--wrong"}, stream, stream);
    assertThat(code).isEqualTo(2);
    JsonNode failure =
        JSON.readTree(errors.toString(StandardCharsets.UTF_8).lines().toList().get(0));
    assertThat(failure.get("problem").asText()).contains("--wrong");
    assertThat(failure.get("remedy").asText()).contains("plumbline nightly --help");
  }
}
