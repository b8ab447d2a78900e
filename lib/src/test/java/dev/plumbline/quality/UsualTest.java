package dev.plumbline.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which figures are unusual among those before them; the bounds are half and double. */
class UsualTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");

  @Test
  void aTenthOfTheRowsIsUnusual() {
    List<Long> before = List.of(1000L, 980L, 1010L, 990L, 1005L, 995L, 1000L, 1020L, 1000L);
    assertThat(isUnusual(before, 100)).isTrue();
  }

  @Test
  void manyTimesAsManyRowsAreUnusual() {
    List<Long> before = List.of(1000L, 980L, 1010L, 990L, 1005L, 995L, 1000L, 1020L, 1000L);
    assertThat(isUnusual(before, 3000)).isTrue();
  }

  @Test
  void aDateAsTheOthersIsUsual() {
    List<Long> before = List.of(1000L, 980L, 1010L, 990L, 1005L, 995L, 1000L, 1020L, 1000L);
    assertThat(isUnusual(before, 1015)).isFalse();
  }

  @Test
  void oneRowLessOfAlwaysAsManyIsUsual() {
    assertThat(isUnusual(List.of(1440L, 1440L, 1440L, 1440L, 1440L, 1440L), 1439)).isFalse();
  }

  /** Mean 1000 and deviation 300 of ten dates: three deviations below are 100. */
  @Test
  void threeDeviationsOfTheDatesBeforeAreTheBound() {
    List<Long> before = List.of(700L, 1300L, 700L, 1300L, 700L, 1300L, 700L, 1300L, 700L, 1300L);
    assertThat(isUnusual(before, 90)).isTrue();
    assertThat(isUnusual(before, 110)).isFalse();
    assertThat(isUnusual(before, 1910)).isTrue();
    assertThat(isUnusual(before, 1890)).isFalse();
  }

  /** Of ten days of 1000 and two of 300, mean 883 and deviation 261: 300 is within three. */
  @Test
  void weekendsAreUsual() {
    List<Long> before =
        List.of(1000L, 1000L, 1000L, 1000L, 1000L, 300L, 300L, 1000L, 1000L, 1000L, 1000L, 1000L);
    assertThat(isUnusual(before, 300)).isFalse();
  }

  @Test
  void threeDatesAreNoHistory() {
    assertThat(isUnusual(List.of(1000L, 1000L, 1000L), 100)).isFalse();
    assertThat(isUnusual(List.of(1000L, 1000L, 1000L, 1000L), 100)).isFalse();
    assertThat(isUnusual(List.of(1000L, 1000L, 1000L, 1000L, 1000L), 100)).isTrue();
  }

  /** Forty dates of 10 and then thirty of 1000: only the thirty say what is usual. */
  @Test
  void whatIsOlderThanThirtyDatesIsForgotten() {
    List<Long> figures = new java.util.ArrayList<>(java.util.Collections.nCopies(40, 10L));
    figures.addAll(java.util.Collections.nCopies(30, 1000L));
    assertThat(isUnusual(figures, 10)).isTrue();
    LocalDate date = FIRST.plusDays(70);
    assertThat(new Usual(dated(figures)).before(date).firstKey()).isEqualTo(FIRST.plusDays(40));
  }

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(Usual.median(List.of(5L, 1L, 9L))).isEqualTo(5);
    assertThat(Usual.median(List.of(5L, 1L, 9L, 7L))).isEqualTo(5);
  }

  private static boolean isUnusual(List<Long> before, long figure) {
    LocalDate date = FIRST.plusDays(before.size());
    Usual usual = new Usual(dated(before));
    long median = Usual.median(usual.before(date).values());
    return usual.isUnusual(date, figure, median / 2.0, median * 2.0);
  }

  private static NavigableMap<LocalDate, Long> dated(List<Long> figures) {
    NavigableMap<LocalDate, Long> dated = new TreeMap<>();
    for (int i = 0; i < figures.size(); i++) {
      dated.put(FIRST.plusDays(i), figures.get(i));
    }
    return dated;
  }
}
