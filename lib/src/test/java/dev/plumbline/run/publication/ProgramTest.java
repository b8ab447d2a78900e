package dev.plumbline.run.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramTest {
  @Test
  void itsVersionIsTheBuilds() throws IOException {
    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .containsPattern(
            "<artifactId>plumbline</artifactId>\\s*<version>" + Program.VERSION + "</version>");
  }
}
