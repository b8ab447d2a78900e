package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the night of the samples told of its own runs. */
final class NightEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private NightEvents() {}

  /** The event with which a job ended. */
  static JsonNode ended(String job) throws IOException {
    return events().stream()
        .filter(event -> event.path("eventType").asText().equals("COMPLETE"))
        .filter(event -> event.path("job").path("name").asText().equals(job))
        .findFirst()
        .orElseThrow();
  }

  /** All of them, in their order. */
  static List<JsonNode> events() throws IOException {
    Path own = Path.of(SampleNight.lake().root().toUri()).resolve("_plumbline/lineage");
    List<JsonNode> events = new ArrayList<>();
    try (Stream<Path> found = Files.list(own)) {
      List<Path> files = found.filter(file -> file.toString().endsWith(".ndjson")).toList();
      assertThat(files).hasSize(1);
      for (String line : Files.readAllLines(files.get(0))) {
        events.add(JSON.readTree(line));
      }
    }
    return events;
  }

  /** The version of a table that a job read or wrote. */
  static String version(String job, String side, String table) throws IOException {
    for (JsonNode dataset : ended(job).path(side)) {
      if (dataset.path("name").asText().equals(table)) {
        return dataset.path("facets").path("version").path("datasetVersion").asText();
      }
    }
    throw new AssertionError(job + " has no " + table);
  }
}
