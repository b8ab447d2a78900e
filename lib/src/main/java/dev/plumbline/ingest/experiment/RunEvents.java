package dev.plumbline.ingest.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.ingest.Sink;
import dev.plumbline.ingest.SourceFile;
import dev.plumbline.ingest.experiment.RunTimes.Happening;
import dev.plumbline.ingest.json.JsonCursor;
import dev.plumbline.ingest.json.MaskedJson;
import dev.plumbline.ingest.json.RowDraft;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.terms.reject.RecordReject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the runs of one file into rows of {@link LineageEvent}: one when a run started and one when
 * it ended. Code and environment are known from the start; parameters, datasets and errors are
 * known from the last one.
 *
 * <p>Rejects: {@code no_run_id}, {@code no_start_time} (and no end either), {@code bad_start_time},
 * {@code bad_end_time}, {@code bad_event_time}, {@code clock_in_future}.
 */
public final class RunEvents {
  private final SourceFile file;
  private final Sameness sameness;
  private final Set<String> seen = new HashSet<>();
  private final Set<Given> given = new HashSet<>();
  private final Set<String> unread = new HashSet<>();

  /** What was said of a run, whatever else was said with it. */
  private record Given(String runId, String type, Instant at) {}

  /** When two records of a file say the same of a run. */
  public enum Sameness {
    /** When they tell of the same change at the same time; the last event must agree in full. */
    TIME("envelope"),
    /** When all that they say is the same. */
    CONTENT("system");

    private final String envelope;

    /**
     * One way.
     *
     * @param envelope what the file's own remarks are called in the event
     */
    Sameness(String envelope) {
      this.envelope = envelope;
    }
  }

  /** Nothing of the file was seen yet. */
  public RunEvents(SourceFile file) {
    this(file, Sameness.TIME);
  }

  /** Nothing of the file was seen yet. */
  public RunEvents(SourceFile file, Sameness sameness) {
    this.file = file;
    this.sameness = sameness;
  }

  /** Gives the run to the sink as rows, a reject or a duplicate: one record. */
  public void give(ExperimentRun run, long line, Sink sink) {
    Optional<String> refusal =
        run.id() == null
            ? Optional.of(RecordReject.NO_FIELD.of("run_id"))
            : run.times().refusal(file.notAfter());
    if (refusal.isPresent()) {
      sink.reject(line, JsonCursor.raw(run.json().written()), List.of(refusal.get()));
      return;
    }
    List<Happening> happenings = run.times().happenings();
    boolean isNew = false;
    for (int i = 0; i < happenings.size(); i++) {
      boolean isLast = i == happenings.size() - 1;
      isNew |= event(run, happenings.get(i), isLast, line, sink);
    }
    if (!isNew) {
      sink.duplicate();
      return;
    }
    run.times().count(sink);
    run.remarks().absent().forEach(sink::absent);
    run.remarks().unmapped().stream().filter(unread::add).forEach(sink::unmapped);
    sink.accepted(1);
  }

  /**
   * False when the file said the same before. A start that a later record only repeats is not said
   * again, whatever more is known by then: that stands in the later record's own event.
   */
  private boolean event(
      ExperimentRun run, Happening happening, boolean isLast, long line, Sink sink) {
    Instant at = happening.at().instant();
    String runId = run.id().toLowerCase(Locale.ROOT);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (sameness == Sameness.TIME) {
      if (!given.add(new Given(runId, happening.type(), at)) && !isLast) {
        return false;
      }
      json.put("event_at", at.toString());
    }
    json.put("event_type", happening.type());
    json.set("run", isLast ? run.json().whole() : run.json().beginning());
    String eventId = MaskedJson.hash(json.toString());
    if (!seen.add(eventId)) {
      return false;
    }
    if (isLast && run.json().envelope().isObject()) {
      json.set(sameness.envelope, run.json().envelope());
    }
    RowDraft row = row(run, happening.type(), at, eventId, line);
    row.set(LineageEvent.EVENT_JSON, json.toString());
    row.set(LineageEvent.SAME_AS, isLast ? run.job().sameAs() : List.of());
    statements(run.statements(), isLast, row);
    LocalDate date = date(at);
    sink.row(row.values(), date, date);
    return true;
  }

  private RowDraft row(ExperimentRun run, String type, Instant at, String eventId, long line) {
    return new RowDraft(LineageEvent.TABLE)
        .set(LineageEvent.SOURCE, file.settings().name())
        .set(LineageEvent.SOURCE_FILE, file.path())
        .set(LineageEvent.LINE_NUMBER, line)
        .set(LineageEvent.EVENT_ID, eventId)
        .set(LineageEvent.KIND, "run")
        .set(LineageEvent.EVENT_TYPE, type)
        .set(LineageEvent.EVENT_AT, at)
        .set(LineageEvent.EVENT_DATE, date(at))
        .set(LineageEvent.RUN_ID, run.id().toLowerCase(Locale.ROOT))
        .set(LineageEvent.RUN_ID_WRITTEN, run.id())
        .set(LineageEvent.JOB_NAMESPACE, run.job().namespace())
        .set(LineageEvent.JOB_NAME, run.job().name())
        .set(LineageEvent.PARENT_RUN_ID, run.job().parentRunId())
        .set(LineageEvent.CODE_REVISION, run.code().revision())
        .set(LineageEvent.CODE_BRANCH, run.code().branch())
        .set(LineageEvent.CODE_REPOSITORY, run.code().repository())
        .set(LineageEvent.ENVIRONMENT, run.code().environment())
        .set(LineageEvent.PRODUCER, run.job().producer());
  }

  private static LocalDate date(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void statements(ExperimentRun.Statements stated, boolean isLast, RowDraft row) {
    row.set(LineageEvent.DECLARES_NO_INPUTS, false)
        .set(LineageEvent.DESCRIBED, List.of())
        .set(LineageEvent.INPUTS, isLast ? stated.inputs() : List.of())
        .set(LineageEvent.OUTPUTS, isLast ? stated.outputs() : List.of())
        .set(LineageEvent.PARAMETERS, isLast ? stated.parameters() : null)
        .set(LineageEvent.HAS_PARAMETERS, isLast && stated.parameters() != null)
        .set(LineageEvent.ERROR, isLast ? stated.error() : null);
  }
}
