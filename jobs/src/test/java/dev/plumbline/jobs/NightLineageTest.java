package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.publication.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The night says in OpenLineage what it read and wrote. */
class NightLineageTest {
  @Test
  void everyJobOfTheNightStartsAndCompletes() throws IOException {
    Path folder = Path.of(SampleNight.lake().root().toUri()).resolve("_plumbline/lineage");
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(".ndjson")).toList();
    }
    assertThat(files).hasSize(1);
    List<String> lines = Files.readAllLines(files.get(0));
    assertThat(lines).hasSize(2 * (JobCatalog.ALL.size() + 1));
    for (String line : lines) {
      JsonNode event = new ObjectMapper().readTree(line);
      assertThat(event.path("eventType").asText()).isIn("START", "COMPLETE");
      assertThat(event.path("producer").asText()).endsWith("/" + Program.VERSION);
      assertThat(event.path("run").path("runId").asText()).hasSize(36);
      assertThat(event.path("outputs")).isNotEmpty();
      JsonNode fields = event.path("outputs").get(0).path("facets").path("schema").path("fields");
      assertThat(fields).isNotEmpty();
    }
  }
}
