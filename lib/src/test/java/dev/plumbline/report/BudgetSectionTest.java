package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.BudgetMonthly;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class BudgetSectionTest {
  private static final Section SECTION = new BudgetSection();

  private static Figures figures(List<Row> rows, List<Row> dates) {
    return Nights.with(Rows.all(BudgetSection.ROWS, rows), Rows.all(BudgetSection.DATES, dates));
  }

  private static String found(Row... rows) {
    return SECTION.finding(figures(List.of(rows), List.of())).replace('\u00a0', ' ');
  }

  @Test
  void theHeadingSaysWhichBudgetsDoNotHoldAndWhatWasUnusual() {
    // 13,300 − 12,000 = 1,300
    assertThat(
            SECTION
                .finding(figures(MadeUpBudgets.rows(), MadeUpBudgets.dates()))
                .replace('\u00a0', ' '))
        .isEqualTo(
            "vision is forecast to exceed its budget of USD 12,000.00 by USD 1,300.00 (±400.00);"
                + " vision cost USD 950.00 on 14 Jul 2026, more than the usual USD 300.00 to"
                + " USD 700.00");
  }

  @Test
  void anExceededBudgetIsNoForecast() {
    assertThat(found(MadeUpBudgets.month("vision", "12000", "12500.5", "20000", null).row()))
        .isEqualTo("vision has exceeded its budget of USD 12,000.00 by USD 500.50");
  }

  @Test
  void aForecastWithoutAnIntervalSaysSo() {
    Row row =
        MadeUpBudgets.month("vision", "100", "50", "101", null)
            .set(BudgetMonthly.PROJECT, "argus")
            .row();
    assertThat(found(row))
        .isEqualTo(
            "vision, project argus is forecast to exceed its budget of USD 100.00 by USD 1.00"
                + " (no interval: too little history)");
  }

  @Test
  void whereABudgetEndsIsNotSaidWithoutAForecast() {
    Row unknown = MadeUpBudgets.month("rank", "100", null, null, null).row();
    Row holds = MadeUpBudgets.month("speech", "100", "50", "99", null).row();
    assertThat(found(unknown)).isEqualTo("Of no budget it is known where it ends");
    assertThat(found(unknown, holds))
        .isEqualTo("1 of 2 budgets will hold by the forecast; of 1 the end is not known");
  }

  @Test
  void withoutBudgetsTheForecastsStand() {
    assertThat(found(MadeUpBudgets.month("speech", null, "50", "99", null).row()))
        .isEqualTo(
            "No budget is configured; what each team will have spent by the end of Jul 2026");
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }

  @Test
  void whatIsKnownAndWhatIsNotStandsInWords() {
    // 6,100.50 ÷ 12,000 = 50.8375 %; 13,300 ± 400
    assertThat(
            SectionsTest.text(SECTION, figures(MadeUpBudgets.rows(), MadeUpBudgets.dates()))
                .replace('\u00a0', ' '))
        .contains(
            "50.8 %",
            "13 of 31",
            "USD 12,900.00 and USD 13,700.00",
            "off by 8.3 % on 35 past days; the month before: forecast USD 10,800.00,"
                + " was USD 11,000.00",
            "mean of the few known dates; no interval; not tested: too little history",
            "no team",
            "and 2.00 GPU-h that nothing prices",
            "for 2 of 3 teams and currencies; not judged: 1, of which 1 for want of history");
  }
}
