package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command line that the files for schedulers hold is one that the program takes. */
class DeployedCommandsTest {
  private static final Path DEPLOY = Path.of("../deploy");
  private static final String LAUNCHER = "/opt/plumbline/plumbline ";

  @Test
  void areTakenAsTheyStand() throws IOException {
    List<List<String>> commands = new ArrayList<>();
    try (Stream<Path> files = Files.walk(DEPLOY)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        commands.addAll(commands(file));
      }
    }
    assertThat(commands).extracting(command -> command.get(0)).contains("nightly", "maintain");
    assertThat(commands).hasSize(7);
    for (List<String> command : commands) {
      CommandLine line = Main.commandLine().setCaseInsensitiveEnumValuesAllowed(true);
      assertThatCode(() -> line.parseArgs(command.toArray(String[]::new)))
          .as(String.join(" ", command))
          .doesNotThrowAnyException();
    }
  }

  private static List<List<String>> commands(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(".yaml")) {
      List<List<String>> found = new ArrayList<>();
      JsonNode document = new YAMLMapper().readTree(file.toFile());
      for (String key : List.of("args", "arguments")) {
        for (JsonNode words : document.findValues(key)) {
          List<String> command = new ArrayList<>();
          words.forEach(word -> command.add(word.asText()));
          found.add(command);
        }
      }
      return found;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.contains(LAUNCHER) && !line.startsWith("su "))
        .map(line -> line.substring(line.indexOf(LAUNCHER) + LAUNCHER.length()))
        .map(line -> List.of(line.split(" ")))
        .toList();
  }
}
