package dev.plumbline.ingest.experiment;

import dev.plumbline.ingest.Sink;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a run started and ended, and how.
 *
 * @param start when it started, or was made
 * @param end when it ended; counts only when the state is an end
 * @param state how far it has come
 * @param change a change that the record tells of beside its start and end, or null
 * @param isEndChecked true when an end must be a time whatever the state
 */
public record RunTimes(
    TrackerTime start, TrackerTime end, RunState state, Happening change, boolean isEndChecked) {

  /**
   * One thing that happened to a run.
   *
   * @param type of the event
   * @param at when
   */
  public record Happening(String type, TrackerTime at) {}

  /** Times of a run whose record tells of no other change. */
  public static RunTimes of(TrackerTime start, TrackerTime end, RunState state) {
    return new RunTimes(start, end, state, null, false);
  }

  /** The same of a tool that writes an end only when there is one. */
  public RunTimes withEndChecked() {
    return new RunTimes(start, end, state, change, true);
  }

  /** Why the run cannot be placed in time, or empty. */
  Optional<String> refusal(Instant notAfter) {
    if (start.isBad()) {
      return Optional.of(RecordReject.BAD_FIELD.of("start_time"));
    }
    if ((state.isEnded() || isEndChecked) && end.isBad()) {
      return Optional.of(RecordReject.BAD_FIELD.of("end_time"));
    }
    if (change != null && change.at().isBad()) {
      return Optional.of(RecordReject.BAD_FIELD.of("event_time"));
    }
    List<Happening> happenings = happenings();
    if (happenings.stream().anyMatch(happening -> happening.at().isAfter(notAfter))
        || isEndChecked && end.isAfter(notAfter)) {
      return Optional.of(TimeReject.CLOCK_IN_FUTURE.text());
    }
    return happenings.isEmpty()
        ? Optional.of(RecordReject.NO_FIELD.of("start_time"))
        : Optional.empty();
  }

  /** In order of time as far as the times are right; the last one knows all of the run. */
  List<Happening> happenings() {
    List<Happening> happenings = new ArrayList<>();
    add(new Happening(state.startType(), start), happenings);
    if (change != null) {
      add(change, happenings);
    }
    if (state.isEnded()) {
      add(new Happening(state.endType(), end), happenings);
    }
    return happenings;
  }

  private static void add(Happening happening, List<Happening> happenings) {
    if (happening.at().instant() != null) {
      happenings.add(happening);
    }
  }

  /** Counts what the times leave open. */
  void count(Sink sink) {
    if (start.instant() == null) {
      sink.absent("no_start_time");
    }
    if (state.isEnded() && end.instant() == null) {
      sink.absent("no_end_time");
    }
    if (state == RunState.UNKNOWN) {
      sink.absent("unknown_status");
    }
    if (start.instant() != null && state.isEnded() && end.isBefore(start.instant())) {
      sink.absent("end_before_start");
    }
    if (happenings().stream().anyMatch(happening -> happening.at().isAssumed())) {
      sink.absent("time_without_offset");
    }
  }
}
