package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  @Test
  void generatedDocumentsAreUpToDate() throws IOException {
    for (Map.Entry<String, String> document : Documents.all().entrySet()) {
      Path file = Path.of("..", "docs", document.getKey());
      assertThat(Files.readString(file))
          .as("docs/%s is stale: run ./plumbline docs", document.getKey())
          .isEqualTo(document.getValue());
    }
  }

  @Test
  void theGeneratedPartsOfTheReadmeAreUpToDate() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(readme)
        .as("README.md is stale: run ./plumbline docs")
        .isEqualTo(Readme.renewed(readme));
  }
}
