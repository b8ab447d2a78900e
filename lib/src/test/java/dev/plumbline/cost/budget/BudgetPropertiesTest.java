package dev.plumbline.cost.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.BudgetMonthly;
import dev.plumbline.tables.CostAnomalyDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.Row;

/** Whatever teams cost on whichever dates: sums are sums, and the same rows say the same. */
class BudgetPropertiesTest {
  private static final RowLayout MONTH = RowLayout.of(BudgetMonthly.TABLE);
  private static final RowLayout JUDGED = RowLayout.of(CostAnomalyDaily.TABLE);
  private static final LocalDate FIRST = LocalDate.of(2026, 4, 20);
  private static final int DATES = 120;

  /** What a team costs in hundredths on some of the dates; a refund is below 0. */
  @Provide
  Arbitrary<Map<Integer, Integer>> costs() {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, DATES - 1),
            Arbitraries.integers().between(-10_000, 1_000_000))
        .ofMinSize(1)
        .ofMaxSize(DATES)
        .map(TreeMap::new);
  }

  private static Row row(String team, int day, BigDecimal cost) {
    return SpendRows.layout()
        .draft()
        .set(GpuWaterfallDaily.USAGE_DATE, FIRST.plusDays(day))
        .set(GpuWaterfallDaily.TEAM, team)
        .set(GpuWaterfallDaily.CURRENCY, "USD")
        .set(GpuWaterfallDaily.COST, cost.setScale(12))
        .set(GpuWaterfallDaily.GPU_SECONDS, BigDecimal.ONE.setScale(12))
        .row();
  }

  private static List<Row> rows(String team, Map<Integer, Integer> costs) {
    List<Row> rows = new ArrayList<>();
    costs.forEach((day, cost) -> rows.add(row(team, day, BigDecimal.valueOf(cost, 2))));
    return rows;
  }

  private static List<Cells> months(List<Row> rows, LocalDate date) {
    Spending spending = Spending.of(rows.iterator(), List.of());
    return new MonthToDate(spending, date).rows().stream().map(MONTH::read).toList();
  }

  @Property(tries = 200)
  void theOrderOfRowsChangesNothingAndSpentIsTheSumOfTheMonth(
      @ForAll("costs") Map<Integer, Integer> vision,
      @ForAll("costs") Map<Integer, Integer> speech,
      @ForAll @IntRange(min = 0, max = DATES - 1) int day,
      @ForAll Random random) {
    LocalDate date = FIRST.plusDays(day);
    List<Row> rows = new ArrayList<>(rows("vision", vision));
    rows.addAll(rows("speech", speech));
    List<Cells> told = months(rows, date);
    Collections.shuffle(rows, random);
    assertThat(months(rows, date).stream().map(cells -> cells.row().toString()))
        .containsExactlyElementsOf(told.stream().map(cells -> cells.row().toString()).toList());
    for (Cells cells : told) {
      boolean isVision = "vision".equals(cells.text(BudgetMonthly.TEAM));
      BigDecimal sum = BigDecimal.ZERO;
      for (Map.Entry<Integer, Integer> cost : (isVision ? vision : speech).entrySet()) {
        LocalDate of = FIRST.plusDays(cost.getKey());
        boolean isOfMonth = of.withDayOfMonth(1).equals(date.withDayOfMonth(1));
        sum = isOfMonth && !of.isAfter(date) ? sum.add(cents(cost.getValue())) : sum;
      }
      if (cells.has(BudgetMonthly.SPENT_COST)) {
        assertThat(cells.decimal(BudgetMonthly.SPENT_COST)).isEqualByComparingTo(sum);
      } else {
        assertThat(sum).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(cells.whole(BudgetMonthly.DAYS_KNOWN)).isZero();
      }
    }
  }

  private static BigDecimal cents(int cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  /** The same forecast by a second way: for each unknown date a mean of its own. */
  @Property(tries = 200)
  void theForecastIsWhatEachMissingDateLetsExpect(
      @ForAll("costs") Map<Integer, Integer> costs,
      @ForAll @IntRange(min = 0, max = DATES - 1) int day) {
    LocalDate date = FIRST.plusDays(day);
    Map<LocalDate, BigDecimal> known = new TreeMap<>();
    costs.forEach((at, cost) -> known.put(FIRST.plusDays(at), cents(cost)));
    known.keySet().removeIf(at -> at.isAfter(date));
    List<LocalDate> window =
        known.keySet().stream().filter(at -> at.isAfter(date.minusDays(56))).toList();
    List<Cells> told = months(rows("vision", costs), date);
    if (window.isEmpty()) {
      assertThat(told).isEmpty();
      return;
    }
    BigDecimal end = BigDecimal.ZERO;
    LocalDate first = date.withDayOfMonth(1);
    for (LocalDate at : first.datesUntil(first.plusMonths(1)).toList()) {
      List<LocalDate> same =
          window.stream()
              .filter(past -> window.size() >= 14 && past.getDayOfWeek() == at.getDayOfWeek())
              .toList();
      List<LocalDate> behind = same.isEmpty() ? window : same;
      BigDecimal sum = behind.stream().map(known::get).reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal mean = sum.divide(new BigDecimal(behind.size()), 12, RoundingMode.HALF_EVEN);
      end = end.add(known.getOrDefault(at, mean));
    }
    assertThat(told).hasSize(1);
    assertThat(told.get(0).decimal(BudgetMonthly.FORECAST_COST)).isEqualByComparingTo(end);
  }

  @Property(tries = 100)
  void whatAlwaysCostsTheSameIsForecastAsThatAndNeverUnusual(
      @ForAll("costs") Map<Integer, Integer> dates,
      @ForAll @IntRange(min = 1, max = 100_000) int cost,
      @ForAll @IntRange(min = 0, max = DATES - 1) int day) {
    LocalDate date = FIRST.plusDays(day);
    List<Row> rows = new ArrayList<>();
    dates.keySet().forEach(at -> rows.add(row("vision", at, cents(cost))));
    for (Cells cells : months(rows, date)) {
      BigDecimal month = cents(cost * date.lengthOfMonth());
      assertThat(cells.decimal(BudgetMonthly.FORECAST_COST)).isEqualByComparingTo(month);
      if (cells.has(BudgetMonthly.FORECAST_LOW_COST)) {
        assertThat(cells.decimal(BudgetMonthly.FORECAST_LOW_COST)).isEqualByComparingTo(month);
        assertThat(cells.decimal(BudgetMonthly.FORECAST_HIGH_COST)).isEqualByComparingTo(month);
      }
    }
    Spending spending = Spending.of(rows.iterator(), List.of());
    SpendKey key = new SpendKey("vision", null, "USD");
    Cells judged = JUDGED.read(JudgedDate.of(spending.history(key, date)).row(key, date));
    assertThat(judged.flag(CostAnomalyDaily.IS_ANOMALY)).isNotEqualTo(true);
  }
}
