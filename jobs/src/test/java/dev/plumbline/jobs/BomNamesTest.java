package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.jobs.bom.BomSchema;
import dev.plumbline.lineage.check.Link;
import dev.plumbline.run.exports.WrittenExport;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is whatever a registry says: it comes back as it is, on every way out. */
class BomNamesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void namesThatMeanSomethingInJsonOrAShellComeBackAsTheyAre(boolean isFile, boolean isOneLine)
      throws IOException {
    String model =
        "a \"<b>\" & 'c' \\ \n\t \u00e9\u2028 \u001b[31m\u009b31m\u202e\udb40\udc41 $(d) %s {}";
    String version = "release/2026-07/1 \"x\"\n";
    Path lake = oddlyNamed(model, version);
    Path file = folder.resolve("bom.json");
    List<String> asked =
        new ArrayList<>(
            List.of("bom", "--model", model, "--version", version, "--registry", "a\"b"));
    asked.addAll(isFile ? List.of("--output", file.toString()) : List.of());
    asked.addAll(isOneLine ? List.of("--json") : List.of());

    SampleExport.Answer answer = SampleExport.asksOf(lake.toString(), asked.toArray(String[]::new));
    String text = isFile ? Files.readString(file) : answer.said();
    assertThat(answer.code()).as(answer.failed()).isZero();
    assertThat(text.lines().count() == 1).isEqualTo(isOneLine);
    assertThat(text.codePoints().filter(BomNamesTest::isUnseen))
        .as("what a terminal would obey")
        .isEmpty();
    JsonNode bom = JSON.readTree(text);
    assertThat(BomSchema.mistakes(bom)).isEmpty();
    assertThat(bom.at("/metadata/component/name").asText()).isEqualTo(model);
    assertThat(bom.at("/metadata/component/version").asText()).isEqualTo(version);
    assertThat(bom.at("/metadata/component/properties/0/value").asText()).isEqualTo("a\"b");
  }

  private static boolean isUnseen(int letter) {
    return letter != '\n'
        && (Character.isISOControl(letter)
            || Character.getType(letter) == Character.FORMAT
            || Character.getType(letter) == Character.LINE_SEPARATOR);
  }

  private Path oddlyNamed(String model, String version) {
    ObjectNode registered = JSON.createObjectNode().put("registry", "a\"b");
    registered.put("model", model).put("version", version);
    ObjectNode ruling = registered.deepCopy().put("as_of_date", "2026-07-14");
    for (Link link : Link.values()) {
      ruling.put(link.id() + "_state", "MISSING");
    }
    ruling.putObject("link_reasons");
    registered.put("registered_at", "2026-07-14T05:00:00Z");
    // What is written by hand has ' for ".
    new WrittenExport(3, "2026-07-14")
        .with(ModelVersion.TABLE, registered.toString().replace("'", "\\u0027"))
        .with(LineageCompleteness.TABLE, ruling.toString().replace("'", "\\u0027"))
        .into(folder);
    return folder;
  }
}
