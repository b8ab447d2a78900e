package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Telling.LogFile;
import dev.plumbline.config.Telling.MetricsFile;
import dev.plumbline.config.Telling.Rotation;
import dev.plumbline.config.Telling.ToFile;
import dev.plumbline.config.Telling.ToHttp;
import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run tells machines how it went, as a file says it. */
class TellingSectionTest {
  private static final String SOURCES = "sources: [{name: s, format: focus-csv, path: '*.csv'}]\n";

  @TempDir private Path folder;

  private Telling read(String more) {
    try {
      Path file = Files.writeString(folder.resolve("p.yaml"), SOURCES + more);
      return ConfigurationFile.read(file).telling();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingIsToldWhereNothingIsSaid() {
    assertThat(read("")).isEqualTo(Telling.NOTHING);
  }

  @Test
  void filesAreRelativeToTheConfiguration() {
    assertThat(read("run: {log_file: logs/p.log, metrics_file: /m/p.prom, metrics_name: prod}\n"))
        .isEqualTo(
            new Telling(
                new LogFile(folder.resolve("logs/p.log").toString(), Rotation.SIZE, 10, 10),
                new MetricsFile("/m/p.prom", "prod"),
                null));
    assertThat(
            read("run: {log_file: p, log_rotation: daily, log_megabytes: 3, log_kept: 30}\n")
                .logFile())
        .isEqualTo(new LogFile(folder.resolve("p").toString(), Rotation.DAILY, 3, 30));
  }

  @Test
  void transportsAreNamedAsTheClientsOfOpenLineageNameThem() {
    assertThat(read("openlineage:\n  transport: {type: file, location: l.ndjson}\n").lineage())
        .isEqualTo(new ToFile(folder.resolve("l.ndjson").toString()));
    assertThat(
            read("openlineage: {transport: {type: http, url: 'http://marquez:5000/'}}").lineage())
        .isEqualTo(
            new ToHttp(
                URI.create("http://marquez:5000/api/v1/lineage"), Duration.ofSeconds(5), null));
    assertThat(
            read("""
            openlineage:
              transport:
                type: http
                url: https://lineage.example.com
                endpoint: /events
                timeoutInMillis: 250
                auth: {type: api_key, api_key_variable: LINEAGE_KEY}
            """)
                .lineage())
        .isEqualTo(
            new ToHttp(
                URI.create("https://lineage.example.com/events"),
                Duration.ofMillis(250),
                "LINEAGE_KEY"));
  }

  @Test
  void whatCannotBeMeantIsRefusedWithARemedy() {
    refused("run: {log_files: x}", "unknown key 'log_files'", "log_file");
    refused("run: {log_file: x, log_megabytes: 0}", "log_megabytes", "1 to 10000");
    refused("run: {log_file: x, log_rotation: weekly}", "log_rotation", "size or daily");
    refused("run: {metrics_file: x, metrics_name: 'a b'}", "metrics_name", "64 letters");
    refused("openlineage: {}", "lacks 'transport'", "add transport");
    refused("openlineage: {transport: {type: kafka}}", "kafka", "file or http");
    refused("openlineage: {transport: {type: file}}", "location", "add location");
    refused("openlineage: {transport: {type: http, url: 'ftp://x'}}", "http://", "address");
    refused("openlineage: {transport: {type: http, url: 'http://u:p@x'}}", "password", "auth");
  }

  @Test
  void aKeyIsNeverWrittenIntoTheFile() {
    refused(
        "openlineage: {transport: {type: http, url: 'http://x', auth: {type: api_key, apiKey: z}}}",
        "auth holds a key",
        "api_key_variable");
  }

  private void refused(String more, String problem, String remedy) {
    assertThatThrownBy(() -> read(more))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.getMessage()).contains(problem);
              assertThat(failure.because()).contains("line 2");
              assertThat(failure.remedy()).contains(remedy);
            });
  }
}
