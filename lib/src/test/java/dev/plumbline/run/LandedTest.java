package dev.plumbline.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.IngestFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What nights are made from beside rows: unreadable files, and totals without a bill. */
class LandedTest {
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST_OF_JUNE = LocalDate.of(2026, 6, 30);
  private static final LocalDate D1 = LocalDate.of(2026, 7, 14);
  private static final LocalDate D2 = LocalDate.of(2026, 7, 15);

  /** Three nights, of which the last of June has a bill of June. */
  private static Landed landed() {
    return landed(List.of(LAST_OF_JUNE, D1, D2));
  }

  private static Landed landed(List<LocalDate> nights) {
    NavigableMap<LocalDate, Map<String, String>> hashes = new TreeMap<>();
    NavigableMap<LocalDate, TreeSet<LocalDate>> periods = new TreeMap<>();
    for (LocalDate night : nights) {
      hashes.put(night, new TreeMap<>());
    }
    hashes.get(LAST_OF_JUNE).put(FocusCharge.TABLE.fullName(), "f");
    periods.put(LAST_OF_JUNE, new TreeSet<>(List.of(JUNE)));
    return new Landed(
        new TreeSet<>(hashes.keySet()),
        hashes,
        periods,
        new Landed.Closing(new TreeSet<>(), hashes.lastKey(), true));
  }

  private static InvoiceTotal total(LocalDate period, String amount) {
    return new InvoiceTotal("A-1", period, "USD", new BigDecimal(amount));
  }

  private static NavigableSet<LocalDate> marked(
      Landed landed, NavigableMap<LocalDate, Map<String, String>> published) {
    return landed.mark(landed.cascade(), new TreeSet<>(), published);
  }

  @Test
  void anUnreadableFileIsAChangeOfTheNewestNightAlone() {
    NavigableMap<LocalDate, Map<String, String>> before = landed().hashes();
    assertThat(marked(landed(), before)).isEmpty();
    Landed found = landed().withUnreadable("digest");
    assertThat(found.hashes().get(D2)).containsEntry(IngestFile.TABLE.fullName(), "digest");
    assertThat(marked(found, before)).containsExactly(D2);
    // the same files the night after, and then none: delivered again whole
    assertThat(marked(landed().withUnreadable("digest"), found.hashes())).isEmpty();
    assertThat(marked(landed().withUnreadable("other"), found.hashes())).containsExactly(D2);
    assertThat(marked(landed().withUnreadable(""), found.hashes())).containsExactly(D2);
  }

  @Test
  void aTotalWithoutABillMakesItsMonthAPeriodOfItsNights() {
    NavigableMap<LocalDate, Map<String, String>> before = landed().hashes();
    Landed received = landed().withTotals(List.of(total(JULY, "70")), before);
    assertThat(received.periods().get(D1)).containsExactly(JULY);
    assertThat(received.periods().get(D2)).containsExactly(JULY);
    assertThat(received.periods().get(LAST_OF_JUNE)).containsExactly(JUNE);
    assertThat(marked(received, before)).containsExactly(D1);
    // nothing new the night after; another amount is
    Landed again = landed().withTotals(List.of(total(JULY, "70")), received.hashes());
    assertThat(marked(again, received.hashes())).isEmpty();
    Landed other = landed().withTotals(List.of(total(JULY, "71")), received.hashes());
    assertThat(marked(other, received.hashes())).containsExactly(D1);
  }

  @Test
  void aTotalThatIsTakenOutEmptiesItsPeriodOnce() {
    Landed received = landed().withTotals(List.of(total(JULY, "70")), new TreeMap<>());
    Landed without = landed().withTotals(List.of(), received.hashes());
    assertThat(without.periods().get(D1)).containsExactly(JULY);
    assertThat(marked(without, received.hashes())).containsExactly(D1);
    Landed later = landed().withTotals(List.of(), without.hashes());
    assertThat(later.periods()).doesNotContainKey(D1);
    assertThat(marked(later, without.hashes())).isEmpty();
  }

  @Test
  void aTotalOfABilledPeriodIsNoMatterOfTheLanding() {
    Landed landed = landed().withTotals(List.of(total(JUNE, "70")), new TreeMap<>());
    assertThat(landed.hashes().get(LAST_OF_JUNE)).doesNotContainKey(BillingExport.TABLE.fullName());
    assertThat(landed.periods()).isEqualTo(landed().periods());
  }

  @Test
  void aTotalOfAMonthWithoutANightStandsOnTheNextOrTheLast() {
    Landed before = landed().withTotals(List.of(total(JUNE.minusMonths(3), "1")), new TreeMap<>());
    assertThat(before.periods().get(LAST_OF_JUNE)).containsExactly(JUNE.minusMonths(3), JUNE);
    Landed after = landed().withTotals(List.of(total(JULY.plusMonths(1), "1")), new TreeMap<>());
    assertThat(after.periods().get(D2)).containsExactly(JULY.plusMonths(1));
  }

  /** July's first night and the newest are not among those of the bounded run. */
  @Test
  void ofABoundedRunWhatStandsOnANightIsWhatStandsOnItInTheWholeLanding() {
    List<InvoiceTotal> totals = List.of(total(JULY, "70"));
    Landed whole =
        landed(List.of(LAST_OF_JUNE, JULY, D1, D2))
            .withUnreadable("digest")
            .withTotals(totals, new TreeMap<>());
    Landed bounded = landed(List.of(LAST_OF_JUNE, D1)).beside(whole);
    assertThat(bounded.hashes().get(D1)).isEmpty();
    assertThat(bounded.periods().get(D1)).containsExactly(JULY);
    Landed last = landed(List.of(LAST_OF_JUNE, D2)).beside(whole);
    assertThat(last.hashes().get(D2)).containsOnlyKeys(IngestFile.TABLE.fullName());
    Landed first = landed(List.of(LAST_OF_JUNE, JULY)).beside(whole);
    assertThat(first.hashes().get(JULY)).containsOnlyKeys(BillingExport.TABLE.fullName());
  }
}
