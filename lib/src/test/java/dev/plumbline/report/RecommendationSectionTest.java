package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecommendationSectionTest {
  private static final Section SECTION = new RecommendationSection();

  private static Figures figures() {
    return Nights.with(Rows.all(RecommendationSection.ROWS, MadeUpAdvice.rows()));
  }

  @Test
  void theHeadingSaysWhatAMonthWouldSaveAndWhatWasSaved() {
    // The row without a price claims nothing; the one that nobody saw saved nothing.
    assertThat(SECTION.finding(figures()).replace('\u00a0', ' '))
        .isEqualTo(
            "A month of nights like this one would waste USD 105.00 less; USD 7.25 of the day"
                + " before were not wasted again");
  }

  @Test
  void onlyWhatIsOpenIsListedAndWhatBecameOfTheRestIsSaid() {
    assertThat(SectionsTest.text(SECTION, figures()))
        .contains(
            "stop the holder, or let it release its GPU",
            "ip-10-0-1-11, GPU 5",
            "medium, since 13 Jul 2026",
            "not measured (no price)",
            "Of the day before, 1 finding is gone, and of 1 nobody knows")
        .doesNotContain("7.25", "9.00");
  }

  @Test
  void aNightWithoutRecommendationsHasNoSuchSection() {
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }
}
