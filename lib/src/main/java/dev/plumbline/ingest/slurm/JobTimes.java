package dev.plumbline.ingest.slurm;

import dev.plumbline.ingest.MalformedFile;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.scheduler.RequestSpan;
import dev.plumbline.terms.reject.RecordReject;
import dev.plumbline.terms.reject.TimeReject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When a job was submitted, started and ended. Where clocks were put back a local time means two
 * instants: it is settled when only one pair of start and end agrees with the elapsed time and with
 * each other, and refused otherwise.
 */
final class JobTimes {
  private final SacctTime submit;
  private final SacctTime eligible;
  private final SacctTime start;
  private final SacctTime end;
  private final Long elapsed;
  private final long suspended;

  private JobTimes(
      SacctTime submit,
      SacctTime eligible,
      SacctTime start,
      SacctTime end,
      Long elapsed,
      long suspended) {
    this.submit = submit;
    this.eligible = eligible;
    this.start = start;
    this.end = end;
    this.elapsed = elapsed;
    this.suspended = suspended;
  }

  /** The times of a record's fields. */
  static JobTimes of(SacctHeader header, List<String> fields, SourceFile file, long line)
      throws MalformedFile {
    Long elapsed =
        SacctTime.seconds(
            header.value(SacctColumn.ELAPSED_RAW, fields),
            header.value(SacctColumn.ELAPSED, fields));
    Long suspended = SacctTime.seconds("", header.value(SacctColumn.SUSPENDED, fields));
    return new JobTimes(
        SacctTime.of(header.value(SacctColumn.SUBMIT, fields), file, line),
        SacctTime.of(header.value(SacctColumn.ELIGIBLE, fields), file, line),
        SacctTime.of(header.value(SacctColumn.START, fields), file, line),
        SacctTime.of(header.value(SacctColumn.END, fields), file, line),
        elapsed,
        suspended == null ? 0 : suspended);
  }

  /** True when a start is written. */
  boolean hasStart() {
    return !start.isNone();
  }

  /** True when the job is written to have lasted no time at all. */
  boolean lastedNothing() {
    return elapsed != null && elapsed == 0;
  }

  /** Why the times cannot be read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    addProblem(problems, submit, "submit");
    addProblem(problems, start, "start");
    addProblem(problems, end, "end");
    return problems;
  }

  private static void addProblem(List<String> problems, SacctTime time, String name) {
    if (time.problem().equals("bad")) {
      problems.add(RecordReject.BAD_FIELD.of(name));
    } else if (!time.problem().isEmpty()) {
      problems.add(TimeReject.NONEXISTENT_LOCAL_TIME.text());
    }
  }

  /** Every span the times may mean: one when they are sure. */
  List<RequestSpan> spans(JobState state) {
    List<RequestSpan> spans = new ArrayList<>();
    for (Instant from : orNull(start)) {
      for (Instant to : orNull(end)) {
        if (start.instants().size() * end.instants().size() < 2 || agree(from, to)) {
          Instant until = to == null && state.isFinished() ? computedEnd(from) : to;
          spans.add(new RequestSpan(submitted(from), from, until));
        }
      }
    }
    return spans;
  }

  /** The span of a job that never started: when it was asked for and, maybe, withdrawn. */
  List<RequestSpan> spansUnstarted() {
    Instant submitted = submitted(null);
    Instant ended = end.instants().size() == 1 ? end.instants().get(0) : null;
    return submit.instants().size() > 1
        ? List.of()
        : List.of(new RequestSpan(submitted, null, ended));
  }

  /** True when a finished job's end is its start and its elapsed time. */
  boolean computesEnd(JobState state) {
    return end.isNone() && elapsed != null && state.isFinished();
  }

  /** True when only the submission falls into the hour that clocks repeat. */
  boolean hasUnsureSubmission(RequestSpan span) {
    return span.submitted() == null && !submit.isNone();
  }

  private Instant computedEnd(Instant from) {
    return from == null || elapsed == null ? null : from.plusSeconds(elapsed + suspended);
  }

  /** Since when the job could have started; null where that is not told, or not surely. */
  Instant eligible(RequestSpan span) {
    boolean isSure = eligible.instants().size() == 1;
    Instant at = isSure ? eligible.instants().get(0) : null;
    return at != null && span.started() != null && at.isAfter(span.started()) ? null : at;
  }

  /** Until when a job that has not ended was seen running; null where that is not told. */
  Instant seen(RequestSpan span, JobState state) {
    return state.isRunning() && span.ended() == null ? computedEnd(span.started()) : null;
  }

  /** Without an elapsed time, only that a job does not end before it starts. */
  private boolean agree(Instant from, Instant to) {
    if (from == null || to == null) {
      return true;
    }
    long seconds = Duration.between(from, to).getSeconds();
    return elapsed == null ? seconds >= 0 : seconds == elapsed + suspended;
  }

  /** The submission, if only one of its meanings lies before the start. */
  private Instant submitted(Instant from) {
    List<Instant> possible =
        submit.instants().stream().filter(at -> from == null || !at.isAfter(from)).toList();
    return submit.instants().size() == 1
        ? submit.instants().get(0)
        : possible.size() == 1 ? possible.get(0) : null;
  }

  private static List<Instant> orNull(SacctTime time) {
    return time.instants().isEmpty() ? Collections.singletonList(null) : time.instants();
  }
}
