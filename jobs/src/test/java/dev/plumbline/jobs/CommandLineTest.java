package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aMissingConfigurationIsExitCodeTwoWithProblemCauseAndRemedy() {
    assertThat(run("nightly", "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(text()).contains("problem: ").contains("cause: ").contains("remedy: ");
  }

  @Test
  void aMisspeltKeyIsExitCodeTwoAndNamesTheNearest() throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), "lakes: ./x\n");
    assertThat(run("nightly", "--config", file.toString())).isEqualTo(2);
    assertThat(text()).contains("unknown key 'lakes'").contains("did you mean 'lake'");
  }

  @Test
  void whatIsWrongWithAConfigurationIsExitCodeTwoBeforeANightBegins() throws IOException {
    String source = "sources: [{name: s, format: focus-csv, path: '*.csv'}]\n";
    Files.writeString(folder.resolve("bill.csv"), "x\n");
    assertThat(run("nightly", "--config", folder.toString())).isEqualTo(2);
    assertThat(text()).contains("is a folder");
    Path lake = Files.writeString(folder.resolve("p.yaml"), "lake: bill.csv/lake\n" + source);
    assertThat(run("nightly", "--config", lake.toString())).isEqualTo(2);
    assertThat(text()).contains("the lake cannot be a folder");
    assertThat(run("init", folder.toString(), "--rejected-share", "NaN")).isEqualTo(2);
  }

  @Test
  void everySourceWithoutFilesIsNamedAtOnce() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            "sources: [{name: one, format: focus-csv, path: 'a/*.csv'}, {name: two, format:"
                + " openlineage, path: 'b/*.json'}]\n");
    long begin = System.nanoTime();
    assertThat(run("nightly", "--config", file.toString())).isEqualTo(4);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(60));
    assertThat(text())
        .contains("2 sources have no files: one, two")
        .contains("a/*.csv", "b/*.json");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void anUnknownJobIsExitCodeTwoAndListsTheKnown() {
    assertThat(run("run", "gpu-watterfall")).isEqualTo(2);
    assertThat(text()).contains("gpu-waterfall-daily").contains("ingest");
  }

  @Test
  void contradictoryDatesAreExitCodeTwo() {
    assertThat(run("nightly", "--config", "../data/samples/plumbline.yaml", "--from", "2026-07-15"))
        .isEqualTo(2);
    assertThat(text()).contains("--to");
  }

  @Test
  void aBackfillIsBegunAnewWhereThereIsOneOnly() {
    assertThat(run("nightly", "--config", "../data/samples/plumbline.yaml", "--restart"))
        .isEqualTo(2);
    assertThat(text()).contains("--restart stands without --from and --to");
    assertThat(run("run", "ingest", "--restart")).isEqualTo(2);
    assertThat(Main.commandLine().getSubcommands().get("run").getCommandSpec().optionsMap())
        .containsKey("--from")
        .doesNotContainKey("--restart");
  }

  @Test
  void anUnknownOptionIsExitCodeTwo() {
    assertThat(run("nightly", "--verbosely")).isEqualTo(2);
  }

  @Test
  void initWritesAConfigurationOnceAndDoctorFindsItInOrder() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Files.copy(
        Path.of("../data/samples/landing/registry/registry-2026-07-14.ndjson"),
        raw.resolve("registry.ndjson"));
    String output = folder.resolve("p.yaml").toString();

    assertThat(run("init", raw.toString(), "--output", output)).isZero();
    assertThat(run("doctor", "--config", output)).isZero();
    assertThat(run("init", raw.toString(), "--output", output)).isEqualTo(2);
    assertThat(text()).contains("there is a configuration already").contains("--force");
    assertThat(run("init", raw.toString(), "--output", output, "--force")).isZero();
  }

  @Test
  void aFolderWithoutReadableFilesIsExitCodeFourAndWritesNothing() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("raw"));
    Path output = folder.resolve("p.yaml");

    assertThat(run("init", raw.toString(), "--output", output.toString())).isEqualTo(4);
    assertThat(output).doesNotExist();
  }

  @Test
  void doctorIsExitCodeTwoWhereANightWouldStop() throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), "lakes: ./x\n");

    assertThat(run("doctor", "--config", file.toString())).isEqualTo(2);
  }

  @Test
  void catalogsAndHelpAreExitCodeZero() {
    for (String catalog : new String[] {"tables", "jobs", "metrics", "policies", "formats"}) {
      assertThat(run(catalog)).as(catalog).isZero();
    }
    assertThat(run("formats", "dcgm-exposition")).isZero();
    assertThat(run("formats", "dcgm-expositions")).isEqualTo(2);
    assertThat(text()).contains("dcgm-expositions is not read").contains("dcgm-exposition,");
    assertThat(run("--help")).isZero();
    assertThat(run("nightly", "--help")).isZero();
  }

  private int run(String... arguments) {
    return Main.run(arguments, new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return errors.toString(StandardCharsets.UTF_8);
  }
}
