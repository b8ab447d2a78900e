package dev.plumbline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import dev.plumbline.fuzz.FuzzTarget;
import dev.plumbline.ingest.export.Manifest;
import dev.plumbline.ingest.secrets.SecretText;
import dev.plumbline.ingest.telemetry.FileInstant;
import dev.plumbline.ingest.telemetry.Printed;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** What is read of files before they are read: names, first bytes, manifests; and masking. */
public final class NamesFuzz {
  /** Masking takes its target here too. */
  public static final List<FuzzTarget> TARGETS =
      List.of(
          FuzzTarget.ofText(
              "file-instant",
              NamesFuzz::fileInstant,
              "gke-edge-l4-d2-scrape-20260714T105800Z.prom.gz",
              "a/2026-07-14/n1.prom",
              "n_1783987200.prom"),
          FuzzTarget.ofText(
              "configured-pattern",
              NamesFuzz::configuredPattern,
              "([^_/]+)_[^/]*$\ng1f4a2c_20260714T00.prom.gz",
              "(a+)+b\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
          FuzzTarget.ofText(
              "manifest",
              NamesFuzz::manifest,
              "{\"assemblyId\":\"20260714T000000Z\",\"reportKeys\":[\"a/b.csv.gz\"]}",
              "{\"executionId\":\"2026-07-14T00:00:00Z-1\",\"dataFiles\":[\"s3://b/x.parquet\"]}",
              "{\"runInfo\":{\"runId\":\"r\",\"submittedTime\":\"2026-07-14T00:00:00Z\"},"
                  + "\"blobs\":[{\"blobName\":\"a/part0.csv\"}]}",
              "{\"SchemaId\":\"1\",\"data_location\":[{\"filepath\":\"a.csv\"}]}"),
          FuzzTarget.ofText(
              "masking",
              NamesFuzz::masking,
              "password=hush token: \"x\" https://u:p@h/ --api-key=1",
              "{\"env\":[{\"name\":\"A_TOKEN\",\"value\":\"hush\"}]}"),
          new FuzzTarget(
              "first-bytes",
              Specimens.ALL.stream().flatMap(each -> each.inputs().stream()).toList(),
              NamesFuzz::firstBytes));

  private NamesFuzz() {}

  private static void fileInstant(String name) {
    try {
      SourceSettings settings = SourceSettings.of("s", "dcgm-exposition");
      long at = FileInstant.of(new SourceFile(settings, name, Instant.MAX));
      assertThat(at == Printed.NO_INSTANT ? 0 : at)
          .isBetween(
              Instant.parse("0001-01-01T00:00:00Z").toEpochMilli(),
              Instant.parse("9999-12-31T23:59:59Z").toEpochMilli());
    } catch (MalformedFile e) {
      assertThat(e.remedy()).isNotBlank();
    }
  }

  private static void configuredPattern(String input) {
    String[] parts = input.split("\n", 2);
    try {
      assertThat(ConfiguredPattern.group("node_pattern", "s", parts[0], parts[parts.length - 1]))
          .isNotNull();
    } catch (PatternSyntaxException e) {
      assertThat(e.getDescription()).isNotBlank();
    } catch (Failure e) {
      assertThat(e.category()).isEqualTo(Failure.Category.CONFIGURATION);
    }
  }

  private static void manifest(String text) {
    Manifest.of("folder/20260701-20260801/x-Manifest.json", text)
        .ifPresent(manifest -> assertThat(manifest.files()).isNotEmpty().doesNotContainNull());
  }

  private static void masking(String text) {
    assertThat(SecretText.masked(text)).isNotNull();
    assertThat(SecretText.masked("password", text)).isNotNull();
  }

  private static void firstBytes(byte[] bytes) {
    FileHead head = FileHead.of("f", Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.BYTES)));
    assertThat(Ingesters.recognising(head)).isNotNull();
    for (Ingester ingester : Ingesters.ALL) {
      SourceSettings settings = SourceSettings.of("s", ingester.format());
      WrongFormat.of(ingester, new SourceFile(settings, "f", Instant.MAX), head)
          .ifPresent(refusal -> assertThat(refusal.remedy()).isNotBlank());
    }
  }
}
