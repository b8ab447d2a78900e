package dev.plumbline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.Tables;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that changes few tables says in OpenLineage that it wrote those, and no others. */
class SecondNightLineageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void aNightSaysThatItWroteWhatItCommittedAndNothingElse() throws IOException {
    Path configuration = folder.resolve("plumbline.yaml");
    Files.writeString(
        configuration,
        """
        sources:
          - {name: runs, format: openlineage, path: runs-*.ndjson}
          - {name: said, format: model-registry, path: said.ndjson}
        """);
    land(
        "said",
        "{'kind':'approval','approved_at':'2026-07-14T12:00:00Z','model':'m',"
            + "'version':'1','approver':'a'}");
    land("runs-1", event("11111111-1111-4111-8111-111111111111", "2026-07-14T10:00:00Z"));
    List<Path> before = night(configuration);
    Map<String, Long> versions = versions();

    land("runs-2", event("22222222-2222-4222-8222-222222222222", "2026-07-14T11:00:00Z"));
    List<Path> after = new ArrayList<>(night(configuration));
    after.removeAll(before);

    Map<String, String> committed = new TreeMap<>();
    versions()
        .forEach(
            (table, version) -> {
              if (version > versions.get(table)) {
                committed.put(table, "snapshot:" + version);
              }
            });
    assertThat(committed)
        .containsKey(LineageEvent.TABLE.path())
        .doesNotContainKey(RegistryRecord.TABLE.path());
    assertThat(after).hasSize(1);
    assertThat(outputs(after.get(0))).isEqualTo(committed);
  }

  private void land(String name, String line) throws IOException {
    Files.writeString(folder.resolve(name + ".ndjson"), line.replace('\'', '"') + "\n");
  }

  private static String event(String run, String at) {
    return "{'eventType':'COMPLETE','eventTime':'%s','producer':'p','run':{'runId':'%s'},"
            .formatted(at, run)
        + "'job':{'namespace':'n','name':'j'},'inputs':[{'namespace':'n','name':'raw'}],"
        + "'outputs':[{'namespace':'n','name':'made'}]}";
  }

  /** The files of lineage that are there after a night. */
  private List<Path> night(Path configuration) throws IOException {
    NightHere.Ended night = NightHere.command(configuration, folder.resolve("lake"), "nightly");
    assertThat(night.code()).as(night.words()).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("lake/_plumbline/lineage"))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).toList();
    }
  }

  private Map<String, Long> versions() {
    Lake lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    Map<String, Long> versions = new TreeMap<>();
    for (TableSpec table : Tables.ALL) {
      if (!Publications.JOURNALS.contains(table)) {
        versions.put(table.path(), lake.version(table));
      }
    }
    return versions;
  }

  private static Map<String, String> outputs(Path lineage) throws IOException {
    Map<String, String> outputs = new TreeMap<>();
    for (String line : Files.readAllLines(lineage)) {
      for (JsonNode output : JSON.readTree(line).path("outputs")) {
        outputs.put(
            output.path("name").asText(),
            output.path("facets").path("version").path("datasetVersion").asText());
      }
    }
    return outputs;
  }
}
