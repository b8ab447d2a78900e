package dev.plumbline.lineage.tables;

import dev.plumbline.lineage.known.Attempt;
import dev.plumbline.lineage.known.Attempts;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.terms.RunOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the requests that name one run say of it: it started when the first attempt did, and ended
 * when the last one did. It has no namespace: that says whose run it is, and anybody can put a
 * run's id on a job of his own.
 */
final class ScheduledRun {
  private static final RowLayout REQUEST =
      RowLayout.of(
          RunRequest.RUN_ID,
          RunRequest.SCHEDULER,
          RunRequest.CLUSTER,
          RunRequest.WORKLOAD_ID,
          RunRequest.WORKLOAD_NAME,
          RunRequest.SUBMITTED_AT,
          RunRequest.STARTED_AT,
          RunRequest.ENDED_AT,
          RunRequest.STATE,
          RunRequest.OUTCOME,
          RunRequest.REQUEST_ID);
  private static final List<Col> ORDER =
      List.of(
          RunRequest.STARTED_AT,
          RunRequest.SUBMITTED_AT,
          RunRequest.WORKLOAD_ID,
          RunRequest.REQUEST_ID);

  private static final RowLayout RUN = RowLayout.of(LineageRun.TABLE);

  private final List<RowLayout.Cells> requests = new ArrayList<>();
  private final List<Attempt> attempts;
  private Instant first;
  private Instant last;
  private Instant heard;

  /** Rows of {@link LineageRun} from rows of {@link RunRequest}, as if no event told of a run. */
  static Frame of(Frame requests) {
    return requests
        .select(REQUEST.columns())
        .eachGroup(
            List.of(RunRequest.RUN_ID),
            ORDER,
            LineageRun.TABLE.schema(),
            group -> List.of(new ScheduledRun(group).row()).iterator());
  }

  private ScheduledRun(Iterator<Row> rows) {
    rows.forEachRemaining(row -> requests.add(REQUEST.read(row)));
    for (RowLayout.Cells request : requests) {
      Instant start = request.instant(RunRequest.STARTED_AT);
      Instant at = start == null ? request.instant(RunRequest.SUBMITTED_AT) : start;
      first = first == null || at.isBefore(first) ? at : first;
      last = later(last, at);
      heard = later(heard, later(at, request.instant(RunRequest.ENDED_AT)));
    }
    attempts = Attempts.of(requests);
  }

  private static Instant later(Instant one, Instant other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  private Row row() {
    Attempt end = attempts.get(attempts.size() - 1);
    RunOutcome outcome =
        end.failedAt() != null
            ? RunOutcome.FAILED
            : end.completedAt() != null ? RunOutcome.COMPLETE : RunOutcome.OPEN;
    return RUN.draft()
        .set(LineageRun.RUN_ID, requests.get(0).text(RunRequest.RUN_ID))
        .set(LineageRun.JOB_NAME, name())
        .set(LineageRun.FIRST_EVENT_AT, first)
        .set(LineageRun.LAST_EVENT_AT, heard)
        .set(LineageRun.STARTED_AT, attempts.get(0).startedAt())
        .set(LineageRun.COMPLETED_AT, end.completedAt())
        .set(LineageRun.FAILED_AT, end.failedAt())
        .set(LineageRun.OUTCOME, outcome.text())
        .set(LineageRun.PRODUCER, attempts.get(0).by().scheduler())
        .set(LineageRun.PRODUCERS, producers())
        .set(LineageRun.EVENTS, 0L)
        .set(LineageRun.SCHEDULED_AS, attempts.stream().map(Attempt::struct).toList())
        .set(LineageRun.FIRST_REQUEST_AT, first)
        .set(LineageRun.LAST_REQUEST_AT, last)
        .row();
  }

  private SortedMap<String, Instant> producers() {
    SortedMap<String, Instant> producers = new TreeMap<>();
    attempts.forEach(attempt -> producers.putIfAbsent(attempt.by().scheduler(), first));
    return producers;
  }

  private String name() {
    return requests.stream()
        .map(request -> request.text(RunRequest.WORKLOAD_NAME))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
