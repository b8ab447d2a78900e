package dev.plumbline.ingest.prometheus;

import static dev.plumbline.ingest.prometheus.Responses.MIDNIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers whose server says that they are not all there is. */
class PartialAnswersTest {
  private static final String VALUE =
      "\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":"
          + "{\"__name__\":\"DCGM_FI_DEV_GPU_TEMP\",\"UUID\":\"GPU-1\"},\"value\":["
          + MIDNIGHT
          + ",\"40\"]}]}";

  private static List<String> warnings(String fields) {
    RecordingSink sink = Responses.read("{\"status\":\"success\"," + fields + "," + VALUE + "}");
    assertThat(sink.accepted).isEqualTo(1);
    return sink.warnings;
  }

  @Test
  void partialAnswer() {
    SourceFile file =
        new SourceFile(
            SourceSettings.of("prom", "prometheus-json"),
            "q.json",
            Instant.parse("2026-12-31T00:00:00Z"));
    RecordingSink sink =
        RecordingSink.read(new PrometheusJson(), file, Cases.text("partial-answer.json"));
    assertThat(sink.accepted).isEqualTo(60);
    assertThat(sink.warnings)
        .containsExactly(
            "the server warned that an answer may be incomplete:"
                + " No StoreAPIs matched for this query; partial response");
    // What is only said for information is named, as every field that nobody reads.
    assertThat(sink.unmapped).containsExactly("infos");
  }

  @Test
  void clustersSayItWithAFlag() {
    assertThat(warnings("\"isPartial\":true"))
        .containsExactly("the server called an answer partial (isPartial: true)");
    assertThat(warnings("\"partialResponse\":\"True\""))
        .containsExactly("the server called an answer partial (partialResponse: true)");
    assertThat(warnings("\"isPartial\":false")).isEmpty();
  }

  @Test
  void everyWarningIsKeptWhateverItsShape() {
    String prefix = "the server warned that an answer may be incomplete: ";
    assertThat(warnings("\"warnings\":[\"a\",\"b\"]")).containsExactly(prefix + "a", prefix + "b");
    assertThat(warnings("\"warnings\":\"a\"")).containsExactly(prefix + "a");
    assertThat(warnings("\"warnings\":null")).isEmpty();
    assertThat(warnings("\"warnings\":[]")).isEmpty();
  }

  @Test
  void anEmptyAnswerWithAWarningIsNoEmptyTruth() {
    RecordingSink sink =
        Responses.read(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]},"
                + "\"warnings\":[\"store s3 timed out\"]}");
    assertThat(sink.records()).isZero();
    assertThat(sink.warnings).hasSize(1);
  }
}
