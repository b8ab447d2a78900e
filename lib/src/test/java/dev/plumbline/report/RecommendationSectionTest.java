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
            "A month of nights like this one could cost USD 105.00 less; since the day before USD"
                + " 7.25 are saved");
  }

  @Test
  void onlyWhatIsOpenIsListedAndWhatBecameOfTheRestIsSaid() {
    assertThat(SectionsTest.text(SECTION, figures()))
        .contains(
            "stop the holder, or let it release its GPU",
            "ip-10-0-1-11, GPU 5",
            "medium, since 13 Jul 2026",
            "not measured (no price)",
            "4 × NVIDIA A100-SXM4-80GB, train",
            "run it on the smaller GPU model: NVIDIA L4",
            "alone it would save USD 9,360.00, which other rows count",
            "Of the day before, 1 finding is gone or done, 0 do not hold any more, and of 1 nobody"
                + " knows")
        .doesNotContain("7.25", "9.00");
  }

  @Test
  void aNightWithoutRecommendationsHasNoSuchSection() {
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }
}
