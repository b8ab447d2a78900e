package dev.plumbline.ingest.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentEventsTest {
  private static final Instant NOT_AFTER = Instant.parse("2026-12-31T00:00:00Z");
  private static final String WHERE = "\"environment\":{\"id\":\"prod\"}";
  private static final String WHAT = "\"artifactId\":\"pkg:mlflow/m@7\"";

  private static RecordingSink read(String predicate, String content) {
    String event =
        """
        {"context":{"version":"0.4.1","id":"1","source":"/s",\
        "type":"dev.cdevents.incident.%s.0.3.0","timestamp":"2026-07-14T10:00:00Z"},\
        "subject":{"id":"x","type":"incident","content":{%s}}}
        """
            .formatted(predicate, content);
    SourceFile file = new SourceFile(SourceSettings.of("cd", "cdevents"), "events", NOT_AFTER);
    return RecordingSink.read(new CdEventsIngester(), file, event);
  }

  @Test
  void anIncidentOfAnArtifactIsRead() {
    RecordingSink sink = read("detected", WHERE + "," + WHAT);
    assertThat(sink.rejects).isEmpty();
    assertThat(sink.rows).hasSize(1);
    RecordingSink.Row row = sink.rows.get(0);
    assertThat(row.of(RegistryRecord.KIND)).isEqualTo("incident");
    assertThat(row.of(RegistryRecord.MODEL)).isEqualTo("m");
    assertThat(row.of(RegistryRecord.VERSION)).isEqualTo("7");
    assertThat(row.of(RegistryRecord.TARGET)).isEqualTo("prod");
    assertThat(row.of(RegistryRecord.SERVED_DIGEST)).isNull();
  }

  @Test
  void oneOfNoArtifactIsCountedAndLeftOut() {
    RecordingSink sink = read("reported", WHERE);
    assertThat(sink.rows).isEmpty();
    assertThat(sink.ignored).containsExactly(Map.entry("incident_without_artifact", 1L));
  }

  @Test
  void oneOfNowhereIsRefused() {
    RecordingSink sink = read("detected", WHAT);
    assertThat(sink.rejects).hasSize(1);
    assertThat(sink.rejects.get(0).reasons()).containsExactly("no_target");
  }

  @Test
  void itsEndIsCountedAndLeftOut() {
    RecordingSink sink = read("resolved", WHERE + "," + WHAT);
    assertThat(sink.rows).isEmpty();
    assertThat(sink.ignored).containsExactly(Map.entry("type:incident.resolved", 1L));
  }
}
