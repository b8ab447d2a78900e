package dev.plumbline.ingest.exposition;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.GpuSample;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Small inputs for the exposition tests. */
final class Scrapes {
  static final Instant NOT_AFTER = Instant.parse("2026-07-16T00:00:00Z");

  /** 2026-07-14T00:00:00Z: 20,648 days after 1970 × 86,400,000 ms. */
  static final long MIDNIGHT = 1_783_987_200_000L;

  static final SourceSettings PLAIN = SourceSettings.of("train", "dcgm-exposition");

  private Scrapes() {}

  static SourceSettings settings(
      String cluster,
      String pattern,
      String format,
      Instant fixed,
      List<String> exporters,
      String runLabel) {
    return PLAIN
        .with(new SourceSettings.Instants(pattern, format, fixed))
        .with(new SourceSettings.Labels(cluster, exporters, runLabel));
  }

  /** Settings whose samples without a timestamp are of midnight. */
  static SourceSettings atMidnight() {
    return settings(null, null, null, Instant.ofEpochMilli(MIDNIGHT), List.of(), null);
  }

  static RecordingSink read(String text) {
    return read(PLAIN, "a.prom", text);
  }

  static RecordingSink read(SourceSettings settings, String text) {
    return read(settings, "a.prom", text);
  }

  static RecordingSink read(SourceSettings settings, String path, String text) {
    return RecordingSink.read(
        new DcgmExposition(), new SourceFile(settings, path, NOT_AFTER), text);
  }

  /** A line of GPU {@code G} with a timestamp in minutes after midnight. */
  static String line(String metric, String value, int minute) {
    return "%s{UUID=\"G\"} %s %d\n".formatted(metric, value, MIDNIGHT + minute * 60_000L);
  }

  /** The only row's value. */
  static Object only(RecordingSink sink, Col column) {
    Assertions.assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> absent(RecordingSink.Row row) {
    return (Map<String, String>) row.of(GpuSample.ABSENT);
  }

  /** The only reject's only reason. */
  static String reason(RecordingSink sink) {
    Assertions.assertThat(sink.rejects).hasSize(1);
    Assertions.assertThat(sink.rejects.get(0).reasons()).hasSize(1);
    return sink.rejects.get(0).reasons().get(0);
  }
}
