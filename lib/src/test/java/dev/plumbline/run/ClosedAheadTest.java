package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.run.ClosedAhead.Closed;
import dev.plumbline.run.publication.Owed;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.tables.FocusCharge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * 31 July is published; 5, 6 and 7 August are not. July is closed in silver, by some night of which
 * there is no gold; it is old enough by 6 August.
 */
class ClosedAheadTest {
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 31);
  private static final LocalDate D5 = LocalDate.of(2026, 8, 5);
  private static final LocalDate D6 = LocalDate.of(2026, 8, 6);
  private static final LocalDate D7 = LocalDate.of(2026, 8, 7);

  @Test
  void goldOfSilverThatAnotherNightClosedIsRefusedWhetherThatIsLaterOrEarlier() {
    assertThat(inTheWay(D6, D7, false)).hasSize(1);
    assertThat(inTheWay(D7, D6, false)).hasSize(1);
    assertThat(inTheWay(D6, D6, false)).isEmpty();
  }

  @Test
  void aRunOfSilverClosesThePeriodByItsOwnNightWhereItIsOldEnough() {
    assertThat(inTheWay(D6, D7, true)).isEmpty();
    assertThat(inTheWay(D7, D6, true)).isEmpty();
    assertThat(inTheWay(D5, D6, true)).hasSize(1);
  }

  private static Set<Closed> inTheWay(LocalDate tonight, LocalDate closedBy, boolean isSilver) {
    NavigableMap<LocalDate, Map<String, String>> published = new TreeMap<>();
    published.put(LAST, Map.of(FocusCharge.TABLE.fullName(), "h"));
    boolean isOld = !tonight.isBefore(D6);
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    hashes.put(LAST, Map.of(FocusCharge.TABLE.fullName(), Reviewed.of("h", "h", isOld)));
    NavigableMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
    periods.put(LAST, dates(JULY));
    Landed landed =
        new Landed(
            dates(LAST, D5, D6, D7),
            hashes,
            periods,
            new Landed.Closing(isOld ? dates(JULY) : dates(), tonight, true));
    Publications.State state =
        new Publications.State(published, Map.of(), "n", Instant.EPOCH, Owed.NOTHING);
    NavigableSet<LocalDate> gold = dates(LAST, tonight);
    Bound bound = new Bound(dates(tonight), dates(LAST, D5, D6, D7), gold, dates());
    Computation.Known known = new Computation.Known(state, landed, landed, bound, null);
    return new ClosedAhead(null, known)
        .inTheWay(Set.of(new Closed(JULY, "Issuer", "A", closedBy)), isSilver);
  }

  private static TreeSet<LocalDate> dates(LocalDate... dates) {
    return new TreeSet<>(List.of(dates));
  }
}
