package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.Frame;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month with a block of capacity, a block whose hours another month bills, an hour billed twice
 * and a plan that is partly unused is closed; then its bill changes and telemetry comes late.
 */
@ExtendWith(SharedSpark.class)
class ClosedKindsNightTest {
  private static final String JULY = "main-2026-07";

  @TempDir private Path folder;
  private ClosedLanding landing;
  private Lake lake;

  @Test
  void blocksExcessAndUnusedPlansOfAClosedMonthStand() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    july();
    landing.seen("2026-08-06T00", 0.5, 0.2);
    august();
    assertThat(Given.values(lake.read(ClosedPeriod.TABLE), ClosedPeriod.CLOSED_DATE)).hasSize(1);
    Map<String, List<String>> closed = ClosedLake.closedRows(lake);

    itsBillChangesAndTelemetryComesLate();
    assertThat(ClosedLake.closedRows(lake)).isEqualTo(closed);
    assertEveryCostIsPaidOrNotYetDue("32.35", "8");
    assertSeconds(18_000, 10_800);

    landing.seen("2026-08-08T00", 0.5, 0.2);
    night();
    assertThat(ClosedLake.closedRows(lake)).isEqualTo(closed);
    assertSeconds(18_000, 10_800);
    Map<String, List<String>> before = ClosedLake.totals(lake);
    lake = new Lake(SharedSpark.session(), folder.resolve("scratch").toString());
    night();
    assertThat(ClosedLake.totals(lake)).isEqualTo(before);
  }

  /**
   * vm-1: 30 July hour 0 twice and hour 1, which is not seen; 31 July hour 0. A block of four hours
   * for 12, of which three ran; one of two hours for 8, which run in August. A plan: 3 of a GPU, 1
   * of a CPU, 2 unused.
   */
  private void july() throws IOException {
    landing.seen("2026-07-30T00", 0.5, 0.2);
    landing.seen("2026-07-31T00", 0, 0);
    landing.bill("main", "2026-07");
    landing.hour(JULY, "2026-07-30T00", "vm-1", "1.20");
    machines("1");
    landing.export(JULY);
    night();
    // 2 × 1.20 + 1.20 + 1.20 + 12 + 8 + 3 + 1 + 2 = 30.80; 3 of 12 and the 8 wait
    assertEveryCostIsPaidOrNotYetDue("30.80", "11");
    // 30 July: vm-1 2 h, vm-b 2 h, vm-c 1 h; 31 July: vm-1 1 h, vm-b 1 h
    assertSeconds(18_000, 7_200);
    expect(
            lake.read(PaidCapacity.TABLE)
                .groupBy(PaidCapacity.CAPACITY_DATE, PaidCapacity.CHARGE_KIND)
                .sums(PaidCapacity.EFFECTIVE_COST, PaidCapacity.EXCESS_GPU_SECONDS))
        .rows(
            """
            capacity_date | charge_kind             | effective_cost | excess_gpu_seconds
            2026-07-30    | compute                 | 12.60          | 3600
            2026-07-30    | non_gpu_compute         | 1.00           |
            2026-07-30    | commitment_unused       | 1.50           |
            2026-07-30    | unused_commitment_other | 0.50           |
            2026-07-31    | compute                 | 4.20           | 0
            """);
  }

  /** What both exports of July say, but for the hour billed twice. */
  private void machines(String cpu) {
    landing.hour(JULY, "2026-07-30T00", "vm-1", "1.20");
    landing.hour(JULY, "2026-07-30T01", "vm-1", "1.20");
    landing.hour(JULY, "2026-07-31T00", "vm-1", "1.20");
    landing.block(JULY, "cr-1", "1 instance 4 hours", "12");
    landing.block(JULY, "cr-9", "1 instance 2 hours", "8");
    for (String hour : List.of("30T00", "30T01", "31T00")) {
      landing.blockHour(JULY, "2026-07-" + hour, "vm-b", "cr-1");
    }
    landing.planned(JULY, "2026-07-30T00", "vm-c", "g2-standard-8", "3");
    landing.planned(JULY, "2026-07-30T00", "vm-d", "n2-standard-8", cpu);
    landing.unused(JULY, "2026-07-30T02", "2");
  }

  /** An hour of the block that July's fee pays for: what it costs is not known from August. */
  private void august() throws IOException {
    landing.bill("main", "2026-08");
    landing.blockHour("main-2026-08", "2026-08-06T00", "vm-z", "cr-9");
    landing.unused("main-2026-08", "2026-08-06T02", "4");
    landing.export("main-2026-08");
    night();
    expect(
            lake.read(PaidCapacity.TABLE)
                .where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo("vm-z"))
                .select(
                    PaidCapacity.PAID_GPU_SECONDS,
                    PaidCapacity.EFFECTIVE_COST,
                    PaidCapacity.PRICE_STATE))
        .rows(
            """
            paid_gpu_seconds | effective_cost | price_state
            3600             |                | provisional
            """);
    // nothing uses the plan in August; of July's use 3 of 4 are of GPUs
    assertAugustUnused("3", "1");
  }

  private void assertAugustUnused(String gpus, String other) {
    expect(
            lake.read(PaidCapacity.TABLE)
                .where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo("sp-1"))
                .where(PaidCapacity.CAPACITY_DATE.of().equalTo(LocalDate.of(2026, 8, 6)))
                .where(PaidCapacity.CORRECTS_DATE.of().isNull())
                .select(PaidCapacity.CHARGE_KIND, PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            charge_kind             | effective_cost
            commitment_unused       | %s
            unused_commitment_other | %s
            """
                .formatted(gpus, other));
  }

  /**
   * The second line of hour 0 is gone, a licence of 0.75 joins hour 1, which was seen after all,
   * the fourth hour of the block ran on 31 July, and the plan's CPUs used 3.
   */
  private void itsBillChangesAndTelemetryComesLate() throws IOException {
    landing.seen("2026-08-07T00", 0.5, 0.2);
    landing.seen("2026-07-30T01", 0.5, 0.2);
    landing.bill("main", "2026-07");
    machines("3");
    landing.licence(JULY, "2026-07-30T01", "vm-1", "0.75");
    landing.blockHour(JULY, "2026-07-31T01", "vm-b", "cr-1");
    landing.export(JULY);
    night();
    // compute −1.20 + 0.75 + 3; of the unused 2 GPUs used 3 of 4 and now 3 of 6: 1.50, then 1
    expect(
            lake.read(PaidCapacity.TABLE)
                .where(PaidCapacity.SEEN_DATE.of().isNotNull())
                .groupBy(PaidCapacity.CORRECTS_DATE, PaidCapacity.CHARGE_KIND)
                .sums(PaidCapacity.EFFECTIVE_COST, PaidCapacity.EXCESS_GPU_SECONDS))
        .rows(
            """
            corrects_date | charge_kind             | effective_cost | excess_gpu_seconds
            2026-07-30    | compute                 | -0.45          | -3600
            2026-07-30    | non_gpu_compute         | 2              |
            2026-07-30    | commitment_unused       | -0.50          |
            2026-07-30    | unused_commitment_other | 0.50           |
            2026-07-31    | compute                 | 3              |
            """);
    expect(
            lake.read(GpuHourCost.TABLE)
                .where(GpuHourCost.CORRECTS_DATE.of().isNotNull())
                .groupBy(GpuHourCost.CORRECTS_DATE)
                .sums(GpuHourCost.GPU_SECONDS, GpuHourCost.COST))
        .rows(
            """
            corrects_date | gpu_seconds | cost
            2026-07-30    | 0           | -0.95
            2026-07-31    | 3600        | 3
            """);
    expect(
            lake.read(GpuHourCost.TABLE)
                .where(GpuHourCost.BILLING_RESOURCE_ID.of().equalTo("vm-z"))
                .select(GpuHourCost.GPU_SECONDS, GpuHourCost.COST, GpuHourCost.PRICE_STATE))
        .rows(
            """
            gpu_seconds | cost | price_state
            3600        |      | provisional
            """);
    assertAugustUnused("2", "2");
    // what waited for the fourth hour is due
    expect(
            lake.read(InvoiceBridge.TABLE)
                .where(InvoiceBridge.SEEN_DATE.of().isNotNull())
                .where(InvoiceBridge.STEP.of().equalTo("not_yet_due"))
                .select(InvoiceBridge.SEEN_DATE, InvoiceBridge.AMOUNT))
        .rows(
            """
            seen_date  | amount
            2026-08-07 | 3
            """);
  }

  /** Σ EffectiveCost of July's bill is what it says, and is paid or waits. */
  private void assertEveryCostIsPaidOrNotYetDue(String cost, String waits) {
    LocalDate july = LocalDate.of(2026, 7, 1);
    BigDecimal effective =
        sum(
            lake.read(FocusCharge.TABLE).where(FocusCharge.PERIOD.of().equalTo(july)),
            FocusCharge.EFFECTIVE_COST);
    BigDecimal paid =
        sum(
            lake.read(PaidCapacity.TABLE)
                .where(PaidCapacity.BILLING_PERIOD_START.of().equalTo(july)),
            PaidCapacity.EFFECTIVE_COST);
    Frame steps = lake.read(InvoiceBridge.TABLE).where(InvoiceBridge.PERIOD.of().equalTo(july));
    BigDecimal later =
        sum(steps.where(InvoiceBridge.STEP.of().equalTo("not_yet_due")), InvoiceBridge.AMOUNT)
            .negate();
    assertThat(effective).isEqualByComparingTo(cost);
    assertThat(later).isEqualByComparingTo(waits);
    assertThat(paid.add(later)).isEqualByComparingTo(cost);
  }

  /** Accounted GPU-seconds of both closed dates, differences counted where they belong. */
  private void assertSeconds(long first, long second) {
    expect(
            lake.read(GpuHourCost.TABLE)
                .with(
                    GpuHourCost.COST_DATE.is(
                        functions.coalesce(
                            GpuHourCost.CORRECTS_DATE.of(), GpuHourCost.COST_DATE.of())))
                .where(GpuHourCost.COST_DATE.of().lt(LocalDate.of(2026, 8, 1)))
                .groupBy(GpuHourCost.COST_DATE)
                .sums(GpuHourCost.GPU_SECONDS))
        .rows(
            """
            cost_date  | gpu_seconds
            2026-07-30 | %d
            2026-07-31 | %d
            """
                .formatted(first, second));
  }

  private static BigDecimal sum(Frame rows, Col amount) {
    return rows.select(amount).rows().collectAsList().stream()
        .map(row -> row.getDecimal(0))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void night() {
    ClosedLake.night(lake, landing.configuration());
  }
}
