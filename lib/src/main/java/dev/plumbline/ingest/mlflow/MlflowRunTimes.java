package dev.plumbline.ingest.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.experiment.TrackerTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a run started and ended, and how.
 *
 * @param endType the event that its end is, or null while it has not ended
 */
record MlflowRunTimes(TrackerTime start, TrackerTime end, String status, String endType) {

  /** One thing that happened to a run. */
  record Happening(String type, Instant at) {}

  static MlflowRunTimes of(JsonNode info) {
    String written = KeyValues.text(info.path("status"));
    String status = written == null ? "" : written.toUpperCase(Locale.ROOT);
    String endType =
        switch (status) {
          case "FINISHED" -> "COMPLETE";
          case "FAILED" -> "FAIL";
          case "KILLED" -> "ABORT";
          default -> null;
        };
    return new MlflowRunTimes(
        TrackerTime.milliseconds(info.path("start_time")),
        TrackerTime.milliseconds(info.path("end_time")),
        status,
        endType);
  }

  /** Why the run cannot be placed in time, or empty. */
  Optional<String> refusal(Instant notAfter) {
    if (start.isBad()) {
      return Optional.of("bad_start_time");
    }
    if (end.isBad()) {
      return Optional.of("bad_end_time");
    }
    if (start.isAfter(notAfter) || end.isAfter(notAfter)) {
      return Optional.of("clock_in_future");
    }
    return happenings().isEmpty() ? Optional.of("no_start_time") : Optional.empty();
  }

  /** In order of time as far as the times are right; the last one knows all of the run. */
  List<Happening> happenings() {
    List<Happening> happenings = new ArrayList<>();
    if (start.instant() != null) {
      happenings.add(new Happening(isStarted() ? "START" : "OTHER", start.instant()));
    }
    if (endType != null && end.instant() != null) {
      happenings.add(new Happening(endType, end.instant()));
    }
    return happenings;
  }

  /** Counts what the times leave open. */
  void count(Sink sink) {
    if (endType != null && end.instant() == null) {
      sink.absent("no_end_time");
    }
    if (start.instant() == null) {
      sink.absent("no_start_time");
    }
    if (endType == null && !status.equals("RUNNING") && !status.equals("SCHEDULED")) {
      sink.absent("unknown_status");
    }
    if (start.instant() != null && endType != null && end.isBefore(start.instant())) {
      sink.absent("end_before_start");
    }
  }

  /** A scheduled run has a time at which it was made, but has not started. */
  private boolean isStarted() {
    return !status.equals("SCHEDULED");
  }
}
