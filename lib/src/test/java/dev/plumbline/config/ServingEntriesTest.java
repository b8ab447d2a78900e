package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.cost.unit.ServedVersion;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingEntriesTest {
  private static final String SOURCE =
      """
      sources:
        - name: a
          format: focus-csv
          path: landing/*.csv
      """;
  private static final String CHAT =
      "  - {namespace: serve, pod: \"chat-*\", model: m, version: \"5\", target: eu";

  @TempDir private Path folder;

  private List<Serving> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("plumbline.yaml"), SOURCE + text);
    return ConfigurationFile.read(file).configuration().serving();
  }

  private Failure refused(String text) {
    return assertThatExceptionOfType(Failure.class).isThrownBy(() -> read(text)).actual();
  }

  @Test
  void whoServesWhichVersionIsDeclared() throws IOException {
    assertThat(read("serving:\n" + CHAT + "}\n"))
        .containsExactly(
            new Serving("serve", "chat-*", new ServedVersion(null, "m", "5", "eu", "accuracy")));
    assertThat(read("serving:\n" + CHAT + ", registry: r, metric: f1}\n"))
        .containsExactly(
            new Serving("serve", "chat-*", new ServedVersion("r", "m", "5", "eu", "f1")));
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {model: m, version: 5, target: t}                   | names nobody
          {namespace: '*', model: m, version: 5, target: t}   | names everybody
          {pod: p, model: m, version: 5}                      | lacks 'target'
          {pod: p, version: 5, target: t}                     | lacks 'model'
          {pod: p, model: m, version: '*', target: t}         | names no single one
          {pod: p, model: m, version: [5, 6], target: t}      | is no single value
          {pod: p, model: m, version: 5, target: t, share: 1} | 'share'
          """)
  void whatNamesNobodyOrNoSingleVersionIsRefusedWithItsLine(String entry, String problem) {
    Failure failure = refused("serving:\n  - " + entry + "\n");
    assertThat(failure.getMessage()).contains(problem);
    assertThat(failure.because()).contains("line 6");
  }

  @Test
  void anOwnerServesOneVersion() {
    Failure twice = refused("serving:\n" + CHAT + "}\n" + CHAT.replace("\"5\"", "\"6\"") + "}\n");
    assertThat(twice.getMessage())
        .contains("namespace serve, pod chat-* stands twice, first in line 6");
    assertThat(twice.because()).endsWith("line 7");
  }

  @Test
  void aRolloutIsDatedAndTheNewestStandsFirst() throws IOException {
    String six = CHAT.replace("\"5\"", "\"6\"") + ", from: 2026-07-14}\n";
    assertThat(read("serving:\n" + six + CHAT + "}\n"))
        .extracting(Serving::from)
        .containsExactly(LocalDate.of(2026, 7, 14), null);
    assertThat(refused("serving:\n" + CHAT + "}\n" + six).getMessage())
        .contains("an entry before has all dates of this one");
  }

  @Test
  void serversMayCallItByAnotherName() throws IOException {
    assertThat(read("serving:\n" + CHAT + ", served_as: org/m-8b}\n").get(0).served().name())
        .isEqualTo("org/m-8b");
    assertThat(read("serving:\n" + CHAT + "}\n").get(0).served().name()).isEqualTo("m");
  }

  @Test
  void aVersionHasOneRegistryAndOneMetric() {
    String other = CHAT.replace("chat", "talk") + ", metric: f1}\n";
    assertThat(refused("serving:\n" + CHAT + "}\n" + other).getMessage())
        .contains("m 5 in eu has another registry:, metric: or served_as: than in an entry before");
  }

  @Test
  void patternsFindNobodyWhereNamespacesArePersonalData() throws IOException {
    Files.writeString(folder.resolve("privacy.key"), "0123456789abcdef");
    String privacy = "privacy: {pseudonymous: [namespace], key_file: privacy.key}\n";
    assertThat(refused(privacy + "serving:\n" + CHAT + "}\n").getMessage())
        .contains("serving entries by a pattern find nobody");
    List<Serving> named = read(privacy + "serving:\n" + CHAT.replace("-*", "") + "}\n");
    assertThat(named.get(0).namespace()).isNotEqualTo("serve");
    assertThat(named.get(0).pod()).isEqualTo("chat");
  }
}
