package dev.plumbline.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake of a configuration is found at once, and the rest of it can be used. */
class InspectionTest {
  @TempDir private Path folder;

  @Test
  void allMistakesAreFoundAndWhatIsRightIsRead() throws IOException {
    Inspection inspection =
        inspect(
            """
            close_after_days: soon
            laake: ./x
            sources:
              - {name: good, format: focus-csv, path: a/*.csv}
              - {name: bad, format: no-such-format, path: a/*.csv}
            nodes:
              - {node: n1, provider: AWS, resource_id: i-1, instance_type: p5.48xlarge}
              - {node: n2, provider: AWS}
            """);

    assertThat(inspection.problems())
        .extracting(Failure::getMessage)
        .hasSize(4)
        .anyMatch(text -> text.contains("laake"))
        .anyMatch(text -> text.contains("close_after_days"))
        .anyMatch(text -> text.contains("no-such-format"))
        .anyMatch(text -> text.contains("resource_id"));
    Configuration configuration = inspection.file().orElseThrow().configuration();
    assertThat(configuration.sources()).hasSize(1);
    assertThat(configuration.nodes()).hasSize(1);
    assertThat(inspection.lineOf(configuration.sources().get(0))).isEqualTo(4);
    assertThat(inspection.lineOf(configuration.nodes().get(0))).isEqualTo(7);
  }

  @Test
  void whatIsNoYamlIsOneMistakeAndNothingIsRead() throws IOException {
    Inspection inspection = inspect("sources: [\n");

    assertThat(inspection.problems()).hasSize(1);
    assertThat(inspection.file()).isEmpty();
  }

  @Test
  void keysAndWordsThatAreNoTextAreMistakesAndNoBugs() throws IOException {
    Inspection inspection =
        inspect(
            """
            sources:
              - {name: a, format: dcgm-exposition, path: a, exporter_pods: [[x]]}
              - {[a, b]: c}
            """);

    assertThat(inspection.problems()).isNotEmpty();
  }

  private Inspection inspect(String text) throws IOException {
    return ConfigurationFile.inspect(Files.writeString(folder.resolve("plumbline.yaml"), text));
  }
}
