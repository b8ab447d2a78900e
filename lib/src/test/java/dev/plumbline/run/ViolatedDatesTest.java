package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSegment;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a check that says no is told to be of. */
class ViolatedDatesTest {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  @Test
  void ofATableThatIsCutByBillingPeriodPeriodsAreNamedAndNoDates() {
    assertThat(ViolatedDates.words(ChargeLine.TABLE, starts(JULY)))
        .isEqualTo("the billing period that begins 2026-07-01");
    assertThat(ViolatedDates.words(ChargeLine.TABLE, starts(JUNE, JULY)))
        .isEqualTo("the billing periods that begin 2026-06-01, 2026-07-01");
  }

  @Test
  void ofOthersDatesAreNamed() {
    assertThat(ViolatedDates.words(GpuSegment.TABLE, starts(JULY))).isEqualTo("2026-07-01");
  }

  private static NavigableSet<LocalDate> starts(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
