package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueSectionTest {
  private static final Section SECTION = new QueueSection();

  private static Figures figures() {
    return Nights.with(Rows.all(QueueSection.ROWS, MadeUpQueues.rows()));
  }

  @Test
  void theHeadingSaysHowManyWaitedAndHowLongAtMost() {
    assertThat(SECTION.finding(figures()).replace('\u00a0', ' '))
        .isEqualTo("5 requests for GPUs waited before they started, the longest 2 h");
  }

  @Test
  void aTeamsMeanWaitAndItsGpuHoursStandInItsRow() {
    // 14,400 s of four requests: an hour each; 115,200 GPU-seconds are 32 GPU-hours.
    assertThat(SectionsTest.text(SECTION, figures()).replace('\u00a0', ' '))
        .contains("vision", "train-east, h100-long", "1 h", "2 h", "32.00")
        .contains("(no team)", "10 min", "not known");
  }

  @Test
  void aNightWithoutSchedulersHasNoSuchSection() {
    assertThat(SECTION.isShown(Nights.with())).isFalse();
    assertThat(SECTION.finding(Nights.with())).isEqualTo(SECTION.title());
  }
}
