package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServingSectionTest {
  private static final Section SECTION = new ServingSection();

  private static Figures figures() {
    return Nights.with(Rows.all(ServingSection.ROWS, MadeUpServing.rows()));
  }

  @Test
  void theHeadingAddsWhatServingCostAndSaysThatFiguresAreMissing() {
    assertThat(SECTION.finding(figures()).replace('\u00a0', ' '))
        .isEqualTo("Serving 2 model versions cost USD 5.75; figures are missing in 1 row");
  }

  @Test
  void whatIsMissingIsSaidInWordsAndIsNoZero() {
    // 0.0046875 × 1,000 = 4.6875
    assertThat(SectionsTest.text(SECTION, figures()).replace('\u00a0', ' '))
        .contains(
            "USD 3.00",
            "USD 100.00",
            "USD 4.69",
            "600.0",
            "1.25 s",
            "4.00 s",
            "6.3",
            "carried over up to 2 h",
            "nobody said how much it was asked on the date")
        .doesNotContain("USD 0.00", "no_usage");
  }

  @Test
  void aNightInWhichNothingIsServedHasNoSuchSection() {
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }
}
