package dev.plumbline.run.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Silver of 14 July is not there, and the newest publication was at midnight of the 16th. */
class LastRefusalTest {
  private static final Instant SINCE = Instant.parse("2026-07-16T00:00:00Z");
  private static final NavigableSet<LocalDate> DATES =
      new TreeSet<>(List.of(LocalDate.of(2026, 7, 14)));

  @Test
  void aCheckThatRanSinceThePublicationExplainsIt() {
    assertThat(explains("2026-07-16T00:00:01Z", "1 of 2 rows violate it", SINCE)).isTrue();
    assertThat(explains("2026-07-16T00:00:01Z", null, SINCE)).isTrue();
    assertThat(explains("2026-07-01T00:00:00Z", "1 of 2 rows violate it", null)).isTrue();
  }

  @Test
  void anOlderOneDoesWhereItNamesTheDate() {
    assertThat(explains("2026-07-15T00:00:00Z", "1 row violates it, of 2026-07-14", SINCE))
        .isTrue();
    assertThat(explains("2026-07-15T00:00:00Z", "1 row violates it, of 2026-07-13", SINCE))
        .isFalse();
    assertThat(explains("2026-07-15T00:00:00Z", null, SINCE)).isFalse();
  }

  private static boolean explains(String checkedAt, String detail, Instant since) {
    return LastRefusal.explains(Instant.parse(checkedAt), detail, since, DATES);
  }
}
