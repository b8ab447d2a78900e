package dev.plumbline.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.config.Configuration;
import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.ingest.Ingester;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declared under privacy: is in the tables under a pseudonym or not at all. */
class PrivateLandingTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final String SCRAPE =
      """
      DCGM_FI_DEV_SM_CLOCK{UUID="GPU-1",Hostname="n1",namespace="alice-lab",\
      pod="p-0",user="alice",mail="a@b.example",\
      team="x"} 1755 1783987200000
      DCGM_FI_DEV_SM_CLOCK{UUID="GPU-1",Hostname="n1",namespace="alice-lab",\
      user="alice"} alice,b@c.example 1783987200000
      """;
  private static final String RECORDS =
      """
      {"kind":"model_version","model":"atlas-chat","version":"7",\
      "registered_at":"2026-07-14T07:57:00Z","registered_by":"alice",\
      "run_id":"0d6c6f0e-3f0b-4a53-9a5e-6d3f7a10c001",\
      "artifact_uri":"s3://acme-models/atlas-chat/7/model.safetensors",\
      "artifact_digest":"sha256:30feca2b744c76cb8714ac121a37c2322713a2e2bd26aac9ec1ba210050d8dc3",\
      "risk_tier":"high",\
      "environment_digest":null,"committed_by":"amira","run_by":"svc-train"}
      """;

  @TempDir Path folder;

  private Configuration configuration(String privacy, String key) throws IOException {
    Files.writeString(folder.resolve("privacy.key"), key);
    Path file =
        Files.writeString(
            folder.resolve("plumbline.yaml"),
            """
            sources:
              - {name: dcgm, format: dcgm-exposition, path: '*.prom'}
              - {name: registry, format: model-registry, path: '*.ndjson'}
            owners:
              - {namespace: alice-lab, team: vision}
              - {namespace: ml, team: ml}
            privacy:
            """
                + privacy.indent(2));
    return ConfigurationFile.read(file).configuration();
  }

  private String given(Configuration configuration, int source, String content) throws IOException {
    SourceSettings settings = configuration.sources().get(source).settings();
    Ingester ingester = Ingesters.of(settings.format()).orElseThrow();
    Path path = Files.writeString(folder.resolve("input.txt"), content);
    LandingFile file =
        new LandingFile(
            settings.name(),
            ingester.format(),
            "input.txt",
            path.toUri().toString(),
            Files.size(path),
            null);
    SourceFile asSource = new SourceFile(settings, "input.txt", NOT_AFTER);
    return Landed.of(new ReadPlan.Item(file, asSource, ingester), folder.resolve("side"));
  }

  private static final String DECLARED =
      "pseudonymous: [namespace, user, registered_by]\ndrop: [mail]\nkey_file: privacy.key";

  @Test
  void ownersAreFoundByTheSamePseudonymAndNoNameIsLeft() throws IOException {
    Configuration configuration = configuration(DECLARED, "0123456789abcdef0123456789abcdef");
    String namespace = configuration.owners().get(0).holders().namespace().text();
    assertThat(namespace).matches("p-[0-9a-f]{32}");
    assertThat(configuration.owners().get(0).team()).isEqualTo("vision");
    assertThat(configuration.owners().get(1).holders().namespace().text()).isNotEqualTo(namespace);

    String given = given(configuration, 0, SCRAPE);
    assertThat(given)
        .contains(namespace)
        .contains("\"team\":\"x\"")
        .doesNotContain("alice")
        .doesNotContain("a@b.example")
        .doesNotContain("b@c.example");
  }

  @Test
  void aUserHasOnePseudonymInLabelsColumnsAndJson() throws IOException {
    Configuration configuration = configuration(DECLARED, "0123456789abcdef0123456789abcdef");
    // HMAC-SHA-256 of "alice" under that key, by Python's hmac, 128 bits of it.
    String alice = "p-433deb45467e4e53dbaba594c88bc3a2";
    assertThat(given(configuration, 0, SCRAPE)).contains("\"user\":\"" + alice + "\"");
    String records = given(configuration, 1, RECORDS);
    assertThat(records).contains(alice).doesNotContain("alice");
  }

  @Test
  void anotherKeyGivesOtherPseudonymsAndAllFilesAreReadAgain() throws IOException {
    Configuration one = configuration(DECLARED, "0123456789abcdef0123456789abcdef");
    Configuration same = configuration(DECLARED, "0123456789abcdef0123456789abcdef\n");
    Configuration other = configuration(DECLARED, "another key of enough characters");
    Configuration none = configuration("drop: []", "");
    assertThat(other.owners().get(0)).isNotEqualTo(one.owners().get(0));
    List<String> digests =
        List.of(one, other, none).stream()
            .map(configuration -> configuration.sources().get(0).settings().digest())
            .toList();
    assertThat(digests).doesNotHaveDuplicates();
    assertThat(same.sources().get(0).settings().digest()).isEqualTo(digests.get(0));
    assertThat(none.sources().get(0).settings().digest())
        .isEqualTo(SourceSettings.of("dcgm", "dcgm-exposition").digest());
    assertThat(one.sources().get(0).settings().toString()).doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pseudonymous: [user] | privacy names no key, or two",
        "{pseudonymous: [user], key_variable: A, key_file: b} | privacy names no key, or two",
        "{pseudonymous: [user], key_file: none.key} | cannot be read",
        "{pseudonymous: [user], key_file: privacy.key} | fewer than 16 characters",
        "{pseudonymous: [user], key_variable: PLUMBLINE_NO_SUCH_KEY} | PLUMBLINE_NO_SUCH_KEY of"
            + " privacy is not set",
        "{pseudonymous: [user], key: abc} | unknown key 'key'",
        "{pseudonymous: [node], key_file: privacy.key} | rows are joined by it",
        "{drop: [billed_cost]} | a table has no row without it",
        "{drop: [user], pseudonymous: [user], key_file: privacy.key} | pseudonymous and dropped"
      })
  void whatIsMissingOrWrongIsToldWithTheLine(String privacy, String problem) {
    assertThatThrownBy(() -> configuration(privacy, "short"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.category().exitCode()).isEqualTo(2);
              assertThat(failure.text()).contains(problem).contains("plumbline.yaml line");
            });
  }
}
