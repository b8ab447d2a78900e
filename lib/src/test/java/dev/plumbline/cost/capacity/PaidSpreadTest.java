package dev.plumbline.cost.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.capacity.PaidSpread.Stretch;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaidSpreadTest {
  private static final long H = PaidSpread.HOUR;

  private static List<BigDecimal> weights(long... milliseconds) {
    return java.util.Arrays.stream(milliseconds).mapToObj(BigDecimal::valueOf).toList();
  }

  @Test
  void anHourLiesInItsHourWhateverWasSeen() {
    PaidSpread spread = PaidSpread.of(new Stretch(5 * H, 6 * H), List.of(new Stretch(0, H)));
    assertThat(spread).isEqualTo(new PaidSpread(List.of(5 * H), weights(H)));
  }

  @Test
  void anHourThatStraddlesIsCut() {
    PaidSpread spread = PaidSpread.of(new Stretch(5 * H + H / 4, 6 * H + H / 4), List.of());
    assertThat(spread).isEqualTo(new PaidSpread(List.of(5 * H, 6 * H), weights(3 * H / 4, H / 4)));
  }

  @Test
  void aDayIsSpreadFromFirstToLastObservation() {
    List<Stretch> seen =
        List.of(new Stretch(-H, -H / 2), new Stretch(H / 2, H), new Stretch(2 * H, 3 * H));
    // the gap between the observations belongs to the life of the resource
    assertThat(PaidSpread.of(new Stretch(0, 24 * H), seen))
        .isEqualTo(new PaidSpread(List.of(0L, H, 2 * H), weights(H / 2, H, H)));
  }

  @Test
  void aDayOfAResourceNeverSeenIsSpreadOverAllOfIt() {
    PaidSpread spread = PaidSpread.of(new Stretch(0, 24 * H), List.of(new Stretch(30 * H, 31 * H)));
    assertThat(spread.hours()).hasSize(24);
    assertThat(spread.weights()).containsOnly(BigDecimal.valueOf(H));
  }

  @Test
  void timeThatDoesNotFitFillsTheLifeThatWasSeenAndLiesEvenlyInTheRest() {
    // alive 2 of 6 hours and billed 3: the seen hours are full, each of the other 4 a quarter
    PaidSpread spread =
        PaidSpread.of(
            new Stretch(0, 6 * H), List.of(new Stretch(H, 3 * H)), BigDecimal.valueOf(3 * H));
    assertThat(spread.hours()).containsExactly(0L, H, 2 * H, 3 * H, 4 * H, 5 * H);
    assertThat(spread.shares(new BigDecimal("3")))
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal("0.25"),
            BigDecimal.ONE,
            BigDecimal.ONE,
            new BigDecimal("0.25"),
            new BigDecimal("0.25"),
            new BigDecimal("0.25"));
    // as much as there is: even
    assertThat(
            PaidSpread.of(
                    new Stretch(0, 6 * H),
                    List.of(new Stretch(H, 3 * H)),
                    BigDecimal.valueOf(6 * H))
                .shares(new BigDecimal("6")))
        .usingElementComparator(BigDecimal::compareTo)
        .containsOnly(BigDecimal.ONE);
  }

  @Test
  void anEmptyPeriodLiesInItsHour() {
    assertThat(PaidSpread.of(new Stretch(90 * 60_000, 90 * 60_000), List.of()).hours())
        .isEqualTo(List.of(H));
  }

  @Test
  void hoursBeforeTheEpochAreHours() {
    assertThat(PaidSpread.hour(-1)).isEqualTo(-H);
  }

  @Test
  void anUnknownAmountStaysUnknown() {
    assertThat(PaidSpread.of(new Stretch(0, 2 * H), List.of()).shares(null))
        .containsExactly(null, null);
  }
}
