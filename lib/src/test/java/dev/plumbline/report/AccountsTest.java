package dev.plumbline.report;

import static dev.plumbline.report.Nights.CHARGED;
import static dev.plumbline.report.Nights.LISTED;
import static dev.plumbline.report.Nights.UNPRICED;
import static dev.plumbline.report.Nights.cells;
import static dev.plumbline.report.Nights.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.terms.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Accounts accounts =
      new Accounts(
          cells(
              WaterfallSection.ROWS,
              stage("held_idle", "3600", "2.10", CHARGED),
              stage("empty", "1800", "1.05", CHARGED),
              stage("unobserved", "900", "0.50", CHARGED),
              stage("unknown", "300", "0.25", CHARGED),
              stage("active_unresolved", "400", "0.30", CHARGED),
              stage("delivered", "3000", "1.80", CHARGED),
              stage("held_idle", "7200", "9.99", LISTED),
              stage("delivered", "1000", null, UNPRICED),
              stage("unused_commitment", null, "7.00", CHARGED)));

  @Test
  void idleWasteIsAnIntervalForEachPriceBasis() {
    // charged: 2.10 + 1.05 + 7.00 = 10.15; with 0.50 unobserved and 0.25 unknown: 10.90
    assertThat(accounts.waste(CHARGED).measured().value()).isEqualByComparingTo("10.15");
    assertThat(accounts.waste(CHARGED).highest().value()).isEqualByComparingTo("10.90");
    // nothing unobserved at list price: the interval is a point
    assertThat(accounts.waste(LISTED).measured().value()).isEqualByComparingTo("9.99");
    assertThat(accounts.waste(LISTED).highest().value()).isEqualByComparingTo("9.99");
  }

  @Test
  void amountsOfDifferentBasesAreNeverAdded() {
    // 2.10 + 1.05 + 0.50 + 0.25 + 0.30 + 1.80 + 7.00 = 13.00
    assertThat(accounts.cost(CHARGED).value()).isEqualByComparingTo("13.00");
    assertThat(accounts.cost(LISTED).value()).isEqualByComparingTo("9.99");
    assertThat(accounts.pricedBases()).containsExactly(CHARGED, LISTED);
  }

  @Test
  void unknownAddendsAreCountedAndNotAddedAsZero() {
    // 3,600 + 1,800 + 900 + 300 + 400 + 3,000 + 7,200 + 1,000 = 18,200; the commitment has none
    assertThat(accounts.seconds().value()).isEqualByComparingTo("18200");
    assertThat(accounts.seconds().missing()).isEqualTo(1);
    assertThat(accounts.cost(UNPRICED).value()).isNull();
    assertThat(accounts.unpricedSeconds().value()).isEqualByComparingTo("1000");
  }

  @Test
  void theDeliveredShareHasAnUpperEnd() {
    // (3,000 + 1,000) ÷ 18,200; with 900 + 300 + 400 more: 5,600 ÷ 18,200
    assertThat(accounts.delivered()).isCloseTo(4000 / 18200.0, within(1e-12));
    assertThat(accounts.deliveredAtMost()).isCloseTo(5600 / 18200.0, within(1e-12));
  }

  @Test
  void withoutRowsNothingIsKnown() {
    Accounts none = new Accounts(List.of());
    assertThat(none.delivered()).isNull();
    assertThat(none.deliveredAtMost()).isNull();
    assertThat(none.seconds().value()).isNull();
  }

  @Test
  void aStageThatIsNotListedIsNotLost() {
    Accounts strange =
        new Accounts(cells(WaterfallSection.ROWS, stage("brand_new", "60", "1", CHARGED)));
    assertThat(strange.stages()).extracting(DrawnStage::id).contains("brand_new");
    assertThat(strange.seconds(Stage.Group.UNMEASURED).value()).isEqualByComparingTo("60");
  }
}
