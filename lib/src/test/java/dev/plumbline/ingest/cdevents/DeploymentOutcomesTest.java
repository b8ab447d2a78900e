package dev.plumbline.ingest.cdevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.tables.RegistryRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** No field of CDEvents says how a deployment ended; where somebody adds one it is read. */
class DeploymentOutcomesTest {
  private static Object outcome(String content, String custom) {
    String event =
        """
        {"context":{"specversion":"0.5.0","id":"1","source":"/s",\
        "type":"dev.cdevents.service.deployed.0.3.0","timestamp":"2026-07-14T10:00:00Z"},\
        "subject":{"id":"x","type":"service","content":{"environment":{"id":"prod"},\
        "artifactId":"pkg:mlflow/m@1"%s}}%s}
        """
            .formatted(content, custom);
    SourceFile file =
        new SourceFile(
            SourceSettings.of("cd", "cdevents"), "events", Instant.parse("2026-07-16T00:00:00Z"));
    RecordingSink sink = RecordingSink.read(new CdEventsIngester(), file, event);
    assertThat(sink.rows).hasSize(1);
    assertThat(sink.unmapped).isEmpty();
    return sink.rows.get(0).of(RegistryRecord.OUTCOME);
  }

  @Test
  void howADeploymentEndedIsReadWhereItIsStated() {
    assertThat(outcome("", "")).isNull();
    assertThat(outcome(",\"outcome\":\"Failure\"", "")).isEqualTo("failure");
    assertThat(outcome("", ",\"customData\":{\"outcome\":\"failed\"}")).isEqualTo("failed");
  }
}
