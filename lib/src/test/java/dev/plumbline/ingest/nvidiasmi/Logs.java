package dev.plumbline.ingest.nvidiasmi;

import dev.plumbline.ingest.RecordingSink;
import dev.plumbline.ingest.SourceDialect;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.SourceSettings;
import dev.plumbline.schema.Col;
import dev.plumbline.tables.DeviceLabelSet;
import dev.plumbline.tables.GpuSample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Small inputs for the tests of nvidia-smi logs. */
final class Logs {
  static final Instant NOT_AFTER = Instant.parse("2027-01-01T00:00:00Z");
  static final SourceDialect UTC = SourceDialect.NONE.withTimeZone(ZoneId.of("UTC"));
  static final SourceDialect BERLIN = SourceDialect.NONE.withTimeZone(ZoneId.of("Europe/Berlin"));

  private Logs() {}

  static SourceFile file(SourceDialect dialect) {
    return file(dialect, null, "edge/node-7/gpu.log");
  }

  static SourceFile file(SourceDialect dialect, Instant fixed, String path) {
    SourceSettings settings =
        SourceSettings.of("edge", "nvidia-smi-csv")
            .with(SourceSettings.Instants.of(fixed))
            .with(dialect);
    return new SourceFile(settings, path, NOT_AFTER);
  }

  static RecordingSink read(SourceDialect dialect, String text) {
    return read(dialect, text.getBytes(StandardCharsets.UTF_8));
  }

  static RecordingSink read(SourceDialect dialect, byte[] bytes) {
    return RecordingSink.read(new NvidiaSmiCsv(), file(dialect), bytes);
  }

  /** A log in UTC. */
  static RecordingSink read(String text) {
    return read(UTC, text);
  }

  /** The only row's value. */
  static Object only(RecordingSink sink, Col column) {
    Assertions.assertThat(sink.rejects).isEmpty();
    Assertions.assertThat(sink.rows).hasSize(1);
    return sink.rows.get(0).of(column);
  }

  /** The value of one cell under one header, without other counters. */
  static Object one(String header, String value, Col column) {
    return only(read("uuid, %s\nGPU-1, %s\n".formatted(header, value), true), column);
  }

  /** A log without timestamps, at a fixed instant. */
  static RecordingSink read(String text, boolean atInstant) {
    Instant fixed = atInstant ? Instant.parse("2026-07-14T00:00:00Z") : null;
    return RecordingSink.read(
        new NvidiaSmiCsv(), file(SourceDialect.NONE, fixed, "edge/node-7/gpu.log"), text);
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> absent(RecordingSink sink) {
    return (Map<String, String>) only(sink, GpuSample.ABSENT);
  }

  /** The only reject's only reason. */
  static String reason(RecordingSink sink) {
    Assertions.assertThat(sink.rejects).hasSize(1);
    Assertions.assertThat(sink.rejects.get(0).reasons()).hasSize(1);
    return sink.rejects.get(0).reasons().get(0);
  }

  static List<String> reasons(RecordingSink sink) {
    return sink.rejects.stream().map(r -> r.line() + " " + r.reasons().get(0)).toList();
  }

  static List<String> instants(RecordingSink sink) {
    return sink.rows.stream().map(row -> row.of(GpuSample.SAMPLED_AT).toString()).sorted().toList();
  }

  static Object label(RecordingSink sink, Col column) {
    Assertions.assertThat(sink.sideRows).hasSize(1);
    return sink.sideRows.get(0).of(column);
  }

  static String labelSet(RecordingSink sink) {
    return (String) label(sink, DeviceLabelSet.LABEL_SET_ID);
  }
}
