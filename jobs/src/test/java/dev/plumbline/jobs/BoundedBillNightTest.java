package dev.plumbline.jobs;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.storage.Lake;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.testing.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nights that run date by date have the bill of the whole period before them. */
@ExtendWith(SharedSpark.class)
@Tag("long")
class BoundedBillNightTest {
  @TempDir private Path folder;
  private ClosedLanding landing;
  private Lake lake;

  @Test
  void whatIsSpreadOverABillingPeriodIsSpreadOverItsOtherDatesToo() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    landing.seen("2026-07-30T00", 0.5, 0.2);
    landing.seen("2026-07-31T00", 0.5, 0.2);
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-30T00", "vm-1", "1.20");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.20");
    landing.tax("main-2026-07", "9.30");
    landing.export("main-2026-07");

    assertThat(nightly("2026-07-30"))
        .contains("computes 2026-07-30; builds 2026-07-31 of its billing period\n")
        .contains("published 2026-07-30");
    expect(ClosedLake.paid(lake, "tax")).rows(ClosedLake.TAX_OF_JULY);
    assertThat(
            lake.read(GpuWaterfallDaily.TABLE)
                .where(GpuWaterfallDaily.USAGE_DATE.of().gt(LocalDate.of(2026, 7, 30)))
                .rows()
                .count())
        .isZero();

    assertThat(nightly("2026-07-31")).contains("published ").doesNotContain("builds");
    assertThat(NightHere.command(landing.configuration(), path(), "nightly").words())
        .contains("nothing to publish");
  }

  /** July ends on the 31st and is closed five days after: by 6 August, asked for alone. */
  @Test
  void aNightOfOneDateClosesThePeriodsThatAreOldEnough() throws IOException {
    landing = ClosedLanding.in(folder.resolve("landing"));
    lake = new Lake(SharedSpark.session(), folder.resolve("lake").toString());
    landing.seen("2026-07-31T00", 0.5, 0.2);
    landing.bill("main", "2026-07");
    landing.hour("main-2026-07", "2026-07-31T00", "vm-1", "1.20");
    landing.export("main-2026-07");
    nightly("2026-07-31");
    expect(lake.read(ClosedPeriod.TABLE)).none();

    landing.seen("2026-08-06T00", 0.5, 0.2);
    assertThat(nightly("2026-08-06")).doesNotContain("wait");
    expect(lake.read(ClosedPeriod.TABLE)).rows(ClosedLake.JULY_IS_CLOSED);
    expect(
            lake.read(GpuHourCost.TABLE)
                .groupBy(GpuHourCost.COST_DATE, GpuHourCost.PRICE_STATE)
                .sums(GpuHourCost.GPU_SECONDS))
        .rows(
            """
            cost_date  | price_state | gpu_seconds
            2026-07-31 | closed      | 3600
            2026-08-06 | provisional | 3600
            """);
    assertThat(NightHere.command(landing.configuration(), path(), "nightly").words())
        .contains("nothing to publish");
  }

  private String nightly(String date) {
    NightHere.Ended ended =
        NightHere.command(landing.configuration(), path(), "nightly", "--date", date);
    assertThat(ended.code()).as(ended.words()).isZero();
    return ended.words();
  }

  private Path path() {
    return folder.resolve("lake");
  }
}
