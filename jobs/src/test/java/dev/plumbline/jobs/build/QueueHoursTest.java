package dev.plumbline.jobs.build;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.allocation.scheduled.QueueHours;
import dev.plumbline.cost.waste.QueueWaits;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.QueueWaitDaily;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import dev.plumbline.timeline.Holders;
import dev.plumbline.timeline.Owner;
import dev.plumbline.timeline.Owners;
import dev.plumbline.timeline.TextPattern;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSpark.class)
class QueueHoursTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 15);

  private static Given requests() {
    return Given.table(GpuRequest.TABLE)
        .as("id", GpuRequest.REQUEST_ID)
        .as("job", GpuRequest.WORKLOAD_ID)
        .as("submitted", GpuRequest.SUBMITTED_AT)
        .as("eligible", GpuRequest.ELIGIBLE_AT)
        .as("started", GpuRequest.STARTED_AT)
        .as("gpus", GpuRequest.GPU_COUNT)
        .every(GpuRequest.REQUEST_DATE, "2026-07-15")
        .every(GpuRequest.SCHEDULER, "slurm")
        .every(GpuRequest.CLUSTER, "hpc");
  }

  private static Frame hours(String rows) {
    return QueueHours.of(requests().rows(rows).frame(), new TreeSet<>(List.of(DAY)));
  }

  /**
   * a waits 09:40–11:10: 20 + 60 + 10 minutes, for 4 GPUs; it stands in two files. b waits for a
   * date until 10:30, and from then on 15 minutes for GPUs. c began to wait the evening before. d
   * never waited; e is one job on two nodes.
   */
  private static final String WAITS =
      """
      id | account | job | submitted            | eligible             | started              | gpus
      a  | vision  | 1   | 2026-07-15T09:30:00Z | 2026-07-15T09:40:00Z | 2026-07-15T11:10:00Z | 4
      a  | vision  | 1   | 2026-07-15T09:30:00Z | 2026-07-15T09:40:00Z | 2026-07-15T11:10:00Z | 4
      b  | vision  | 2   | 2026-07-14T08:00:00Z | 2026-07-15T10:30:00Z | 2026-07-15T10:45:00Z | 1
      c  | speech  | 3   | 2026-07-14T23:00:00Z |                      | 2026-07-15T00:30:00Z |
      d  | speech  | 4   | 2026-07-15T07:00:00Z | 2026-07-15T07:00:00Z | 2026-07-15T07:00:00Z | 8
      e1 | ranking | 5   | 2026-07-15T05:00:00Z | 2026-07-15T05:00:00Z | 2026-07-15T05:20:00Z | 8
      e2 | ranking | 5   | 2026-07-15T05:00:00Z | 2026-07-15T05:00:00Z | 2026-07-15T05:20:00Z | 8
      """;

  @Test
  void waitsAreCutAtHoursAndOnesOfADateAreNoWaitForGpus() {
    expect(
            hours(WAITS)
                .select(
                    QueueHour.HOUR_AT,
                    QueueHour.ACCOUNT,
                    QueueHour.WAITING_SECONDS,
                    QueueHour.ELIGIBLE_SECONDS,
                    QueueHour.REQUEST_SECONDS))
        .rows(
            """
            hour_at              | account | waiting_seconds | eligible_waiting_seconds
            2026-07-15T09:00:00Z | vision  | 1200            | 1200
            2026-07-15T10:00:00Z | vision  | 3600            | 3600
            2026-07-15T11:00:00Z | vision  | 600             | 600
            2026-07-15T00:00:00Z | speech  | 1800            | 0
            2026-07-15T05:00:00Z | ranking | 1200            | 1200
            """);
    // vision at 10: 3600 of a and 900 of b; of GPUs 4 × 3600 + 900. ranking: 16 GPUs × 1200.
    expect(
            hours(WAITS)
                .select(
                    QueueHour.HOUR_AT,
                    QueueHour.REQUEST_SECONDS,
                    QueueHour.GPU_SECONDS,
                    QueueHour.STARTED,
                    QueueHour.LONGEST_WAIT))
        .rows(
            """
            hour_at              | request_seconds | waited_gpu_seconds | started_requests
            2026-07-15T09:00:00Z | 1200            | 4800               | 0
            2026-07-15T10:00:00Z | 4500            | 15300              | 1
            2026-07-15T11:00:00Z | 600             | 2400               | 1
            2026-07-15T00:00:00Z | 1800            |                    | 1
            2026-07-15T05:00:00Z | 1200            | 19200              | 1
            """);
  }

  @Test
  void aTeamWaitedAsLongAsItsRequestsDid() {
    Holders vision = new Holders(null, null, TextPattern.of("vision"), null, null, null);
    Owners owners = new Owners(List.of(new Owner(null, vision, null, null, "eyes", null)));
    // eyes: 90 + 15 minutes = 6300 s, the longest 5400; c waited 90 minutes, e 20: 6600 s.
    expect(
            new QueueWaits(owners)
                .of(hours(WAITS))
                .select(
                    QueueWaitDaily.TEAM,
                    QueueWaitDaily.STARTED,
                    QueueWaitDaily.WAIT,
                    QueueWaitDaily.LONGEST_WAIT,
                    QueueWaitDaily.GPU_SECONDS))
        .rows(
            """
            team | started_requests | wait_seconds | longest_wait_seconds | waited_gpu_seconds
            eyes | 2                | 6300         | 5400                 | 22500
                 | 2                | 6600         | 5400                 | 19200
            """);
  }

  /** Whoever waits: the waits of hours are those of requests, and no hour is longer than one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hoursComeToTheWaitsOfTheDate(long seed) {
    Random dice = new Random(seed);
    StringBuilder rows =
        new StringBuilder("id | account | job | submitted | eligible | started | gpus\n");
    long total = 0;
    for (int i = 0; i < 80; i++) {
      long submitted = dice.nextInt(86_000);
      long eligible = submitted + dice.nextInt(2_000);
      long started = Math.min(86_399, eligible + dice.nextInt(20_000));
      total += Math.max(0, started - eligible);
      rows.append(
          "r%d | a%d | %d | %s | %s | %s | 1%n"
              .formatted(
                  i,
                  dice.nextInt(3),
                  i,
                  at(submitted),
                  at(Math.min(eligible, started)),
                  at(started)));
    }
    BigDecimal found = BigDecimal.ZERO;
    for (Row row :
        hours(rows.toString())
            .select(QueueHour.REQUEST_SECONDS, QueueHour.WAITING_SECONDS)
            .rows()
            .collectAsList()) {
      found = found.add(row.getDecimal(0));
      assertThat(row.getDecimal(1)).isLessThanOrEqualTo(BigDecimal.valueOf(3600));
    }
    assertThat(found).isEqualByComparingTo(BigDecimal.valueOf(total));
  }

  private static String at(long second) {
    return DAY.atStartOfDay().plusSeconds(second) + (second % 60 == 0 ? ":00Z" : "Z");
  }
}
