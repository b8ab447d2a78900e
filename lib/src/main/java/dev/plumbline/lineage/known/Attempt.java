package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.terms.Scheduler;
import java.time.Instant;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * A time in which a scheduler's requests of one run held GPUs without a break.
 *
 * @param by the workload that tells the outcome
 * @param workloads how many held GPUs
 * @param startedAt null where none of them ever did
 * @param endedAt null while one goes on, and where nobody says
 * @param outcome as in {@link dev.plumbline.tables.RunRequest}; unknown where nobody says
 */
public record Attempt(
    Workload by, long workloads, Instant startedAt, Instant endedAt, String outcome) {
  private static final Set<String> FAILURES = Set.of("failed", "timeout", "cancelled");
  private static final Set<String> OWN_FAILURES = Set.of("failed", "timeout");

  /** What a scheduler runs: a job, or a pod. */
  public record Workload(String scheduler, String cluster, String id) {
    @Override
    public String toString() {
      String kind = scheduler.equals(Scheduler.SLURM.text()) ? "slurm job " : "kubernetes pod ";
      return kind + id + (cluster == null ? "" : " of " + cluster);
    }
  }

  static Attempt of(Row struct) {
    RowLayout.Cells cells = LineageRun.Attempt.LAYOUT.read(struct);
    return new Attempt(
        new Workload(
            cells.text(LineageRun.Attempt.SCHEDULER),
            cells.text(LineageRun.Attempt.CLUSTER),
            cells.text(LineageRun.Attempt.WORKLOAD_ID)),
        cells.whole(LineageRun.Attempt.WORKLOADS),
        cells.instant(LineageRun.Attempt.STARTED_AT),
        cells.instant(LineageRun.Attempt.ENDED_AT),
        cells.text(LineageRun.Attempt.OUTCOME));
  }

  /** As one of the structs of {@link LineageRun#SCHEDULED_AS}. */
  public Row struct() {
    return LineageRun.Attempt.LAYOUT
        .draft()
        .set(LineageRun.Attempt.SCHEDULER, by.scheduler)
        .set(LineageRun.Attempt.CLUSTER, by.cluster)
        .set(LineageRun.Attempt.WORKLOAD_ID, by.id)
        .set(LineageRun.Attempt.WORKLOADS, workloads)
        .set(LineageRun.Attempt.STARTED_AT, startedAt)
        .set(LineageRun.Attempt.ENDED_AT, endedAt)
        .set(LineageRun.Attempt.OUTCOME, outcome)
        .row();
  }

  /** As it was known just before this time, if it had begun. */
  Attempt asOf(Instant end) {
    return endedAt == null || endedAt.isBefore(end)
        ? this
        : new Attempt(by, workloads, startedAt, null, "running");
  }

  /** When it ended without failure; null where it did not. */
  public Instant completedAt() {
    return outcome.equals("succeeded") ? endedAt : null;
  }

  /** When it ended otherwise; null where it did not, or nobody says how. */
  public Instant failedAt() {
    return FAILURES.contains(outcome) ? endedAt : null;
  }

  /** How it ended, as what is said of its workload. */
  public String words() {
    return switch (outcome) {
      case "succeeded", "failed" -> outcome;
      case "timeout" -> "ran out of time";
      case "cancelled" -> "was cancelled";
      default -> "ended as nobody says";
    };
  }

  /** True where it failed of itself: what is cancelled may have been done. */
  public boolean isOwnFailure() {
    return endedAt != null && OWN_FAILURES.contains(outcome);
  }
}
