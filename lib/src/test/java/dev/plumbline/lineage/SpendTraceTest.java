package dev.plumbline.lineage;

import static dev.plumbline.lineage.Known.DATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lineage.known.Spend;
import dev.plumbline.tables.LineageReachDaily;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The complete version was trained by {@code train}, which read what {@code clean} wrote. */
class SpendTraceTest {
  private final Known known = Known.complete();

  private SpendTraceTest spent(LocalDate date, String currency, String cost) {
    known.facts.spend.add(new Spend(date, currency, cost == null ? null : new BigDecimal(cost)));
    return this;
  }

  private SpendTrace spend() {
    return known.report(DATE).spend();
  }

  private SortedMap<String, BigDecimal> ofModels() {
    AsOf report = known.report(DATE);
    return report.spend().of(report.census().behindModels());
  }

  private SortedMap<String, BigDecimal> ofKnownData() {
    AsOf report = known.report(DATE);
    return report.spend().of(report.census().behindKnownData());
  }

  private static Map<String, BigDecimal> usd(String cost) {
    return Map.of("USD", new BigDecimal(cost).setScale(12));
  }

  @Test
  void whatNothingPricesIsFollowedNowhere() {
    known.cost("train", DATE, "100", null);
    spent(DATE, "none", null);
    assertThat(spend().all()).isNull();
    assertThat(spend().ofRuns()).isNull();
    assertThat(ofModels()).isNull();
  }

  @Test
  void eachStepIsAPartOfTheOneBefore() {
    // 50 in all: 9 of the model's runs, 4 of another known run, 2 of a label nobody tells of.
    known.run("other", "01:00", "02:00");
    known.cost("train", DATE, "1", "6").cost("clean", DATE, "1", "3");
    known.cost("other", DATE, "1", "4").cost("rumour", DATE, "1", "2");
    spent(DATE, "USD", "40").spent(DATE.minusDays(1), "USD", "10");
    assertThat(spend().all()).isEqualTo(Map.of("USD", new BigDecimal("50")));
    assertThat(spend().dates()).isEqualTo(2);
    assertThat(spend().ofRuns()).isEqualTo(usd("13"));
    assertThat(ofModels()).isEqualTo(usd("9"));
    assertThat(ofKnownData()).isEqualTo(usd("9"));
  }

  @Test
  void whereTheWayBackBreaksOnlyTheModelIsKnown() {
    known.cost("train", DATE, "1", "6").facts.sources.clear();
    spent(DATE, "USD", "40");
    assertThat(ofModels()).isEqualTo(usd("6"));
    assertThat(ofKnownData()).isEqualTo(Map.of("USD", BigDecimal.ZERO));
  }

  @Test
  void aWaiverDoesNotMakeDataKnown() {
    known.cost("train", DATE, "1", "6").facts.sources.clear();
    known.waiver("upstream_closure", "2026-07-14T10:00:00Z", "2026-08-01T00:00:00Z");
    spent(DATE, "USD", "40");
    assertThat(ofKnownData()).isEqualTo(Map.of("USD", BigDecimal.ZERO));
  }

  @Test
  void thirtyDatesAreFollowedAndNoneAfter() {
    LocalDate first = DATE.minusDays(LineageReachDaily.SPEND_DATES - 1L);
    for (LocalDate date : new LocalDate[] {first.minusDays(1), first, DATE, DATE.plusDays(1)}) {
      known.cost("train", date, "1", "5");
      spent(date, "USD", "100");
    }
    assertThat(spend().all()).isEqualTo(Map.of("USD", new BigDecimal("200")));
    assertThat(ofModels()).isEqualTo(usd("10"));
  }

  @Test
  void ofACurrencyInWhichNoRunIsPricedNothingIsTraced() {
    known.cost("train", DATE, "1", "5");
    spent(DATE, "USD", "100").spent(DATE, "EUR", "70");
    assertThat(ofModels().get("EUR")).isEqualTo(BigDecimal.ZERO);
    assertThat(ofModels().get("USD")).isEqualByComparingTo("5");
  }
}
