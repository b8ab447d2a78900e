package dev.plumbline.cost.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UsageWindowTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);

  private static UsageWindow window(String start, String end) {
    return new UsageWindow(
        "gate", Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli());
  }

  @Test
  void aCountIsDividedByTimeAndItsPartsSumToIt() {
    // 12 h, 24 h and 6 h of 42 h: 10 × 12 ÷ 42 = 2.86, 5.71 and 1.43; the 2 left over go to .86
    // and .71
    UsageWindow window = window("2026-07-13T12:00:00Z", "2026-07-15T06:00:00Z");
    assertThat(window.part(10L, DAY.minusDays(1))).isEqualTo(3);
    assertThat(window.part(10L, DAY)).isEqualTo(6);
    assertThat(window.part(10L, DAY.plusDays(1))).isEqualTo(1);
    assertThat(window.part(null, DAY)).isNull();
    // 42 × 10^15 tokens × 24 h ÷ 42 h
    assertThat(window.part(42_000_000_000_000_000L, DAY)).isEqualTo(24_000_000_000_000_000L);
  }

  @Test
  void midnightAtItsEndIsNoLongerInIt() {
    UsageWindow window = window("2026-07-13T23:00:00Z", "2026-07-14T00:00:00Z");
    assertThat(window.touches(DAY)).isFalse();
    assertThat(window.part(7L, DAY.minusDays(1))).isEqualTo(7);
  }

  @Test
  void noDateHasMoreOutcomesThanRequests() {
    // Halves of 1 successful and 1 failed request both fall to the earlier date, and so does it
    // all.
    UsageWindow window = window("2026-07-13T23:00:00Z", "2026-07-14T01:00:00Z");
    Counts whole = new Counts(2L, 1L, 1L, 10L, 10L);
    assertThat(whole.on(window, DAY.minusDays(1))).isEqualTo(new Counts(2L, 1L, 1L, 5L, 5L));
    assertThat(whole.on(window, DAY)).isEqualTo(new Counts(0L, 0L, 0L, 5L, 5L));
  }
}
