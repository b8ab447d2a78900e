package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Silver that a run began and did not build to its end stands in the way of gold. */
class UnbuiltTest {
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);
  private static final LocalDate D3 = LocalDate.of(2026, 7, 16);

  @Test
  void goldOfSilverAsItStandsIsRefused() {
    assertThat(Unbuilt.inTheWay(dates(D1), bound(), false, dates())).containsExactly(D1);
    assertThat(Unbuilt.inTheWay(dates(D1), bound(D1), false, dates())).containsExactly(D1);
    assertThat(Unbuilt.inTheWay(dates(D1), bound(D2), false, dates(D1))).containsExactly(D1);
    assertThat(Unbuilt.inTheWay(dates(D1), bound(D2), false, dates())).isEmpty();
    assertThat(Unbuilt.inTheWay(dates(), bound(), false, dates(D1, D2))).isEmpty();
  }

  @Test
  void aRunThatBuildsThemComputesThemAgain() {
    assertThat(Unbuilt.inTheWay(dates(D1), bound(), true, dates(D1))).isEmpty();
    assertThat(Unbuilt.inTheWay(dates(D1), bound(D1), true, dates(D1))).isEmpty();
    assertThat(Unbuilt.inTheWay(dates(D1, D3), bound(D2), true, dates(D1))).containsExactly(D1);
  }

  @Test
  void aRunBeginsTheDatesThatItIsOfOrThatChanged() {
    assertThat(Unbuilt.begun(bound(D2), dates(D1, D2), dates(D1, D2, D3))).containsExactly(D2);
    assertThat(Unbuilt.begun(bound(), dates(D1), dates(D1, D2, D3))).containsExactly(D1);
    assertThat(Unbuilt.begun(bound(), dates(), dates(D1, D2))).containsExactly(D1, D2);
  }

  private static Bound bound(LocalDate... asked) {
    return new Bound(dates(asked), dates(D1, D2, D3), dates(D1, D2, D3), dates());
  }

  private static NavigableSet<LocalDate> dates(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
