package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.failure.Failure;
import dev.plumbline.run.Bound.Part;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which dates a run with {@code --date 2026-07-15} computes, of days 13 to 17 that landed. */
class BoundTest {
  private static final NavigableSet<LocalDate> LANDED = days(13, 14, 15, 16, 17);
  private static final NavigableSet<LocalDate> ASKED = days(15);

  @Test
  void withoutAnythingBuiltSilverOfTheBillingPeriodIsBuiltBesideAndItsGoldIsNot() {
    Bound bound = Bound.of(ASKED, Part.SILVER, there(days(), days(), days(), days(14, 16)));
    assertThat(bound.nights()).isEqualTo(days(14, 15, 16));
    assertThat(bound.beside()).isEqualTo(days(14, 16));
    assertThat(bound.own()).isEqualTo(days(14, 15, 16));
    assertThat(bound.gold()).isEqualTo(ASKED);
  }

  @Test
  void publishedDatesOfThePeriodThatChangedAreBuiltBesideAndWait() {
    Bound bound =
        Bound.of(ASKED, Part.SILVER, there(days(13, 14), days(13, 14), days(14), days(14)));
    assertThat(bound.nights()).isEqualTo(days(13, 14, 15));
    assertThat(bound.gold()).isEqualTo(days(13, 15));
  }

  @Test
  void goldOfSilverAsItStandsHasTheNightsThatItWasBuiltWith() {
    Bound.There there =
        new Bound.There(LANDED, days(), new Bound.Silver(days(14, 15), days(16)), days(), days(17));
    Bound bound = Bound.of(ASKED, Part.GOLD, there);
    assertThat(bound.nights()).isEqualTo(days(14, 15, 16));
    assertThat(bound.beside()).isEmpty();
    assertThat(bound.gold()).isEqualTo(ASKED);
  }

  /** Day 16 lies in a period of others too, whose dates the run that built it did not know. */
  @Test
  void whatWasBuiltBesideWithoutItsOwnPeriodsIsNotAssessed() {
    Bound.There there =
        new Bound.There(
            LANDED, days(14, 16), new Bound.Silver(days(14, 15), days(16)), days(16), days());
    assertThatThrownBy(() -> Bound.of(days(16), Part.GOLD, there))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("there is nothing to assess of [2026-07-16]");
    assertThat(Bound.of(days(), Part.GOLD, there).gold()).isEqualTo(days(14, 15));
    assertThat(Bound.of(days(16), Part.SILVER, there).gold()).isEqualTo(days(14, 16));
  }

  @Test
  void theNightOfGoldWithoutBoundsIsTheNewestDateWhoseSilverIsBuilt() {
    Bound.There there = there(days(14), days(15, 16), days(), days());
    assertThat(Bound.of(days(), Part.GOLD, there).newest()).isEqualTo(LocalDate.of(2026, 7, 16));
    assertThat(Bound.of(days(), Part.SILVER, there).newest()).isEqualTo(LocalDate.of(2026, 7, 17));
    assertThat(Bound.of(ASKED, Part.GOLD, there).newest()).isEqualTo(LocalDate.of(2026, 7, 15));
  }

  private static Bound.There there(
      NavigableSet<LocalDate> published,
      NavigableSet<LocalDate> built,
      NavigableSet<LocalDate> changed,
      NavigableSet<LocalDate> stale) {
    return new Bound.There(LANDED, published, new Bound.Silver(built, days()), changed, stale);
  }

  private static NavigableSet<LocalDate> days(int... days) {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    for (int day : days) {
      dates.add(LocalDate.of(2026, 7, day));
    }
    return dates;
  }
}
