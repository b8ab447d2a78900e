package dev.plumbline.cost.spread;

import static dev.plumbline.cost.spread.SpreadCostsTest.SPREAD;
import static dev.plumbline.cost.spread.SpreadCostsTest.TAX_BY_USE;
import static dev.plumbline.cost.spread.SpreadCostsTest.rule;
import static dev.plumbline.cost.spread.SpreadCostsTest.sums;
import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.SharedCostMonthly;
import dev.plumbline.terms.ShareKind;
import dev.plumbline.terms.SharedCostRule;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was said of a closed period stands, whatever the rules say since. */
@ExtendWith(SharedSpark.class)
class ClosedSpreadTest {
  private static final LocalDate CLOSED = LocalDate.of(2026, 8, 6);
  private static final LocalDate TONIGHT = LocalDate.of(2026, 8, 10);
  private static final SharedCost TAX_EVEN = rule(ShareKind.TAX, SharedCostRule.EVEN);

  private static Closing closing(boolean isNewNight) {
    TreeSet<LocalDate> nights = new TreeSet<>(List.of(CLOSED, TONIGHT));
    return new Closing(nights, TONIGHT, new TreeSet<>(List.of(CLOSED)), isNewNight);
  }

  @Test
  void whatAClosedPeriodSaidStandsAndWhatIsSeenLaterFollowsTheRuleOfTheNight() {
    Given closed =
        sums()
            .every(ChargebackMonthly.CLOSED_DATE, "2026-08-06")
            .rows(
                """
                kind    | team | billed | cost | seen_date
                held    | a    | 80     | 80   |
                held    | b    | 20     | 20   |
                held    | b    | 60     | 60   | 2026-08-10
                tax     |      | 10     | 10   |
                support |      | 4      | 4    |
                tax     |      | 6      | 6    | 2026-08-08
                tax     |      | 5      | 5    | 2026-08-10
                """);
    Given standing =
        Given.table(SPREAD)
            .every(SharedCostMonthly.PERIOD, "2026-07-01")
            .every(SharedCostMonthly.CURRENCY, "USD")
            .every(SharedCostMonthly.INVOICE, "inv-1")
            .every(SharedCostMonthly.SHARE_KIND, "tax")
            .every(SharedCostMonthly.RULE, "even")
            .every(SharedCostMonthly.CLOSED_DATE, "2026-08-06")
            .rows(
                """
                team | billed_cost | effective_cost | seen_date
                a    | 5           | 5              |
                b    | 5           | 5              |
                a    | 3           | 3              | 2026-08-08
                b    | 3           | 3              | 2026-08-08
                a    | 99          | 99             | 2026-08-10
                """);
    List<SharedCost> now = List.of(TAX_BY_USE, rule(ShareKind.SUPPORT, SharedCostRule.EVEN));
    // the tax of the closed period and of the 8th stay even; support had no rule and stays left;
    // tonight's 5 goes by use: 80 and 20, as the period closed, and not by what b was found to have
    String expected =
        """
        share_kind | rule   | team | billed_cost | seen_date
        tax        | even   | a    | 5           |
        tax        | even   | b    | 5           |
        tax        | even   | a    | 3           | 2026-08-08
        tax        | even   | b    | 3           | 2026-08-08
        tax        | by_use | a    | 4           | 2026-08-10
        tax        | by_use | b    | 1           | 2026-08-10
        """;
    for (boolean isNewNight : List.of(true, false)) {
      expect(
              SpreadCosts.of(
                  closed.frame(),
                  now,
                  closing(isNewNight),
                  Optional.of(standing.frame()),
                  Given.table(SPREAD).frame()))
          .rows(expected);
    }
  }

  @Test
  void aPeriodThatTonightClosesIsSpreadTonightAndStandsInARerun() {
    Given sums =
        sums()
            .every(ChargebackMonthly.CLOSED_DATE, "2026-08-10")
            .rows(
                """
                kind | team | billed | cost
                held | a    | 80     | 80
                held | b    | 20     | 20
                tax  |      | 10     | 10
                """);
    Frame none = Given.table(SPREAD).frame();
    Frame first =
        SpreadCosts.of(sums.frame(), List.of(TAX_BY_USE), closing(true), Optional.of(none), none);
    Frame again =
        SpreadCosts.of(sums.frame(), List.of(TAX_EVEN), closing(false), Optional.of(first), none);
    for (Frame each : List.of(first, again)) {
      expect(each)
          .rows(
              """
              rule   | team | billed_cost
              by_use | a    | 8
              by_use | b    | 2
              """);
    }
  }
}
