package dev.plumbline.cost.closed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** One resource-hour of 30 July, whose billing period 6 August closed; tonight is 8 August. */
class ClosedRowsTest {
  private static final RowLayout ROW = RowLayout.of(GpuHourCost.TABLE);
  private static final LocalDate DAY = LocalDate.of(2026, 7, 30);
  private static final LocalDate CLOSED = LocalDate.of(2026, 8, 6);
  private static final LocalDate YESTERDAY = LocalDate.of(2026, 8, 7);
  private static final LocalDate TONIGHT = LocalDate.of(2026, 8, 8);

  private static Row row(
      LocalDate date, LocalDate corrects, LocalDate closed, String stage, String cost) {
    return ROW.draft()
        .set(GpuHourCost.COST_DATE, date)
        .set(GpuHourCost.HOUR_AT, Instant.parse("2026-07-30T05:00:00Z"))
        .set(GpuHourCost.BILLING_RESOURCE_ID, "vm-1")
        .set(GpuHourCost.STAGE, stage)
        .set(GpuHourCost.CORRECTS_DATE, corrects)
        .set(GpuHourCost.CLOSED_DATE, closed)
        .set(GpuHourCost.GPU_SECONDS, new BigDecimal("3600"))
        .set(GpuHourCost.COST, new BigDecimal(cost))
        .row();
  }

  private static Row fresh(String stage, String cost) {
    return row(DAY, null, CLOSED, stage, cost);
  }

  /** Each row as date, date it corrects, stage and cost. */
  private static List<String> rows(
      Set<LocalDate> computed, boolean isNewNight, List<Row> fresh, List<Row> standing) {
    TreeSet<LocalDate> nights = new TreeSet<>(Set.of(DAY, CLOSED, YESTERDAY, TONIGHT));
    Closing closing = new Closing(nights, new TreeSet<>(Set.of(DAY)), isNewNight);
    List<String> rows = new ArrayList<>();
    new ClosedRows(Ledger.GPU_HOUR_COST, new TreeSet<>(computed), closing)
        .rows(fresh.iterator(), standing.iterator())
        .forEachRemaining(
            row ->
                rows.add(
                    ROW.date(row, GpuHourCost.COST_DATE).getDayOfMonth()
                        + " "
                        + (ROW.date(row, GpuHourCost.CORRECTS_DATE) == null ? "" : "corrects ")
                        + ROW.text(row, GpuHourCost.STAGE)
                        + " "
                        + ROW.decimal(row, GpuHourCost.COST)
                        + " "
                        + ROW.decimal(row, GpuHourCost.GPU_SECONDS)));
    return rows;
  }

  @Test
  void closedRowsStandAndTheDifferenceIsDatedTonight() {
    assertThat(
            rows(
                Set.of(DAY, TONIGHT),
                true,
                List.of(fresh("delivered", "1.95")),
                List.of(fresh("delivered", "1.20"))))
        .containsExactlyInAnyOrder("30 delivered 1.20 3600", "8 corrects delivered 0.75 0");
  }

  @Test
  void whatMovesIsAPairAndWhatIsTheSameIsNoRow() {
    assertThat(
            rows(
                Set.of(DAY, TONIGHT),
                true,
                List.of(fresh("delivered", "1.20"), fresh("empty", "2")),
                List.of(fresh("unobserved", "1.20"), fresh("empty", "2"))))
        .containsExactlyInAnyOrder(
            "30 unobserved 1.20 3600",
            "30 empty 2 3600",
            "8 corrects unobserved -1.20 -3600",
            "8 corrects delivered 1.20 3600");
  }

  @Test
  void whatEarlierNightsSawCountsAndARerunOfTonightFindsTheSame() {
    List<Row> standing =
        List.of(
            fresh("delivered", "1.20"),
            row(YESTERDAY, DAY, CLOSED, "delivered", "0.50"),
            row(TONIGHT, DAY, CLOSED, "delivered", "0.25"));
    // 1.95 − 1.20 − 0.50; seconds 3,600 − 3,600 − 3,600
    assertThat(rows(Set.of(DAY, TONIGHT), false, List.of(fresh("delivered", "1.95")), standing))
        .containsExactlyInAnyOrder("30 delivered 1.20 3600", "8 corrects delivered 0.25 -3600");
  }

  @Test
  void differencesOfADateThatIsNotComputedAreCarried() {
    assertThat(
            rows(
                Set.of(YESTERDAY, TONIGHT),
                false,
                List.of(),
                List.of(
                    row(YESTERDAY, DAY, CLOSED, "delivered", "0.50"),
                    row(TONIGHT, DAY, CLOSED, "delivered", "0.25"))))
        .containsExactlyInAnyOrder(
            "7 corrects delivered 0.50 3600", "8 corrects delivered 0.25 3600");
  }

  @Test
  void thePeriodThatTonightClosesAndAnOpenOneStandAsComputed() {
    assertThat(
            rows(
                Set.of(DAY, TONIGHT),
                true,
                List.of(
                    row(DAY, null, TONIGHT, "delivered", "1.95"),
                    row(DAY, null, null, "empty", "3")),
                List.of(
                    row(DAY, null, null, "delivered", "1.20"), row(DAY, null, null, "empty", "2"))))
        .containsExactlyInAnyOrder("30 delivered 1.95 3600", "30 empty 3 3600");
  }
}
