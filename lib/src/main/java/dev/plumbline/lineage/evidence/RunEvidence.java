package dev.plumbline.lineage.evidence;

import dev.plumbline.lineage.graph.DatasetNode;
import dev.plumbline.lineage.known.Attempt;
import dev.plumbline.lineage.known.Attempts;
import dev.plumbline.lineage.known.DatasetName;
import dev.plumbline.lineage.known.Scheduled;
import dev.plumbline.schema.Col;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageEvent.Dataset;
import dev.plumbline.tables.RunRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/**
 * What the events of one run say. Of statements that agree the earliest stands: it is the one by
 * which the run was known to say so. What its scheduler says stands beside.
 */
final class RunEvidence {
  private final RawRecords raw;
  private final String runId;
  private final Instant end;
  private final List<RowLayout.Cells> events;

  /** The events of a run from before this time; none where the run is null or unknown. */
  RunEvidence(RawRecords raw, String runId, Instant end) {
    this.raw = raw;
    this.runId = runId;
    this.end = end;
    this.events = runId == null ? List.of() : raw.events(runId, end);
  }

  /** That it started, and how it ended; else the first that was heard of it. */
  List<Evidence> transitions() {
    Set<String> seen = new HashSet<>();
    List<Evidence> found = new ArrayList<>();
    for (RowLayout.Cells event : events) {
      String type = event.text(LineageEvent.EVENT_TYPE);
      boolean isTransition = type != null && !type.equals("RUNNING") && !type.equals("OTHER");
      String id = event.text(LineageEvent.RUN_ID);
      if (isTransition && seen.add(type + " of run " + id)) {
        found.add(raw.event(event, type + " of run " + id));
      }
    }
    if (found.isEmpty() && !events.isEmpty()) {
      found.add(raw.event(events.get(0), "an event of run " + runId));
    }
    return found;
  }

  /** How it was scheduled: the first attempt that schedulers know of, and the last. */
  List<Evidence> scheduled() {
    List<RowLayout.Cells> requests = runId == null ? List.of() : raw.requests(runId, end);
    List<Attempt> attempts = new Scheduled(true, Attempts.of(requests)).asOf(end).attempts();
    return attempts.stream()
        .filter(it -> it == attempts.get(0) || it == attempts.get(attempts.size() - 1))
        .flatMap(attempt -> telling(requests, attempt).stream())
        .toList();
  }

  /** The row that says how an attempt ended. */
  private Optional<Evidence> telling(List<RowLayout.Cells> requests, Attempt attempt) {
    return requests.stream()
        .filter(row -> Attempts.workload(row).equals(attempt.by()) && isOf(row, attempt))
        .min(Comparator.comparing(row -> !row.has(RunRequest.ENDED_AT)))
        .map(
            row ->
                raw.request(
                    row,
                    "%s ran run %s%s"
                        .formatted(
                            attempt.by(),
                            row.text(RunRequest.RUN_ID),
                            attempt.endedAt() == null ? "" : ", and " + attempt.words()),
                    end));
  }

  private static boolean isOf(RowLayout.Cells row, Attempt attempt) {
    Instant at = row.instant(RunRequest.STARTED_AT);
    return at == null
        ? attempt.startedAt() == null
        : attempt.startedAt() != null
            && !at.isBefore(attempt.startedAt())
            && (attempt.endedAt() == null || !at.isAfter(attempt.endedAt()));
  }

  /** Each dataset version that it names as read, or that it says that it reads nothing. */
  List<Evidence> inputs() {
    List<Evidence> found = new ArrayList<>();
    Set<DatasetNode> seen = new HashSet<>();
    for (RowLayout.Cells event : events) {
      for (DatasetNode node : nodes(event, LineageEvent.INPUTS)) {
        if (seen.add(node)) {
          String how = node.version() == null ? node.dataset() + ", without a version" : "" + node;
          found.add(raw.event(event, "reads " + how));
        }
      }
    }
    if (found.isEmpty()) {
      first(event -> event.isTrue(LineageEvent.DECLARES_NO_INPUTS), "says that it reads nothing")
          .ifPresent(found::add);
    }
    return found;
  }

  /** Every revision that it names; where none the branch. */
  List<Evidence> code() {
    List<Evidence> named = each(LineageEvent.CODE_REVISION, RunEvidence::revision);
    return named.isEmpty()
        ? each(LineageEvent.CODE_BRANCH, event -> "branch " + event.text(LineageEvent.CODE_BRANCH))
        : named;
  }

  private static String revision(RowLayout.Cells event) {
    String repository = event.text(LineageEvent.CODE_REPOSITORY);
    return "revision "
        + event.text(LineageEvent.CODE_REVISION)
        + (repository == null ? "" : " of " + repository);
  }

  /** Every image or lock file that it names. */
  List<Evidence> environment() {
    return each(
        LineageEvent.ENVIRONMENT, event -> "environment " + event.text(LineageEvent.ENVIRONMENT));
  }

  /** The first statement of parameters. */
  List<Evidence> parameters() {
    return first(event -> event.isTrue(LineageEvent.HAS_PARAMETERS), "states the parameters")
        .stream()
        .toList();
  }

  /** The first event that says that it wrote one of these datasets; else the first at all. */
  Optional<Evidence> writing(Set<String> names, String dataset) {
    Optional<Evidence> written =
        first(
            event ->
                nodes(event, LineageEvent.OUTPUTS).stream()
                    .anyMatch(node -> names.contains(node.dataset().toString())),
            "run " + runId + " writes " + dataset);
    return written.or(() -> transitions().stream().findFirst());
  }

  private Optional<Evidence> first(Predicate<RowLayout.Cells> wanted, String says) {
    return events.stream().filter(wanted).findFirst().map(event -> raw.event(event, says));
  }

  private List<Evidence> each(Col column, Function<RowLayout.Cells, String> says) {
    Set<String> seen = new HashSet<>();
    return events.stream()
        .filter(event -> event.has(column) && seen.add(event.text(column)))
        .map(event -> raw.event(event, says.apply(event)))
        .toList();
  }

  private static List<DatasetNode> nodes(RowLayout.Cells event, Col datasets) {
    List<DatasetNode> nodes = new ArrayList<>();
    for (Row dataset : event.<Row>list(datasets)) {
      nodes.add(
          new DatasetNode(
              new DatasetName(
                  dataset.getString(Dataset.position(Dataset.NAMESPACE)),
                  dataset.getString(Dataset.position(Dataset.NAME))),
              dataset.getString(Dataset.position(Dataset.VERSION))));
    }
    return nodes;
  }
}
