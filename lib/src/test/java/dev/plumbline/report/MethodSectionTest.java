package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class MethodSectionTest {
  private static final Section SECTION = new MethodSection();

  private static Figures figures(List<Row> rows) {
    return Nights.with(Rows.all(MethodSection.ROWS, rows));
  }

  private static String text(Figures figures) {
    return SectionsTest.text(SECTION, figures).replace('\u00a0', ' ').replace('\u2212', '-');
  }

  private static String finding(Figures figures) {
    return SECTION.finding(figures).replace('\u00a0', ' ');
  }

  @Test
  void theHeadingNamesTheTeamWhoseFigureLiesFurthestFromItsCharge() {
    // vision 63.20 − 90.40 = −27.20; speech 31.60 − 45.20 = −13.60
    assertThat(finding(figures(MadeUpMethods.rows())))
        .isEqualTo(
            "vision would bear USD 27.20 less than it is charged by"
                + " \u201cGPU 9 : CPU and memory 1\u201d");
  }

  @Test
  void eachMethodHasAColumnWithItsDifferenceAndTheWorstComesFirst() {
    String text = text(figures(MadeUpMethods.rows()));
    assertThat(text)
        .contains("USD 63.20", "USD -27.20", "USD 88.14", "USD -2.26", "USD 91.40", "USD +1.00");
    // nobody 86.00 − 45.20 = 40.80, then vision, then speech
    assertThat(text.indexOf("(left to nobody)"))
        .isLessThan(text.indexOf("vision"))
        .isGreaterThan(0);
    assertThat(text.indexOf("vision")).isLessThan(text.indexOf("speech"));
  }

  @Test
  void whatIsChargedForTheSameMachinesStandsBesideAndTheRestIsSaid() {
    String text = text(figures(MadeUpMethods.rows()));
    assertThat(text).contains("USD 90.40").doesNotContain("USD 109.60");
    // 19.20 of 200.00 are 9.6 %
    assertThat(text)
        .contains("a holder's request for CPU and memory is not known", "USD 19.20", "9.6")
        .containsOnlyOnce("every method but held time");
  }

  @Test
  void aNightOfWhichNothingCanBeSplitSaysWhy() {
    Figures figures = figures(MadeUpMethods.unsplit());
    assertThat(finding(figures))
        .isEqualTo(
            "No machine that was held can be split by another method:"
                + " a holder's request for CPU and memory is not known");
    assertThat(text(figures)).contains("100.0").doesNotContain("vision");
  }

  @Test
  void partOfTheRowsIsNotSummed() {
    List<Row> rows = MadeUpMethods.rows();
    Figures figures =
        Nights.with(Rows.firstOf(MethodSection.ROWS, rows, 1_000_000, rows::iterator));
    assertThat(finding(figures)).isEqualTo(SECTION.title());
    assertThat(text(figures)).contains("methods.csv").doesNotContain("USD");
  }

  @Test
  void aNightWithoutHeldMachinesHasNoSuchSection() {
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }
}
