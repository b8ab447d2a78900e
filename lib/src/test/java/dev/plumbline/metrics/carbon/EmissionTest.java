package dev.plumbline.metrics.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.terms.AbsentCarbon;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmissionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  private static final double KILOWATT_HOUR = 3_600_000;

  private static Emission of(String cluster, Electricity... entries) {
    return Emission.of(2 * KILOWATT_HOUR, cluster, DAY, List.of(entries));
  }

  @Test
  void gramsAreKilowattHoursTimesOverheadTimesIntensity() {
    // 2 kWh × 1.5 × 300 g = 900 g
    Emission emission = of("a", Electricity.own("a", null, 300.0, 1.5));
    assertThat(emission.grams()).isCloseTo(900, within(1e-9));
    assertThat(emission.absent()).isNull();
  }

  @Test
  void aRegionHasTheFactsOfItsRow() {
    // carbon-intensity.csv: gcp europe-west3 275.82 g/kWh (2024), aws eu-north-1 24.71 (2023), PUE
    // 1.1
    Emission frankfurt =
        of("a", Electricity.of("a", null, "Google Cloud", "europe-west3", null, 1.0));
    assertThat(frankfurt.grams()).isCloseTo(2 * 275.82, within(1e-9));
    assertThat(frankfurt.intensity().year()).isEqualTo(2024);
    Emission stockholm = of("a", Electricity.of("a", null, "AWS", "eu-north-1", null, null));
    assertThat(stockholm.grams()).isCloseTo(2 * 24.71 * 1.1, within(1e-9));
    assertThat(stockholm.intensity().basis()).contains("electricity-maps zone SE");
  }

  @Test
  void whatIsSaidOfARegionComesBeforeTheFacts() {
    Emission own = of("a", Electricity.of("a", null, "AWS", "eu-north-1", 10.0, 2.0));
    assertThat(own.grams()).isCloseTo(40, within(1e-9));
    assertThat(own.intensity().basis()).isEqualTo("as configured");
    assertThat(own.intensity().year()).isNull();
  }

  @Test
  void theClustersEntryComesBeforeEverybodysAndTheNewestBeforeOlderOnes() {
    Electricity all = Electricity.own(null, null, 1.0, 1.0);
    Electricity old = Electricity.own("a", null, 10.0, 1.0);
    Electricity now = Electricity.own("a", DAY, 100.0, 1.0);
    Electricity tomorrow = Electricity.own("a", DAY.plusDays(1), 1000.0, 1.0);
    assertThat(of("a", all, old, now, tomorrow).grams()).isCloseTo(200, within(1e-9));
    assertThat(of("b", all, old, now, tomorrow).grams()).isCloseTo(2, within(1e-9));
    assertThat(of(null, all, old).grams()).isCloseTo(2, within(1e-9));
  }

  @Test
  void aFactorThatIsMissingIsNamedAndNothingIsMadeUp() {
    assertThat(of("a").absent()).isEqualTo(AbsentCarbon.NO_PLACE);
    assertThat(of("b", Electricity.own("a", null, 1.0, 1.0)).absent())
        .isEqualTo(AbsentCarbon.NO_PLACE);
    assertThat(of("a", Electricity.own("a", null, 300.0, null)).absent())
        .isEqualTo(AbsentCarbon.NO_OVERHEAD);
    // the row of all regions of a provider has its overhead alone
    assertThat(of("a", Electricity.of("a", null, "AWS", "*", null, null)).absent())
        .isEqualTo(AbsentCarbon.NO_INTENSITY);
    Emission none = Emission.of(null, "a", DAY, List.of(Electricity.own("a", null, 300.0, 1.5)));
    assertThat(none.absent()).isEqualTo(AbsentCarbon.NO_ENERGY);
    assertThat(none.grams()).isNull();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Electricity.of("a", null, "AWS", "moon-1", null, null))
        .withMessageContaining("moon-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Electricity.own("a", null, 300.0, 0.9))
        .withMessageContaining("pue");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Electricity.own("a", null, -1.0, 1.1))
        .withMessageContaining("grams_per_kwh");
  }
}
