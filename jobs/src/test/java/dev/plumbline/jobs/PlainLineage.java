package dev.plumbline.jobs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What files of lineage say, counted as a script would that knows nothing of this program: only
 * JSON. Of each run whether it failed, ended or neither, and how many dataset versions it read and
 * wrote.
 */
final class PlainLineage {
  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
  private static final String EVENT = "{\"eventTime\"";

  private final Map<String, Set<String>> said = new TreeMap<>();
  private final Map<String, Set<String>> inputs = new TreeMap<>();
  private final Map<String, Set<String>> outputs = new TreeMap<>();

  /** Adds a file of OpenLineage: an event, or a log in which events stand. */
  PlainLineage openLineage(Path file) throws IOException {
    String text = Files.readString(file);
    for (JsonNode event : file.toString().endsWith(".json") ? one(text) : inLog(text)) {
      String run = event.path("run").path("runId").asText("").toLowerCase(Locale.ROOT);
      if (!run.isEmpty()) {
        of(said, run).add(event.path("eventType").asText("").toUpperCase(Locale.ROOT));
        datasets(event.path("inputs"), of(inputs, run));
        datasets(event.path("outputs"), of(outputs, run));
      }
    }
    return this;
  }

  /** Adds an exported run of MLflow. */
  PlainLineage mlflow(Path file) throws IOException {
    JsonNode run = JSON.readTree(file.toFile()).path("mlflow");
    String id = run.path("info").path("run_id").asText();
    String status = run.path("info").path("status").asText();
    of(said, id).add(status.equals("FINISHED") ? "COMPLETE" : status);
    run.path("inputs")
        .path("dataset_inputs")
        .forEach(input -> of(inputs, id).add(input.path("dataset").toString()));
    run.path("outputs")
        .path("model_outputs")
        .forEach(output -> of(outputs, id).add(output.path("model_id").asText()));
    return this;
  }

  private static List<JsonNode> one(String text) throws IOException {
    return List.of(JSON.readTree(text));
  }

  private static List<JsonNode> inLog(String text) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (int at = text.indexOf(EVENT); at >= 0; at = text.indexOf(EVENT, at + 1)) {
      // Reads one value and leaves what follows.
      events.add(JSON.readTree(JSON.createParser(text.substring(at))));
    }
    return events;
  }

  private static void datasets(JsonNode list, Set<String> into) {
    for (JsonNode dataset : list) {
      JsonNode facets = dataset.path("facets");
      boolean isDropped =
          facets.at("/lifecycleStateChange/lifecycleStateChange").asText("").equals("DROP");
      if (!isDropped) {
        String version = facets.at("/version/datasetVersion").asText("");
        into.add(
            dataset.path("namespace").asText()
                + " "
                + dataset.path("name").asText()
                + " "
                + version);
      }
    }
  }

  private static Set<String> of(Map<String, Set<String>> sets, String run) {
    return sets.computeIfAbsent(run, k -> new HashSet<>());
  }

  /** Of each run its state, then how many dataset versions it read and wrote. */
  Map<String, String> runs() {
    Map<String, String> runs = new TreeMap<>();
    said.forEach(
        (run, types) ->
            runs.put(
                run,
                "%s, %d read, %d written"
                    .formatted(state(types), of(inputs, run).size(), of(outputs, run).size())));
    return runs;
  }

  private static String state(Set<String> types) {
    if (types.contains("FAIL") || types.contains("ABORT") || types.contains("FAILED")) {
      return "failed";
    }
    return types.contains("COMPLETE") ? "complete" : "open";
  }
}
