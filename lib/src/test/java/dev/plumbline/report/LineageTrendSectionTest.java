package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class LineageTrendSectionTest {
  private static final Section SECTION = new LineageTrendSection();

  private static Figures of(List<Row> rows) {
    return Nights.with(Rows.all(LineageTrendSection.ROWS, rows));
  }

  private static String markup(Figures figures) {
    return Html.markup(Html.all(SECTION.content(figures)));
  }

  @Test
  void theHeadingComparesWithTheNewestEarlierDateThatHasAFigure() {
    // 3 of 7 on 14 Jul; nobody knows what existed on 13 Jul; 2 of 8 on 12 Jul
    assertThat(SECTION.finding(Nights.realistic()).replace('\u00a0', ' '))
        .isEqualTo("42.9 % of the models that exist can be traced, after 25.0 % on 12 Jul 2026");
  }

  @Test
  void aDateWithoutAFigureIsAGapInTheLineAndIsSaid() {
    String markup = markup(Nights.realistic());

    assertThat(SectionsTest.text(markup))
        .contains("Reach is not measured on 1 of 3 dates.")
        .contains("13 Jul 2026 not measured 2 not measured 6 55.0 %")
        .contains("Reach 42.9 %", "Saturation 60.0 %");
    // Two dots and no line of reach; a line over three dots of saturation.
    assertThat(markup).containsPattern("stroke-delivered\"[^>]* d=\"M[^ML]* [^ML]*M[^ML]*\"");
    assertThat(markup).containsPattern("stroke-gap\"[^>]* d=\"M[^ML]*L[^ML]*L[^ML]*\"");
  }

  @Test
  void theScaleIsTheSameWhateverTheFigures() {
    LocalDate before = Nights.DAY.minusDays(1);
    String markup =
        markup(
            of(
                List.of(
                    MadeUpGpus.reach(before, 0, 6L, 0.0, 1.0),
                    MadeUpGpus.reach(Nights.DAY, 0, 6L, 0.0, 1.0))));

    assertThat(markup).contains("M46.0 122.0L470.0 122.0", "M46.0 12.0L470.0 12.0");
    assertThat(SectionsTest.text(markup)).contains("Reach 0.0 %").doesNotContain("not measured");
  }

  @Test
  void theFirstDateAloneIsADotAndComparesWithNothing() {
    Figures figures = of(List.of(MadeUpGpus.reach(Nights.DAY, 3, 6L, 0.5, 0.5)));

    assertThat(SECTION.finding(figures)).isEqualTo(SECTION.title());
    assertThat(markup(figures).split("<circle ", -1)).hasSize(3);
  }

  @Test
  void theFileHasEveryDateExactly() {
    List<Row> thirty =
        IntStream.range(0, 30)
            .mapToObj(
                back -> MadeUpGpus.reach(Nights.DAY.minusDays(back), 1, 3L, 1.0 / 3, back / 30.0))
            .toList();

    assertThat(SECTION.csv(of(thirty)).text().lines())
        .hasSize(31)
        .contains("2026-07-14,6,1,3,0.3333333333333333,0.0,,,,,");
  }
}
