package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.ingest.FileHead;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.testing.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every real file read a second way: Jackson's tree of every object that stands in the text, and
 * what an event is told by its fields. Both ways have to agree on every event.
 */
class SecondReadingTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path FOLDER = Path.of("../../shared/data/lineage/openlineage");
  private static final Map<Path, String> FILES = new TreeMap<>();

  @BeforeAll
  static void everyFile() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real events here");
    try (Stream<Path> all = Files.walk(FOLDER)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        FILES.put(FOLDER.relativize(path), Files.readString(path));
      }
    }
  }

  /** The events of a text, as they stand in it. */
  private static List<JsonNode> events(String text) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    int from = text.indexOf('{');
    while (from >= 0) {
      try (JsonParser parser = MAPPER.createParser(text.substring(from))) {
        JsonNode object = MAPPER.readTree(parser);
        if (object.path("eventTime").isTextual()) {
          events.add(object);
        }
        from = text.indexOf('{', from + (int) parser.currentLocation().getCharOffset());
      } catch (JsonProcessingException e) {
        from = text.indexOf('{', from + 1);
      }
    }
    return events;
  }

  /** What an event has to name; repeated events once. */
  private static List<JsonNode> usable(List<JsonNode> events) {
    Set<JsonNode> usable = new LinkedHashSet<>();
    for (JsonNode event : events) {
      boolean namesRun = !event.has("run") || event.at("/run/runId").isTextual();
      boolean namesJob = event.has("dataset") || event.at("/job/name").isTextual();
      if (namesRun && namesJob) {
        usable.add(event);
      }
    }
    return List.copyOf(usable);
  }

  @Test
  void bothWaysAgreeOnEveryEvent() throws IOException {
    long files = 0;
    long accepted = 0;
    long refused = 0;
    for (Map.Entry<Path, String> file : FILES.entrySet()) {
      List<JsonNode> events = events(file.getValue());
      if (events.isEmpty()) {
        continue;
      }
      List<JsonNode> usable = usable(events);
      RecordingSink sink = Ingested.openLineage(file.getValue());
      String name = file.getKey().toString();
      assertThat(sink.accepted).as(name).isEqualTo(usable.size());
      assertThat(sink.accepted + sink.duplicates + sink.rejects.size())
          .as(name)
          .isEqualTo(events.size());
      for (int i = 0; i < usable.size(); i++) {
        assertAgree(sink.rows.get(i), usable.get(i), name);
      }
      files++;
      accepted += sink.accepted;
      refused += sink.rejects.size();
    }
    // 74 events of compatibility tests and 10 handwritten ones, one a file and one without a run
    // id; 4 logs with 4 + 4 + 3 + 3 events, of which none repeats.
    assertThat(files).isEqualTo(74 + 10 + 4);
    assertThat(accepted).isEqualTo(74 + 10 - 1 + 14);
    assertThat(refused).isEqualTo(1);
  }

  private static void assertAgree(RecordingSink.Row row, JsonNode event, String name)
      throws IOException {
    assertThat(row.of(LineageEvent.RUN_ID))
        .as(name)
        .isEqualTo(
            event.has("run") ? event.at("/run/runId").textValue().toLowerCase(Locale.ROOT) : null);
    Instant at = OffsetDateTime.parse(event.path("eventTime").textValue()).toInstant();
    assertThat(row.of(LineageEvent.EVENT_AT)).as(name).isEqualTo(at);
    assertThat((List<?>) row.of(LineageEvent.INPUTS)).as(name).hasSize(event.path("inputs").size());
    assertThat((List<?>) row.of(LineageEvent.OUTPUTS))
        .as(name)
        .hasSize(event.path("outputs").size());
    JsonNode kept = MAPPER.readTree((String) row.of(LineageEvent.EVENT_JSON));
    assertThat(facetNames(kept)).as(name).isEqualTo(facetNames(event));
    assertKept(kept, event, name);
  }

  /** Owners of facets and the names of what they have. */
  private static Map<String, Set<String>> facetNames(JsonNode event) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    names.put("run", names(event.at("/run/facets")));
    names.put("job", names(event.at("/job/facets")));
    for (String list : List.of("inputs", "outputs")) {
      for (int i = 0; i < event.path(list).size(); i++) {
        for (String kind : List.of("facets", "inputFacets", "outputFacets")) {
          names.put(list + i + kind, names(event.path(list).get(i).path(kind)));
        }
      }
    }
    return names;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /**
   * Nothing but the letter case of run ids differs between what came and what is kept: what was
   * secret in these files their producers masked themselves.
   */
  private static void assertKept(JsonNode kept, JsonNode event, String path) {
    if (event.isContainerNode()) {
      assertThat(names(kept)).as(path).isEqualTo(names(event));
      assertThat(kept.size()).as(path).isEqualTo(event.size());
      for (Map.Entry<String, JsonNode> field : event.properties()) {
        String below = path + " " + field.getKey();
        assertKept(kept.get(field.getKey()), field.getValue(), below);
      }
      for (int i = 0; event.isArray() && i < event.size(); i++) {
        assertKept(kept.get(i), event.get(i), path + " " + i);
      }
    } else {
      boolean isRunId = path.endsWith(" runId");
      assertThat(kept.asText())
          .as(path)
          .isEqualTo(isRunId ? event.asText().toLowerCase(Locale.ROOT) : event.asText());
    }
  }

  /** Schemas and configurations of the same folder name the same fields, and are no events. */
  @Test
  void exactlyTheFilesWithEventsAreRecognised() throws IOException {
    for (Map.Entry<Path, String> file : FILES.entrySet()) {
      byte[] bytes = Files.readAllBytes(FOLDER.resolve(file.getKey()));
      byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, FileHead.BYTES));
      FileHead head = FileHead.of(file.getKey().getFileName().toString(), start);
      assertThat(new OpenLineageIngester().recognises(head))
          .as(file.getKey().toString())
          .isEqualTo(!events(file.getValue()).isEmpty());
    }
    assertThat(FILES.keySet().stream().filter(path -> path.toString().endsWith(".json")))
        .as("84 events, 153 schemas and registries, 6 configurations")
        .hasSize(84 + 153 + 6);
  }

  /** Real facets follow the schema of the version that they name, and so the newest one. */
  @Test
  void realFacetsThatFollowTheirOwnVersionFollowTheNewest() throws IOException {
    long judged = 0;
    for (Map.Entry<Path, String> file : FILES.entrySet()) {
      for (JsonNode event : events(file.getValue())) {
        judged += judged(event, file.getKey().toString());
      }
    }
    assertThat(judged).isGreaterThan(200);
  }

  private static long judged(JsonNode node, String path) throws IOException {
    long judged = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String url = field.getValue().path("_schemaURL").asText();
      Path schema = FOLDER.resolve("spec-versions/" + url.replaceAll("^.*/spec/|#.*$", ""));
      if (url.contains("/spec/facets/") && Files.exists(schema)) {
        boolean isValid = SpecificationSchema.of(schema, field.getKey()).accepts(field.getValue());
        assertThat(FacetShapes.isOfSpecification(field.getKey(), field.getValue()))
            .as(path + " " + field)
            .isEqualTo(isValid);
        judged++;
      }
      judged += judged(field.getValue(), path);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      judged += judged(node.get(i), path);
    }
    return judged;
  }
}
