package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.config.Configuration.ExportScope;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.policies.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;

  @TempDir private Path folder;

  @Test
  void whatIsNotSaidHasADefault() throws IOException {
    ConfigurationFile file = read(SOURCE);
    Configuration configuration = file.configuration();
    assertThat(configuration.lake()).isEqualTo("./lake");
    assertThat(configuration.futureTolerance()).isEqualTo(Duration.ofSeconds(300));
    assertThat(configuration.rejectedShareLimit()).isEqualTo(0.02);
    assertThat(configuration.closeAfterDays()).isEqualTo(5);
    assertThat(configuration.nodes()).isEmpty();
    assertThat(configuration.owners()).isEmpty();
    assertThat(configuration.prices()).isEmpty();
    assertThat(file.policies()).isEqualTo(Policies.DEFAULT);
    Configuration.Source source = configuration.sources().get(0);
    assertThat(source.exportScope()).isEqualTo(ExportScope.PERIOD);
    assertThat(source.folder()).isEqualTo(folder.toAbsolutePath().normalize().toString());
    assertThat(source.settings().interval()).isNull();
    assertThat(source.settings().labels().exporterPods()).isEmpty();
  }

  @Test
  void theSamplesConfigurationIsRead() {
    ConfigurationFile file =
        ConfigurationFile.read(Path.of("..", "data", "samples", "plumbline.yaml"));
    assertThat(file.configuration().sources()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(file.configuration().nodes()).hasSize(9);
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    Failure failure = refused(SOURCE + "close_after_day: 3\n");
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.getMessage()).contains("close_after_day");
    assertThat(failure.because()).endsWith("line 5");
    assertThat(failure.remedy()).contains("did you mean 'close_after_days'");
  }

  @Test
  void anUnknownKeyInsideASourceNamesTheSource() {
    Failure failure = refused(SOURCE + "    intervall_seconds: 30\n");
    assertThat(failure.getMessage()).contains("intervall_seconds").contains("sources[0]");
    assertThat(failure.remedy()).contains("interval_seconds");
  }

  @Test
  void anUnknownFormatIsRefusedByName() {
    Failure failure = refused(SOURCE.replace("focus-csv", "cur-parquet"));
    assertThat(failure.getMessage()).contains("cur-parquet").contains("not read");
    assertThat(failure.remedy()).contains("focus-csv");
  }

  @Test
  void aWrongValueNamesItsLine() {
    Failure failure = refused("close_after_days: soon\n" + SOURCE);
    assertThat(failure.getMessage()).contains("close_after_days").contains("soon");
    assertThat(failure.because()).endsWith("line 1");
  }

  @Test
  void aSourceNameStandsOnce() {
    Failure failure = refused(SOURCE + SOURCE.substring("sources:\n".length()));
    assertThat(failure.getMessage()).contains("stands twice");
  }

  @Test
  void brokenYamlIsNoBug() {
    Failure failure = refused("sources: [\n");
    assertThat(failure.category()).isEqualTo(Category.CONFIGURATION);
    assertThat(failure.because()).contains("line");
  }

  @Test
  void anEmptyFileIsNoBug() {
    assertThat(refused("").category()).isEqualTo(Category.CONFIGURATION);
  }

  @Test
  void aPolicyValueCanBeOverridden() throws IOException {
    ConfigurationFile file = read(SOURCE + "policies:\n  gpu-state: {held_idle_seconds: 900}\n");
    assertThat(file.policies().gpuState().heldIdle()).isEqualTo(Duration.ofMinutes(15));
    assertThat(file.policies().gpuState().version()).isEqualTo("1+configured");
    assertThat(file.policies().gpuState().falseBusy())
        .isEqualTo(Policies.DEFAULT.gpuState().falseBusy());
  }

  private ConfigurationFile read(String text) throws IOException {
    return ConfigurationFile.read(Files.writeString(folder.resolve("plumbline.yaml"), text));
  }

  private Failure refused(String text) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text)).actual();
  }
}
