package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How S3 is reached, as a configuration says it. */
class S3SectionTest {
  private static final String SOURCE =
      "sources:\n  - {name: one, format: slurm-sacct, path: \"s3a://raw/*.txt\"%s}\n";

  @TempDir private Path folder;

  private Map<String, String> settings(String ofSource, String section) {
    return read(ofSource, section).s3().settings();
  }

  private ConfigurationFile read(String ofSource, String section) {
    try {
      Path file = folder.resolve("plumbline.yaml");
      return ConfigurationFile.read(Files.writeString(file, SOURCE.formatted(ofSource) + section));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refused(String ofSource, String section, String words) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> read(ofSource, section))
        .satisfies(failure -> assertThat(failure.category()).isEqualTo(Category.CONFIGURATION))
        .satisfies(failure -> assertThat(failure.text()).contains(words).contains(" line "));
  }

  @Test
  void nothingIsSaidWhereNothingStands() {
    assertThat(settings("", "")).isEmpty();
  }

  @Test
  void anEndpointOfOnesOwnHasBucketsInThePath() {
    assertThat(settings("", "s3: {endpoint: \"https://minio.lan:9000\"}\n"))
        .containsOnly(
            Map.entry("fs.s3a.endpoint", "https://minio.lan:9000"),
            Map.entry("fs.s3a.path.style.access", "true"));
    assertThat(settings("", "s3: {endpoint: \"https://s3.eu-central-1.amazonaws.com\"}\n"))
        .containsEntry("fs.s3a.path.style.access", "false");
    assertThat(settings("", "s3: {endpoint: \"https://x.lan\", path_style: false}\n"))
        .containsEntry("fs.s3a.path.style.access", "false");
  }

  @Test
  void regionEncryptionAndRetentionAreHandedOn() {
    assertThat(
            settings(
                "",
                """
                s3:
                  region: eu-west-1
                  sse: aws:kms
                  sse_key: alias/lake
                  object_lock: {mode: compliance, days: 400}
                """))
        .containsOnly(
            Map.entry("fs.s3a.endpoint.region", "eu-west-1"),
            Map.entry("fs.s3a.encryption.algorithm", "SSE-KMS"),
            Map.entry("fs.s3a.encryption.key", "alias/lake"),
            Map.entry("plumbline.s3.retention.mode", "compliance"),
            Map.entry("plumbline.s3.retention.days", "400"));
    assertThat(settings("", "s3: {sse: AES256}\n"))
        .containsOnly(Map.entry("fs.s3a.encryption.algorithm", "AES256"));
  }

  @Test
  void aSourceSaysWhereItsOwnBucketIs() {
    assertThat(settings(", endpoint: \"https://old.lan\", region: r1", "s3: {region: r2}\n"))
        .containsEntry("fs.s3a.bucket.raw.endpoint", "https://old.lan")
        .containsEntry("fs.s3a.bucket.raw.path.style.access", "true")
        .containsEntry("fs.s3a.bucket.raw.endpoint.region", "r1")
        .containsEntry("fs.s3a.endpoint.region", "r2");
  }

  @Test
  void whatNoServerTakesIsRefusedWithItsLine() {
    refused("", "s3: {endpoint: minio.lan}\n", "write it as https://HOST");
    refused("", "s3: {endpoint: \"https://key:secret@minio.lan\"}\n", "without credentials");
    refused("", "s3: {path_style: maybe}\n", "write true or false");
    refused("", "s3: {sse: rot13}\n", "write AES256 or aws:kms");
    refused("", "s3: {sse: AES256, sse_key: k}\n", "write sse: aws:kms");
    refused("", "s3: {object_lock: {mode: forever, days: 1}}\n", "governance or compliance");
    refused("", "s3: {object_lock: {mode: governance}}\n", "write a number from 1 to 36500");
    refused("", "s3: {object_lock: {mode: governance, days: 36501}}\n", "from 1 to 36500");
    refused("", "s3: {access_key: AKIA}\n", "unknown key 'access_key' in s3");
  }

  @Test
  void aSourceOnADiskHasNoEndpoint() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(
            () ->
                ConfigurationFile.read(
                    Files.writeString(
                        folder.resolve("disk.yaml"),
                        "sources:\n"
                            + "  - {name: one, format: slurm-sacct, path: a.txt, region: r}\n")))
        .withMessageContaining("path names none: a.txt");
  }

  @Test
  void aConfigurationElsewhereHasItsPathsThere() {
    Map<String, String> files =
        Map.of("s3a://conf/a/plumbline.yaml", SOURCE.formatted("") + "lake: ./lake\n");
    ConfigurationFile read =
        ConfigurationFile.read(Place.of("s3a://conf/a/plumbline.yaml", files::get));
    assertThat(read.configuration().lake()).isEqualTo("s3a://conf/a/lake");
    assertThat(read.configuration().sources().get(0).folder()).isEqualTo("s3a://conf/a");
    assertThat(read.configuration().sources().get(0).isHere()).isFalse();
  }
}
