package dev.plumbline.ingest.prometheus;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import java.time.Instant;
import java.util.Arrays;

/** Small inputs for the tests. */
final class Responses {
  static final Instant NOT_AFTER = Instant.parse("2026-07-16T00:00:00Z");

  /** 2026-07-14T00:00:00Z. */
  static final long MIDNIGHT = 1_783_987_200L;

  private Responses() {}

  static RecordingSink read(String text) {
    return RecordingSink.read(new PrometheusJson(), file("a.json"), text);
  }

  static SourceFile file(String path) {
    return new SourceFile(SourceSettings.of("api", "prometheus-json"), path, NOT_AFTER);
  }

  /** A response with these series. */
  static String matrix(String... series) {
    return """
    {"status":"success","data":{"resultType":"matrix","result":[%s]}}"""
        .formatted(String.join(",", series));
  }

  /** A series of GPU {@code GPU-1} with these pairs, each a time and a quoted value. */
  static String series(String metric, String... pairs) {
    return labelled("\"__name__\":\"%s\",\"UUID\":\"GPU-1\"".formatted(metric), pairs);
  }

  static String labelled(String labels, String... pairs) {
    return "{\"metric\":{%s},\"values\":[%s]}"
        .formatted(labels, String.join(",", Arrays.asList(pairs)));
  }

  /** A pair at seconds after midnight. */
  static String at(long seconds, String value) {
    return "[%d,\"%s\"]".formatted(MIDNIGHT + seconds, value);
  }
}
