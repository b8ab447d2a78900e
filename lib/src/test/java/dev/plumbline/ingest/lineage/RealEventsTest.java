package dev.plumbline.ingest.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.testing.Ingested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that Spark, Airflow and the maintainers of OpenLineage wrote. */
class RealEventsTest {
  private static final Path FOLDER = Path.of("../../shared/data/lineage/openlineage");

  private static List<Path> files(String folder, String ending) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real events here");
    try (Stream<Path> all = Files.walk(FOLDER.resolve(folder))) {
      return all.filter(p -> p.toString().endsWith(ending) && p.toString().contains("/events/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void realEventsAreReadWithoutLoss() throws IOException {
    List<Path> files = files("compat-consumer", ".json");
    // 74 files, one event each, as the folder's ORIGIN says.
    assertThat(files).hasSize(74);
    for (Path file : files) {
      RecordingSink sink = Ingested.openLineage(Files.readString(file));
      assertThat(sink.accepted).as(file.toString()).isEqualTo(1);
      assertThat(sink.records()).as(file.toString()).isEqualTo(1);
      assertThat(sink.rows.get(0).of(LineageEvent.RUN_ID)).as(file.toString()).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docker/test-start.json, ",
    "docker/test-complete.json, ",
    "events/event_simple.json, ",
    "events/event_invalid_dataset_facet.json, facet_invalid:ownership",
    "events/event_invalid_job_facet.json, facet_invalid:ownership",
    "events/event_invalid_output_dataset_facet.json, facet_invalid:outputStatistics",
    "events/event_invalid_input_dataset_facet.json, facet_invalid:dataQualityMetrics",
    "events/event_invalid_run_facet.json, facet_invalid:parent"
  })
  void invalidFacetsAreCountedAndTheEventIsKept(String name, String counted) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real events here");
    RecordingSink sink =
        Ingested.openLineage(Files.readString(FOLDER.resolve("handwritten-events").resolve(name)));
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.absent).isEqualTo(counted == null ? Map.of() : Map.of(counted, 1L));
  }

  @Test
  void anEventWithoutARunIdIsRefused() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real events here");
    RecordingSink sink =
        Ingested.openLineage(
            Files.readString(FOLDER.resolve("handwritten-events/events/event_no_run_id.json")));
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).line()).isEqualTo(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_run_id");
  }

  /** The successful log has one event broken over three lines and one line of a scheduler. */
  @ParameterizedTest
  @CsvSource({
    "success/prev, 4, 0",
    "success/next, 4, 1",
    "failure/prev, 3, 0",
    "failure/next, 3, 0"
  })
  void consoleLogs(String name, long events, long otherLines) throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "no real events here");
    RecordingSink sink =
        Ingested.openLineage(Files.readString(FOLDER.resolve("ol-diff/examples/" + name + ".txt")));
    assertThat(sink.accepted + sink.duplicates).isEqualTo(events);
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.ignored.getOrDefault("text_line", 0L)).isEqualTo(otherLines);
  }
}
