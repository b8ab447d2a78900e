package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.NightResult;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A month is closed; then its bill changes, and telemetry of it comes late. */
@ExtendWith(SharedSpark.class)
class ClosedNightTest {
  private static final LocalDate SEEN = LocalDate.of(2026, 8, 7);

  @TempDir private Path folder;
  private ClosedLanding landing;
  private Lake lake;

  @Test
  void whatComesAfterAMonthIsClosedIsDatedTheNightThatSawIt() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    julyIsPublishedOpen();
    theFirstNightLateEnoughClosesIt();
    Map<String, List<String>> closed = ClosedLake.closedRows(lake);
    differencesAreRowsOfTheNightThatSeesThem();
    assertThat(ClosedLake.closedRows(lake)).isEqualTo(closed);

    Map<String, List<String>> before = LakeContent.of(lake);
    assertThat(night().published()).isEmpty();
    assertThat(LakeContent.of(lake)).isEqualTo(before);

    List<String> seen = rows(GpuHourCost.TABLE, GpuHourCost.CORRECTS_DATE.of().isNotNull());
    theNextNightClosesTheSecondAccountAndSeesNothingElse();
    assertThat(ClosedLake.closedRows(lake)).isEqualTo(closed);
    assertThat(rows(GpuHourCost.TABLE, GpuHourCost.CORRECTS_DATE.of().isNotNull())).isEqualTo(seen);
    aLakeFromScratchSaysTheSameInTotal();
  }

  /** Hours 0 to 2 of 30 July are billed, 2 is not seen; hours 0 and 1 of 31 July are both. */
  private void julyIsPublishedOpen() throws IOException {
    landing.seen("2026-07-30T00", 0.5, 0.2);
    landing.seen("2026-07-30T01", 0, 0);
    landing.seen("2026-07-31T00", 0.5, 0.2);
    landing.seen("2026-07-31T01", 0.5, 0.2);
    landing.bill("main", "2026-07");
    for (String hour : List.of("30T00", "30T01", "30T02", "31T00", "31T01")) {
      landing.hour("main-2026-07", "2026-07-" + hour, "vm-1", "1.20");
    }
    landing.tax("main-2026-07", "9.30");
    landing.export("main-2026-07");
    night();
    expect(lake.read(ClosedPeriod.TABLE)).none();
    expect(ClosedLake.paid(lake, "compute"))
        .rows(
            """
            capacity_date | effective_cost
            2026-07-30    | 3.60
            2026-07-31    | 2.40
            """);
    expect(ClosedLake.paid(lake, "tax")).rows(ClosedLake.TAX_OF_JULY);
  }

  private void theFirstNightLateEnoughClosesIt() throws IOException {
    landing.seen("2026-08-06T00", 0.5, 0.2);
    night();
    expect(lake.read(ClosedPeriod.TABLE)).rows(ClosedLake.JULY_IS_CLOSED);
    expect(
            lake.read(GpuHourCost.TABLE)
                .groupBy(GpuHourCost.COST_DATE, GpuHourCost.PRICE_STATE)
                .sums(GpuHourCost.GPU_SECONDS))
        .rows(
            """
            cost_date  | price_state | gpu_seconds
            2026-07-30 | closed      | 10800
            2026-07-31 | closed      | 7200
            2026-08-06 | provisional | 3600
            """);
  }

  /**
   * A licence of 0.75 joins hour 0 of 30 July, hour 1 of 31 July costs 1.00, hour 0 is withdrawn,
   * the tax is 12.40; hour 2 of 30 July was seen after all. Another account's first bill of July is
   * no difference: nothing of it is closed.
   */
  private void differencesAreRowsOfTheNightThatSeesThem() throws IOException {
    landing.seen("2026-08-07T00", 0.5, 0.2);
    landing.seen("2026-07-30T02", 0.5, 0.2);
    landing.bill("main", "2026-07");
    for (String hour : List.of("30T00", "30T01", "30T02")) {
      landing.hour("main-2026-07", "2026-07-" + hour, "vm-1", "1.20");
    }
    landing.licence("main-2026-07", "2026-07-30T00", "vm-1", "0.75");
    landing.hour("main-2026-07", "2026-07-31T01", "vm-1", "1.00");
    landing.tax("main-2026-07", "12.40");
    landing.export("main-2026-07");
    landing.bill("side", "2026-07");
    landing.hour("side-2026-07", "2026-07-30T00", "vm-2", "5.00");
    landing.export("side-2026-07");
    night();
    // tax: 12.40 − 9.30 = 3.10, 0.10 a day; 31 July: 1.00 − 1.20 − 1.20
    expect(
            paidDifferences()
                .groupBy(PaidCapacity.SEEN_DATE, PaidCapacity.CHARGE_KIND)
                .sums(PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            seen_date  | charge_kind | effective_cost
            2026-08-07 | compute     | -0.65
            2026-08-07 | tax         | 3.10
            """);
    Frame differences =
        lake.read(GpuHourCost.TABLE, List.of(SEEN))
            .where(GpuHourCost.CORRECTS_DATE.of().isNotNull());
    expect(differences.groupBy(GpuHourCost.CORRECTS_DATE).sums(GpuHourCost.COST))
        .rows(
            """
            corrects_date | cost
            2026-07-30    | 0.75
            2026-07-31    | -1.40
            """);
    // what was unobserved was seen: a pair that adds up to nothing; 31 July lost a charged hour
    expect(differences.groupBy(GpuHourCost.CORRECTS_DATE).sums(GpuHourCost.GPU_SECONDS))
        .rows(
            """
            corrects_date | gpu_seconds
            2026-07-30    | 0
            2026-07-31    | -3600
            """);
    expect(
            differences
                .where(GpuHourCost.STAGE.of().equalTo("unobserved"))
                .select(GpuHourCost.CORRECTS_DATE, GpuHourCost.GPU_SECONDS, GpuHourCost.COST))
        .rows(
            """
            corrects_date | gpu_seconds | cost
            2026-07-30    | -3600       | -1.20
            """);
    expect(
            lake.read(PaidCapacity.TABLE)
                .where(PaidCapacity.BILLING_RESOURCE_ID.of().equalTo("vm-2"))
                .select(
                    PaidCapacity.CAPACITY_DATE,
                    PaidCapacity.PRICE_STATE,
                    PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            capacity_date | price_state | effective_cost
            2026-07-30    | billed      | 5.00
            """);
    // BilledCost: −1.20 − 0.20 + 0.75 + 3.10 = 2.45
    expect(
            lake.read(InvoiceBridge.TABLE)
                .where(InvoiceBridge.SEEN_DATE.of().isNotNull())
                .where(InvoiceBridge.STEP.of().isin("billed_cost", "tax", "gpu_compute"))
                .select(InvoiceBridge.SEEN_DATE, InvoiceBridge.STEP, InvoiceBridge.AMOUNT))
        .rows(
            """
            seen_date  | step        | amount
            2026-08-07 | billed_cost | 2.45
            2026-08-07 | tax         | -3.10
            2026-08-07 | gpu_compute | -0.65
            """);
  }

  private void theNextNightClosesTheSecondAccountAndSeesNothingElse() throws IOException {
    landing.seen("2026-08-08T00", 0.5, 0.2);
    night();
    expect(lake.read(ClosedPeriod.TABLE))
        .rows(
            """
            billing_account_id | closed_date
            A                  | 2026-08-06
            B                  | 2026-08-08
            """);
    expect(paidDifferences().groupBy(PaidCapacity.SEEN_DATE).sums(PaidCapacity.EFFECTIVE_COST))
        .rows(
            """
            seen_date  | effective_cost
            2026-08-07 | 2.45
            """);
  }

  private void aLakeFromScratchSaysTheSameInTotal() {
    Map<String, List<String>> before = ClosedLake.totals(lake);
    lake = new Lake(SharedSpark.session(), folder.resolve("scratch").toString());
    night();
    assertThat(ClosedLake.totals(lake)).isEqualTo(before);
  }

  private NightResult night() {
    return ClosedLake.night(lake, landing.configuration());
  }

  private Frame paidDifferences() {
    return lake.read(PaidCapacity.TABLE).where(PaidCapacity.SEEN_DATE.of().isNotNull());
  }

  private List<String> rows(TableSpec table, Column which) {
    return LakeContent.rows(table, lake.read(table).where(which));
  }
}
