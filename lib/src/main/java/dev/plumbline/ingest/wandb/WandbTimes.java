package dev.plumbline.ingest.wandb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.ingest.experiment.PlainText;
import dev.plumbline.ingest.experiment.Remarks;
import dev.plumbline.ingest.experiment.RunState;
import dev.plumbline.ingest.experiment.RunTimes;
import dev.plumbline.ingest.experiment.TrackerTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When a run started and ended. W&amp;B keeps no time of the end, so it is computed: made at +
 * runtime, or the last logged step's own time when that is later, as after a resumption, because
 * runtime leaves out the pause. The heartbeat is a sign of life, in a run that was uploaded
 * afterwards of the upload; it stands in only where neither of the others is there, and is counted.
 */
final class WandbTimes {
  private static final double LONGEST_SECONDS = 1e9;
  private static final double LATEST_SECONDS = 1e11;

  private WandbTimes() {}

  static RunTimes of(WandbRun run, Remarks remarks) {
    RunState state = state(run.run().path("state"));
    TrackerTime start = TrackerTime.iso(run.madeAt());
    TrackerTime end = TrackerTime.at(null);
    if (state.isEnded()) {
      end = end(run.summary(), start);
      if (end.instant() == null && !end.isBad()) {
        end = TrackerTime.iso(run.heartbeat());
        if (end.instant() != null) {
          remarks.absent("end_is_last_heartbeat");
        }
      }
    }
    return RunTimes.of(start, end, state);
  }

  /** W&amp;B calls a run crashed whose heartbeats stopped without a word. */
  private static RunState state(JsonNode state) {
    String written = PlainText.of(state);
    return switch (written == null ? "" : written.toLowerCase(Locale.ROOT)) {
      case "pending" -> RunState.WAITING;
      case "running", "preempting" -> RunState.GOING_ON;
      case "finished" -> RunState.COMPLETED;
      case "failed", "crashed" -> RunState.FAILED;
      case "killed", "preempted" -> RunState.ABORTED;
      default -> RunState.UNKNOWN;
    };
  }

  private static TrackerTime end(JsonNode summary, TrackerTime start) {
    JsonNode atExit = summary.path("_wandb").path("runtime");
    JsonNode runtime = atExit.isNumber() ? atExit : summary.path("_runtime");
    Instant computed = null;
    if (start.instant() != null && isBelow(LONGEST_SECONDS, runtime)) {
      computed = start.instant().plus(microseconds(runtime), ChronoUnit.MICROS);
    }
    JsonNode lastStep = summary.path("_timestamp");
    if (isBelow(LATEST_SECONDS, lastStep)) {
      Instant logged = Instant.EPOCH.plus(microseconds(lastStep), ChronoUnit.MICROS);
      computed = computed == null || logged.isAfter(computed) ? logged : computed;
    }
    return TrackerTime.at(computed);
  }

  private static boolean isBelow(double limit, JsonNode seconds) {
    double value = seconds.isNumber() ? seconds.doubleValue() : -1;
    return value >= 0 && value < limit;
  }

  private static long microseconds(JsonNode seconds) {
    return Math.round(seconds.doubleValue() * 1e6);
  }
}
