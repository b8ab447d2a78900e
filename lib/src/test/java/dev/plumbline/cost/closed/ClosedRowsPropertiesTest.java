package dev.plumbline.cost.closed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.GpuHourCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.apache.spark.sql.Row;

/**
 * Whatever is learnt after a period closed: its rows stand, and with their differences they sum.
 */
class ClosedRowsPropertiesTest {
  private static final RowLayout ROW = RowLayout.of(GpuHourCost.TABLE);
  private static final LocalDate DAY = LocalDate.of(2026, 7, 30);
  private static final LocalDate CLOSED = LocalDate.of(2026, 8, 6);
  private static final List<String> STAGES = List.of("delivered", "empty", "unobserved");

  /** What each stage of the hour costs, as some night computes it; a stage may be missing. */
  @Provide
  Arbitrary<Map<String, BigDecimal>> costs() {
    return Arbitraries.maps(
            Arbitraries.of(STAGES), Arbitraries.longs().between(-5_000_000, 50_000_000))
        .ofMaxSize(3)
        .map(
            costs -> {
              Map<String, BigDecimal> exact = new TreeMap<>();
              costs.forEach(
                  (stage, cost) ->
                      exact.put(stage, new BigDecimal(cost).movePointLeft(6).setScale(12)));
              return exact;
            });
  }

  @Property
  void closedRowsStandAndAllTogetherAreWhatIsKnownLast(
      @ForAll @Size(min = 1, max = 5) List<@From("costs") Map<String, BigDecimal>> nights,
      @ForAll boolean isRunTwice) {
    TreeSet<LocalDate> dates = new TreeSet<>(List.of(DAY, CLOSED));
    List<Row> standing = night(dates, fresh(nights.get(0)), List.of(), true);
    List<String> closed = texts(standing);
    for (int i = 1; i < nights.size(); i++) {
      dates.add(CLOSED.plusDays(i));
      List<Row> fresh = fresh(nights.get(i));
      List<Row> next = night(dates, fresh, standing, true);
      if (isRunTwice) {
        assertThat(texts(night(dates, fresh, next, false)))
            .containsExactlyInAnyOrderElementsOf(texts(next));
      }
      standing = next;
      assertThat(texts(standing)).containsAll(closed);
      assertThat(sums(standing)).isEqualTo(sums(fresh));
    }
  }

  private static List<Row> night(
      TreeSet<LocalDate> nights, List<Row> fresh, List<Row> standing, boolean isNew) {
    Closing closing = new Closing(nights, new TreeSet<>(List.of(DAY)), isNew);
    List<Row> rows = new ArrayList<>();
    new ClosedRows(Ledger.GPU_HOUR_COST, nights, closing)
        .rows(fresh.iterator(), standing.iterator())
        .forEachRemaining(rows::add);
    return rows;
  }

  private static List<Row> fresh(Map<String, BigDecimal> costs) {
    List<Row> rows = new ArrayList<>();
    costs.forEach(
        (stage, cost) ->
            rows.add(
                ROW.draft()
                    .set(GpuHourCost.COST_DATE, DAY)
                    .set(GpuHourCost.HOUR_AT, Instant.parse("2026-07-30T05:00:00Z"))
                    .set(GpuHourCost.BILLING_RESOURCE_ID, "vm-1")
                    .set(GpuHourCost.STAGE, stage)
                    .set(GpuHourCost.CLOSED_DATE, CLOSED)
                    .set(GpuHourCost.GPU_SECONDS, new BigDecimal(1200).setScale(12))
                    .set(GpuHourCost.COST, cost)
                    .row()));
    return rows;
  }

  /** Costs that are not 0, by stage. */
  private static Map<String, BigDecimal> sums(List<Row> rows) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Row row : rows) {
      sums.merge(
          ROW.text(row, GpuHourCost.STAGE), ROW.decimal(row, GpuHourCost.COST), BigDecimal::add);
    }
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  private static List<String> texts(List<Row> rows) {
    return rows.stream().map(Row::toString).toList();
  }
}
