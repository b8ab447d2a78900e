package dev.plumbline.ingest.opentelemetry;

import static dev.plumbline.ingest.opentelemetry.Requests.attributes;
import static dev.plumbline.ingest.opentelemetry.Requests.point;
import static dev.plumbline.ingest.opentelemetry.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.ingest.Cases;
import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Data points under names that are no kind of today's OTLP. */
class UnknownKindsTest {
  private static RecordingSink read(String text) {
    return RecordingSink.read(
        new OtlpJson(),
        new SourceFile(
            SourceSettings.of("otel", "otlp-json"),
            "a.jsonl",
            Instant.parse("2026-12-31T00:00:00Z")),
        text);
  }

  private static String of(String kind, String... points) {
    return """
    {"name":"hw.gpu.utilization","unit":"1","%s":{"dataPoints":[%s]}}\
    """
        .formatted(kind, String.join(",", points));
  }

  @Test
  void otlpUnknownKind() {
    RecordingSink sink = read(Cases.text("otlp-unknown-kind.jsonl"));
    assertThat(sink.records()).isEqualTo(2);
    assertThat(sink.accepted).isEqualTo(1);
    assertThat(sink.ignored).isEqualTo(Map.of("unknown_kind", 1L));
    assertThat(sink.unmapped).contains("metrics.doubleGauge");
  }

  @Test
  void aFileOfNothingElseIsAProblemOfTheFile() {
    String line = Cases.text("otlp-unknown-kind.jsonl").lines().findFirst().orElseThrow();
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> read(line + "\n" + line + "\n"))
        .withCauseInstanceOf(MalformedFile.class)
        .withMessageContaining("no data point is of a kind that is known: {doubleGauge=2}");
  }

  /** Three points under two older names beside a sum that is read: 3 ignored, 1 accepted. */
  @Test
  void eachPointOfEachUnknownKindIsARecord() {
    String gpu = attributes("UUID", "GPU-1");
    String point = point(gpu, "\"value\":7");
    String known =
        Requests.sum(
            "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "", "2", point(gpu, "\"asInt\":\"9\""));
    RecordingSink sink =
        read(request("[]", of("intGauge", point, point), of("int_sum", point), known));
    assertThat(sink.ignored).isEqualTo(Map.of("unknown_kind", 3L));
    assertThat(sink.accepted).isEqualTo(1);
  }

  @Test
  void requestsWithoutAnyPointAreAWarning() {
    assertThat(read("{\"resourceMetrics\":[]}\n").warnings)
        .containsExactly("the file holds requests of OTLP and no data point in them");
    assertThat(read(request("[]", of("gauge"))).ignored).isEqualTo(Map.of("no_data_points", 1L));
  }
}
