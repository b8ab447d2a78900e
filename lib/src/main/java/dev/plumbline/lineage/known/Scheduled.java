package dev.plumbline.lineage.known;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * What schedulers say of a run.
 *
 * @param isAlone true where nothing else tells of the run: its times are theirs
 * @param attempts the earliest first; none where no scheduler names the run
 */
public record Scheduled(boolean isAlone, List<Attempt> attempts) {
  /** No scheduler names the run. */
  public static final Scheduled NOT = new Scheduled(false, List.of());

  static Scheduled of(RowLayout.Cells run) {
    List<Row> said = run.list(LineageRun.SCHEDULED_AS);
    return said.isEmpty()
        ? NOT
        : new Scheduled(run.whole(LineageRun.EVENTS) == 0, said.stream().map(Attempt::of).toList());
  }

  /** As it was known just before this time. */
  public Scheduled asOf(Instant end) {
    return attempts.isEmpty()
        ? this
        : new Scheduled(
            isAlone,
            attempts.stream()
                .filter(attempt -> !isLater(attempt.startedAt(), end))
                .map(attempt -> attempt.asOf(end))
                .toList());
  }

  private static boolean isLater(Instant time, Instant end) {
    return time != null && !time.isBefore(end);
  }

  /** The attempt that counts. */
  public Optional<Attempt> last() {
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }

  /** When the run ran, by what schedulers say. */
  RunFacts.Times times(Instant firstEventAt) {
    return new RunFacts.Times(
        firstEventAt,
        attempts.isEmpty() ? null : attempts.get(0).startedAt(),
        last().map(Attempt::completedAt).orElse(null),
        last().map(Attempt::failedAt).orElse(null),
        this);
  }

  /** What is said of parts of one run together: no part is alone beside another. */
  public Scheduled and(Scheduled other) {
    return other.attempts.isEmpty() && !isAlone
        ? this
        : new Scheduled(
            isAlone && other.isAlone,
            Stream.concat(attempts.stream(), other.attempts.stream())
                .sorted(
                    Comparator.comparing(
                        Attempt::startedAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList());
  }
}
