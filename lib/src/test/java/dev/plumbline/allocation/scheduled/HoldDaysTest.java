package dev.plumbline.allocation.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.ScheduledHold;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Until when a workload holds, by the newest word of it. */
class HoldDaysTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 14);
  private static final RowLayout HOLD = RowLayout.of(ScheduledHold.TABLE);

  private final List<Row> words = new ArrayList<>();

  /** A day of July 2026 and its time, such as {@code 14T10:00}; null where nobody says. */
  private static Instant at(String time) {
    return time == null ? null : Instant.parse("2026-07-" + time + ":00Z");
  }

  private HoldDaysTest word(
      String file, String request, String start, String end, String seen, String outcome) {
    words.add(
        ScheduledHolds.REQUEST
            .draft()
            .set(GpuRequest.SCHEDULER, "slurm")
            .set(GpuRequest.CLUSTER, "c")
            .set(GpuRequest.WORKLOAD_ID, "7")
            .set(GpuRequest.REQUEST_ID, request)
            .set(GpuRequest.STARTED_AT, at(start))
            .set(GpuRequest.ENDED_AT, at(end))
            .set(GpuRequest.SEEN_AT, at(seen))
            .set(GpuRequest.OUTCOME, outcome)
            .set(GpuRequest.STATE, outcome.toUpperCase(java.util.Locale.ROOT))
            .set(GpuRequest.GPU_COUNT, 1L)
            .set(GpuRequest.CPU_REQUEST, new BigDecimal("16.5"))
            .set(GpuRequest.MEMORY_REQUEST, 1024L)
            .set(GpuRequest.LABELS, Map.of())
            .set(GpuRequest.SOURCE, "jobs")
            .set(GpuRequest.SOURCE_FILE, file)
            .set(GpuRequest.LINE_NUMBER, 1L)
            .row());
    return this;
  }

  /** {@code start–end basis outcome}, of this many dates from the 14th. */
  private List<String> holds(int dates) {
    List<String> lines = new ArrayList<>();
    new HoldDays(new TreeSet<>(FIRST.datesUntil(FIRST.plusDays(dates)).toList()))
        .rows(words.iterator())
        .forEachRemaining(
            row ->
                lines.add(
                    "%s–%s %s %s"
                        .formatted(
                            time(HOLD.instant(row, ScheduledHold.START_AT)),
                            time(HOLD.instant(row, ScheduledHold.END_AT)),
                            HOLD.text(row, ScheduledHold.END_BASIS),
                            HOLD.text(row, ScheduledHold.RUN_OUTCOME))));
    return lines;
  }

  private static String time(Instant instant) {
    return instant.toString().substring(8, 16);
  }

  @Test
  void aJobIsCutAtMidnight() {
    word("a", "r", "14T22:00", "16T01:00", null, "succeeded");
    assertThat(holds(3))
        .isEqualTo(
            List.of(
                "14T22:00–15T00:00 ended succeeded",
                "15T00:00–16T00:00 ended succeeded",
                "16T00:00–16T01:00 ended succeeded"));
  }

  @Test
  void eachDateHasWhatWasRequested() {
    word("a", "r", "14T22:00", "15T01:00", null, "succeeded");
    List<Row> rows = new ArrayList<>();
    new HoldDays(new TreeSet<>(List.of(FIRST, FIRST.plusDays(1))))
        .rows(words.iterator())
        .forEachRemaining(rows::add);
    assertThat(rows)
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(HOLD.decimal(row, ScheduledHold.CPU_REQUEST)).isEqualTo("16.5");
              assertThat(HOLD.whole(row, ScheduledHold.MEMORY_REQUEST)).isEqualTo(1024L);
              assertThat(HOLD.whole(row, ScheduledHold.GPU_COUNT)).isEqualTo(1L);
            });
  }

  @Test
  void onlyTheDatesThatAreComputedHaveRows() {
    word("a", "r", "14T22:00", "16T01:00", null, "succeeded");
    assertThat(holds(1)).isEqualTo(List.of("14T22:00–15T00:00 ended succeeded"));
  }

  @Test
  void whatEndsAtMidnightHoldsNothingOfTheNextDate() {
    word("a", "r", "14T22:00", "15T00:00", null, "failed");
    assertThat(holds(2)).isEqualTo(List.of("14T22:00–15T00:00 ended failed"));
  }

  @Test
  void theWordThatSaysHowItEndedCountsOnce() {
    // three dumps of one job: seen running twice, then ended
    word("1", "r", "14T10:00", null, "14T12:00", "running");
    word("3", "r", "14T10:00", "14T13:30", null, "timeout");
    word("2", "r", "14T10:00", null, "14T13:00", "running");
    assertThat(holds(1)).isEqualTo(List.of("14T10:00–14T13:30 ended timeout"));
  }

  @Test
  void withoutAnEndItHoldsUntilItWasLastSeenRunning() {
    word("1", "r", "14T10:00", null, "14T12:00", "running");
    word("2", "r", "14T10:00", null, "15T00:30", "running");
    assertThat(holds(2))
        .isEqualTo(
            List.of("14T10:00–15T00:00 last_seen running", "15T00:00–15T00:30 last_seen running"));
  }

  @Test
  void aDateIsTheSameAfterTheJobWasSeenRunningOnceMore() {
    word("1", "r", "14T10:00", null, "15T00:30", "running");
    List<String> first = holds(1);
    word("2", "r", "14T10:00", null, "16T00:30", "running");
    assertThat(holds(1)).isEqualTo(first);
  }

  @Test
  void withoutASightItHoldsToTheEndOfItsFirstDateAndSaysSo() {
    word("1", "r", "14T10:00", null, null, "unknown");
    assertThat(holds(3)).isEqualTo(List.of("14T10:00–15T00:00 date_end null"));
  }

  @Test
  void whatStartedAgainHeldNoLongerThanUntilThen() {
    word("1", "r1", "14T10:00", null, "14T12:00", "running");
    word("2", "r2", "14T11:00", "14T12:00", null, "succeeded");
    assertThat(holds(1))
        .isEqualTo(
            List.of("14T10:00–14T11:00 next_start running", "14T11:00–14T12:00 ended succeeded"));
  }

  @Test
  void preemptedIsNotMerelyCancelled() {
    word("1", "r", "14T10:00", "14T11:00", null, "cancelled");
    Row row = words.get(0);
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[ScheduledHolds.REQUEST.position(GpuRequest.STATE)] = "PREEMPTED";
    words.set(0, org.apache.spark.sql.RowFactory.create(values));
    assertThat(holds(1)).isEqualTo(List.of("14T10:00–14T11:00 ended preempted"));
  }
}
