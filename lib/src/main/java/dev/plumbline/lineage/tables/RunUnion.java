package dev.plumbline.lineage.tables;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.terms.RunOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * Makes each run of its events: one shuffle by run id, events in order of time, then of id.
 * Requests that name the run meet them there, and say what events do not: how it was scheduled.
 */
public final class RunUnion {
  private static final RowLayout EVENT =
      RowLayout.of(
          LineageEvent.RUN_ID,
          LineageEvent.EVENT_AT,
          LineageEvent.EVENT_ID,
          LineageEvent.EVENT_TYPE,
          LineageEvent.JOB_NAMESPACE,
          LineageEvent.JOB_NAME,
          LineageEvent.PARENT_RUN_ID,
          LineageEvent.SAME_AS,
          LineageEvent.CODE_REVISION,
          LineageEvent.CODE_BRANCH,
          LineageEvent.CODE_REPOSITORY,
          LineageEvent.ENVIRONMENT,
          LineageEvent.PARAMETERS,
          LineageEvent.HAS_PARAMETERS,
          LineageEvent.DECLARES_NO_INPUTS,
          LineageEvent.ERROR,
          LineageEvent.PRODUCER);

  /** Stands for whoever wrote events that name nobody. */
  private static final String UNNAMED = "unknown";

  private static final RowLayout RUN = RowLayout.of(LineageRun.TABLE);
  private static final List<Col> SCHEDULED =
      List.of(LineageRun.SCHEDULED_AS, LineageRun.FIRST_REQUEST_AT, LineageRun.LAST_REQUEST_AT);

  private final Earliest<String> jobNamespace = new Earliest<>();
  private final Earliest<String> jobName = new Earliest<>();
  private final Earliest<String> parent = new Earliest<>();
  private final Earliest<String> revision = new Earliest<>();
  private final Earliest<String> branch = new Earliest<>();
  private final Earliest<String> repository = new Earliest<>();
  private final Earliest<String> environment = new Earliest<>();
  private final Earliest<String> error = new Earliest<>();
  private final Earliest<String> producer = new Earliest<>();
  private final Earliest<Boolean> parametersStated = new Earliest<>();
  private final Earliest<Boolean> noInputs = new Earliest<>();
  private final Earliest<Boolean> started = new Earliest<>();
  private final Earliest<Boolean> completed = new Earliest<>();
  private final Earliest<Boolean> failed = new Earliest<>();
  private final Map<String, String> parameters = new TreeMap<>();
  private final Map<String, Instant> parametersLater = new TreeMap<>();
  private final Map<String, Instant> sameAs = new TreeMap<>();
  private final Map<String, Instant> producers = new TreeMap<>();
  private String runId;
  private Instant firstAt;
  private Instant lastAt;
  private String lastEventId;
  private long events;

  private RunUnion() {}

  /**
   * Rows of {@link LineageRun}.
   *
   * @param events rows of {@link LineageEvent}
   * @param requests rows of {@link RunRequest}
   */
  public static Frame of(Frame events, Frame requests) {
    Frame told = events.where(LineageEvent.KIND.of().equalTo("run")).select(EVENT.columns());
    List<Col> by = List.of(LineageEvent.RUN_ID);
    List<Col> order = List.of(LineageEvent.EVENT_AT, LineageEvent.EVENT_ID);
    // Most lakes have no requests that name runs: then nobody meets anybody.
    return requests.isKnownEmpty()
        ? told.eachGroup(
            by,
            order,
            LineageRun.TABLE.schema(),
            group -> united(group, Collections.emptyIterator()))
        : told.eachGroup(
            new Frame.Side(by, order),
            ScheduledRun.of(requests),
            new Frame.Side(List.of(LineageRun.RUN_ID), List.of()),
            LineageRun.TABLE.schema(),
            RunUnion::united);
  }

  private static Iterator<Row> united(Iterator<Row> events, Iterator<Row> scheduled) {
    RunUnion run = new RunUnion();
    events.forEachRemaining(row -> run.add(EVENT.read(row)));
    if (run.events == 0) {
      return scheduled;
    }
    RowLayout.Draft told = run.draft();
    if (scheduled.hasNext()) {
      Row said = scheduled.next();
      SCHEDULED.forEach(column -> told.set(column, RUN.value(said, column)));
    }
    return List.of(told.row()).iterator();
  }

