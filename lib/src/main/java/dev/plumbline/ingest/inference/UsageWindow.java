package dev.plumbline.ingest.inference;

import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.InferenceUsage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A stretch of time of one deployed model version.
 *
 * @param start inclusive
 * @param end exclusive
 */
record UsageWindow(Served served, Instant start, Instant end) {

  /** A model version where it is deployed. */
  record Served(String model, String version, String target) {}

  /** The date (UTC) of its start. */
  LocalDate firstDate() {
    return start.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The last date (UTC) that it touches; midnight at its end is no longer in it. */
  LocalDate lastDate() {
    return end.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** A row with everything but its counts. */
  RowDraft row(SourceFile file, long line) {
    return new RowDraft(InferenceUsage.TABLE)
        .set(InferenceUsage.USAGE_DATE, firstDate())
        .set(InferenceUsage.SOURCE, file.settings().name())
        .set(InferenceUsage.SOURCE_FILE, file.path())
        .set(InferenceUsage.LINE_NUMBER, line)
        .set(InferenceUsage.REGISTRY, file.settings().dialect().registry())
        .set(InferenceUsage.MODEL, served.model())
        .set(InferenceUsage.VERSION, served.version())
        .set(InferenceUsage.TARGET, served.target())
        .set(InferenceUsage.WINDOW_START, start)
        .set(InferenceUsage.WINDOW_END, end);
  }
}
