package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.LineageReachDaily;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracedSpendTest {
  private final RowLayout layout = LineageTrendSection.ROWS.layout();
  private final RowLayout.Draft row = layout.draft().set(LineageReachDaily.AS_OF_DATE, Nights.DAY);

  private static Map<String, BigDecimal> money(String usd, String eur) {
    return Map.of("USD", new BigDecimal(usd), "EUR", new BigDecimal(eur));
  }

  private String markup() {
    return Html.markup(TracedSpend.of(layout.read(row.row())));
  }

  private String text() {
    return SectionsTest.text(markup()).replace('\u00a0', ' ');
  }

  @Test
  void eachStepIsToldInMoneyAndAsAShareOfAll() {
    row.set(LineageReachDaily.SPEND_COSTS, money("2000", "80"))
        .set(LineageReachDaily.SPEND_PRICED_DATES, 28L)
        .set(LineageReachDaily.RUN_SPEND_COSTS, money("1500", "0"))
        .set(LineageReachDaily.MODEL_SPEND_COSTS, money("1000", "0"))
        .set(LineageReachDaily.DATA_SPEND_COSTS, money("250", "0"));

    assertThat(text())
        .contains(
            "that GPUs cost on 28 of the 30 dates up to 14 Jul 2026, 75.0 % traces to a run, 50.0 %"
                + " on to a model version and 12.5 % on to all of its data.")
        .contains("0.0 % traces to a run, 0.0 % on to a model version")
        .containsSubsequence("Of USD 2,000.00", "Of EUR 80.00");
    // One bar of three quarters of the whole one.
    assertThat(markup()).contains("\"from\":0.0,\"to\":1500.0");
  }

  @Test
  void whereNothingIsPricedNothingIsFollowed() {
    assertThat(text())
        .isEqualTo(
            "Not measured. Nothing prices the GPUs, so nothing can be said of how far money"
                + " traces.");
  }

  @Test
  void ofNoMoneyThereIsNoShare() {
    row.set(LineageReachDaily.SPEND_COSTS, Map.of("USD", BigDecimal.ZERO))
        .set(LineageReachDaily.SPEND_PRICED_DATES, 1L)
        .set(LineageReachDaily.RUN_SPEND_COSTS, Map.of("USD", BigDecimal.ZERO))
        .set(LineageReachDaily.MODEL_SPEND_COSTS, Map.of("USD", BigDecimal.ZERO))
        .set(LineageReachDaily.DATA_SPEND_COSTS, Map.of("USD", BigDecimal.ZERO));

    assertThat(text()).contains("not measured traces to a run");
  }
}