  private void add(RowLayout.Cells event) {
    String eventId = event.text(LineageEvent.EVENT_ID);
    if (eventId.equals(lastEventId)) {
      return;
    }
    lastEventId = eventId;
    Instant at = event.instant(LineageEvent.EVENT_AT);
    runId = event.text(LineageEvent.RUN_ID);
    firstAt = firstAt == null ? at : firstAt;
    lastAt = at;
    events++;
    jobNamespace.offer(event.text(LineageEvent.JOB_NAMESPACE), at);
    jobName.offer(event.text(LineageEvent.JOB_NAME), at);
    parent.offer(event.text(LineageEvent.PARENT_RUN_ID), at);
    event.<String>list(LineageEvent.SAME_AS).forEach(other -> sameAs.putIfAbsent(other, at));
    revision.offer(event.text(LineageEvent.CODE_REVISION), at);
    branch.offer(event.text(LineageEvent.CODE_BRANCH), at);
    repository.offer(event.text(LineageEvent.CODE_REPOSITORY), at);
    environment.offer(event.text(LineageEvent.ENVIRONMENT), at);
    error.offer(event.text(LineageEvent.ERROR), at);
    producer.offer(event.text(LineageEvent.PRODUCER), at);
    producers.putIfAbsent(
        Objects.requireNonNullElse(event.text(LineageEvent.PRODUCER), UNNAMED), at);
    parametersStated.offer(said(event.isTrue(LineageEvent.HAS_PARAMETERS)), at);
    noInputs.offer(said(event.isTrue(LineageEvent.DECLARES_NO_INPUTS)), at);
    event
        .<String, String>map(LineageEvent.PARAMETERS)
        .forEach((name, value) -> parameter(name, value, at));
    transition(event.text(LineageEvent.EVENT_TYPE), at);
  }

  private void parameter(String name, String value, Instant at) {
    boolean isNew = !parameters.containsKey(name) || parameters.get(name) == null && value != null;
    parameters.putIfAbsent(name, value);
    Instant first = parametersStated.at();
    if (isNew && first != null && at.isAfter(first)) {
      parametersLater.put(name, at);
    }
  }

  private static Boolean said(boolean statement) {
    return statement ? Boolean.TRUE : null;
  }

  private void transition(String type, Instant at) {
    switch (type == null ? "" : type) {
      case "START" -> started.offer(true, at);
      case "COMPLETE" -> completed.offer(true, at);
      case "FAIL", "ABORT" -> failed.offer(true, at);
      default -> {
        // RUNNING, OTHER and what a later specification may add change no state.
      }
    }
  }

  private RowLayout.Draft draft() {
    return RUN.draft()
        .set(LineageRun.RUN_ID, runId)
        .set(LineageRun.JOB_NAMESPACE, jobNamespace.value())
        .set(LineageRun.JOB_NAME, jobName.value())
        .set(LineageRun.PARENT_RUN_ID, parent.value())
        .set(LineageRun.SAME_AS, sameAs.isEmpty() ? null : sameAs)
        .set(LineageRun.FIRST_EVENT_AT, firstAt)
        .set(LineageRun.LAST_EVENT_AT, lastAt)
        .set(LineageRun.STARTED_AT, started.at())
        .set(LineageRun.COMPLETED_AT, completed.at())
        .set(LineageRun.FAILED_AT, failed.at())
        .set(LineageRun.OUTCOME, outcome().text())
        .set(LineageRun.ERROR, error.value())
        .set(LineageRun.CODE_REVISION, revision.value())
        .set(LineageRun.CODE_KNOWN_AT, revision.at())
        .set(LineageRun.CODE_CONFLICT_AT, revision.conflictAt())
        .set(LineageRun.CODE_BRANCH, branch.value())
        .set(LineageRun.CODE_BRANCH_KNOWN_AT, branch.at())
        .set(LineageRun.CODE_REPOSITORY, repository.value())
        .set(LineageRun.ENVIRONMENT, environment.value())
        .set(LineageRun.ENVIRONMENT_KNOWN_AT, environment.at())
        .set(LineageRun.PARAMETERS, parametersStated.value() == null ? null : parameters)
        .set(LineageRun.PARAMETERS_KNOWN_AT, parametersStated.at())
        .set(LineageRun.PARAMETERS_LATER, parametersLater.isEmpty() ? null : parametersLater)
        .set(LineageRun.NO_INPUTS_DECLARED_AT, noInputs.at())
        .set(LineageRun.PRODUCER, producer.value())
        .set(LineageRun.PRODUCERS, producers)
        .set(LineageRun.EVENTS, events);
  }

  private RunOutcome outcome() {
    return failed.at() != null
        ? RunOutcome.FAILED
        : completed.at() != null ? RunOutcome.COMPLETE : RunOutcome.OPEN;
  }
}
