package dev.plumbline.lineage.known;

import dev.plumbline.lineage.known.Attempt.Workload;
import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.RunRequest;
import dev.plumbline.terms.Scheduler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the requests of one run come to. A job has a row for each of its nodes, comes back when it
 * is requeued, and may be many tasks; a run may be many pods, some of which replace others.
 *
 * <ol>
 *   <li>Of the rows of one start of a workload the one that says most stands: it ended, else it
 *       says how it goes; else the first.
 *   <li>A request that never started counts only where none did: it is an attempt of its own.
 *   <li>A workload runs once at a time: where it started again, its earlier start is over by then.
 *   <li>Requests of which each started before all before it were over are one attempt.
 *   <li>An attempt goes on while one of its requests does. Of those that were there when its last
 *       one started, the worst says how it ended: whatever was over by then was replaced.
 *   <li>The worst is a failure or a timeout, then what was cancelled, then what nobody knows, then
 *       success. A pod that was deleted while it ran says nothing beside others: trainers delete
 *       what is left when they are done; and nobody knows of an attempt of which no pod says more.
 * </ol>
 */
public final class Attempts {
  private static final List<String> WORST =
      List.of("failed", "timeout", "cancelled", "unknown", "succeeded", "deleted");
  private static final Comparator<Held> ORDER =
      Comparator.comparing(Held::from, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(held -> held.workload.toString());

  private Attempts() {}

  /** One start of a workload; null times as in {@link RunRequest}. */
  private record Held(Workload workload, Instant from, Instant until, String outcome) {
    private static Held of(RowLayout.Cells row) {
      Instant until = row.instant(RunRequest.ENDED_AT);
      return new Held(
          Attempts.workload(row), row.instant(RunRequest.STARTED_AT), until, outcome(row));
    }

    private static String outcome(RowLayout.Cells row) {
      String said = row.text(RunRequest.OUTCOME);
      boolean isDeleted =
          row.text(RunRequest.SCHEDULER).equals(Scheduler.KUBERNETES.text())
              && said.equals("cancelled")
              && !"FAILED".equals(row.text(RunRequest.STATE));
      boolean isOver = row.instant(RunRequest.ENDED_AT) != null;
      return isDeleted ? "deleted" : isOver && said.equals("running") ? "unknown" : said;
    }

    private boolean saysMoreThan(Held other) {
      return rank() > other.rank();
    }

    private int rank() {
      return (until == null ? 0 : 2) + (outcome.equals("unknown") ? 0 : 1);
    }

    private Held over(Instant by) {
      return new Held(workload, from, by, "unknown");
    }

    private boolean isThere(Instant at) {
      return until == null || until.isAfter(at) || Objects.equals(from, at);
    }

    private int badness() {
      int place = WORST.indexOf(outcome);
      return place < 0 ? WORST.indexOf("unknown") : place;
    }
  }

  /** The workload of a row of {@link RunRequest}. */
  public static Workload workload(RowLayout.Cells row) {
    return new Workload(
        row.text(RunRequest.SCHEDULER),
        row.text(RunRequest.CLUSTER),
        row.text(RunRequest.WORKLOAD_ID));
  }

  /** The attempts of one run, the earliest first, of all its rows of {@link RunRequest}. */
  public static List<Attempt> of(Iterable<RowLayout.Cells> rows) {
    Map<List<Object>, Held> starts = new HashMap<>();
    for (RowLayout.Cells row : rows) {
      Held held = Held.of(row);
      starts.merge(
          Arrays.asList(held.workload, held.from),
          held,
          (one, other) -> other.saysMoreThan(one) ? other : one);
    }
    List<Held> begun =
        starts.values().stream().filter(held -> held.from != null).sorted(ORDER).toList();
    return begun.isEmpty() ? unstarted(starts.values()) : together(onceAtATime(begun));
  }

  private static List<Attempt> unstarted(Collection<Held> waiting) {
    return waiting.isEmpty()
        ? List.of()
        : List.of(attempt(waiting.stream().sorted(ORDER).toList()));
  }

  private static List<Held> onceAtATime(List<Held> begun) {
    Map<Workload, Instant> next = new HashMap<>();
    List<Held> settled = new ArrayList<>(begun);
    for (int i = begun.size() - 1; i >= 0; i--) {
      Held held = begun.get(i);
      Instant again = next.put(held.workload, held.from);
      if (again != null && (held.until == null || held.until.isAfter(again))) {
        settled.set(i, held.over(again));
      }
    }
    return settled;
  }

  private static List<Attempt> together(List<Held> begun) {
    List<Attempt> attempts = new ArrayList<>();
    List<Held> some = new ArrayList<>();
    Instant until = null;
    for (Held held : begun) {
      boolean isNext = !some.isEmpty() && until != null && !held.from.isBefore(until);
      if (isNext) {
        attempts.add(attempt(some));
        some.clear();
      }
      until = some.isEmpty() ? held.until : until == null ? null : laterOrNever(until, held.until);
      some.add(held);
    }
    attempts.add(attempt(some));
    return attempts;
  }

  private static Instant laterOrNever(Instant one, Instant other) {
    return other == null || other.isAfter(one) ? other : one;
  }

  private static Attempt attempt(List<Held> some) {
    Instant last = some.get(some.size() - 1).from;
    Held by =
        some.stream()
            .filter(held -> last == null || held.isThere(last))
            .min(
                Comparator.comparing((Held held) -> held.until != null)
                    .thenComparing(Held::badness)
                    .thenComparing(ORDER))
            .orElseThrow();
    boolean isOver = some.stream().allMatch(held -> held.until != null);
    Instant until =
        isOver ? some.stream().map(Held::until).max(Comparator.naturalOrder()).orElseThrow() : null;
    String outcome = by.outcome.equals("deleted") ? "unknown" : by.outcome;
    long workloads = some.stream().map(Held::workload).distinct().count();
    return new Attempt(by.workload, workloads, some.get(0).from, until, outcome);
  }
}
