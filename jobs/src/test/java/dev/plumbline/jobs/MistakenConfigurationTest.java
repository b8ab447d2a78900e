package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What metrics and log say of a run whose configuration is wrong. */
class MistakenConfigurationTest {
  private static final String RUN = "run: {metrics_file: p.prom, log_file: p.log}\n";

  @TempDir private Path folder;

  private int nightly(String configuration) throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), configuration);
    PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Main.told(new String[] {"nightly", "--config", file.toString()}, out, out);
  }

  @Test
  void aMistakeElsewhereInItIsAFailedRunOfTheMetricsAndOfTheLog() throws IOException {
    assertThat(nightly(RUN + "lakes: ./x\n")).isEqualTo(2);

    assertThat(folder.resolve("p.prom"))
        .content()
        .contains("plumbline_run_exit_code{command=\"nightly\"} 2\n")
        .doesNotContain("plumbline_last_success_timestamp_seconds");
    assertThat(folder.resolve("p.log")).content().contains("lakes", "ended with exit code 2");
  }

  @Test
  void whereItIsNoYamlTheFileStaysAsItWasSoThatTheLastSuccessAges() throws IOException {
    String before = "plumbline_last_success_timestamp_seconds 1790000000\n";
    Path metrics = Files.writeString(folder.resolve("p.prom"), before);

    assertThat(nightly(RUN + "lake: [\n")).isEqualTo(2);
    assertThat(metrics).hasContent(before);
    assertThat(nightly("run: {metrics_file: p.prom, metrics_name: [1]}\n")).isEqualTo(2);
    assertThat(metrics).hasContent(before);
  }

  @Test
  void aFailedRunLeavesTheLastSuccess() throws IOException {
    String before = "plumbline_last_success_timestamp_seconds 1790000000\n";
    Path metrics = Files.writeString(folder.resolve("p.prom"), before);

    assertThat(nightly(RUN + "lakes: ./x\n")).isEqualTo(2);
    assertThat(metrics).content().contains(before, "exit_code{command=\"nightly\"} 2");
  }
}
