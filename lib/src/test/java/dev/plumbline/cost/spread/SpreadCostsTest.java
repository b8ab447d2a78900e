package dev.plumbline.cost.spread;

import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cost.closed.Closing;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
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

/** What nobody is charged with, spread over three teams and worked out by hand. */
@ExtendWith(SharedSpark.class)
class SpreadCostsTest {
  static final TableSpec SPREAD = SharedCostMonthly.TABLE;
  private static final Closing OPEN =
      new Closing(new TreeSet<>(List.of(LocalDate.of(2026, 7, 20))), new TreeSet<>(), true);
  static final SharedCost TAX_BY_USE = rule(ShareKind.TAX, SharedCostRule.BY_USE);
  private static final List<SharedCost> RULES =
      List.of(
          TAX_BY_USE,
          rule(ShareKind.CREDIT, SharedCostRule.EVEN),
          new SharedCost(ShareKind.EMPTY, SharedCostRule.TEAM, "platform", null));

  static SharedCost rule(ShareKind kind, SharedCostRule rule) {
    return new SharedCost(kind, rule, null, null);
  }

  private static SharedCost since(ShareKind kind, SharedCostRule rule, String from) {
    return new SharedCost(kind, rule, null, LocalDate.parse(from));
  }

  static Given sums() {
    return Given.table(ChargebackMonthly.TABLE)
        .as("kind", ChargebackMonthly.SHARE_KIND)
        .as("billed", ChargebackMonthly.BILLED_COST)
        .as("cost", ChargebackMonthly.EFFECTIVE_COST)
        .every(ChargebackMonthly.PERIOD, "2026-07-01")
        .every(ChargebackMonthly.CURRENCY, "USD")
        .every(ChargebackMonthly.INVOICE, "inv-1");
  }

  /** a has 80 (60 + 20), b has 20, c has -5; a holder whom no team owns has 100. */
  private static Given direct() {
    return sums()
        .rows(
            """
            kind                  | team | project | billed | cost
            held                  | a    | p       | 1      | 60
            held                  | a    | q       | 1      | 20
            allocated_by_provider | b    |         | 1      | 20
            held                  | c    |         | 1      | -5
            held                  |      |         | 100    | 100
            """);
  }

  private static Frame spread(Given sums, List<SharedCost> rules) {
    return SpreadCosts.of(sums.frame(), rules, OPEN, Optional.empty(), Given.table(SPREAD).frame());
  }

  @Test
  void byUseIsInProportionEvenCountsEachTeamAndANamedTeamHasAll() {
    Given sums =
        direct()
            .rows(
                """
                kind    | billed | cost
                tax     | 10     | 7
                credit  | -5     | -6
                empty   | 25     | 30
                storage | 4      | 4
                """);
    // tax: a 80 ÷ 100, b 20 ÷ 100, and c, whose credits are more than its use, none of it:
    //   billed 8 and 2, cost 5.6 and 1.4
    // credit: a third each; 5 ÷ 3 = 1.666666666666|67, so a and b have a unit more than c
    // empty: all of it platform's, which is charged with nothing else; storage has no rule
    expect(spread(sums, RULES))
        .rows(
            """
            share_kind | rule   | team     | billed_cost     | effective_cost | weight | \
            weight_sum | weight_scope
            tax        | by_use | a        | 8               | 5.6  | 80 | 100 | invoice
            tax        | by_use | b        | 2               | 1.4  | 20 | 100 | invoice
            credit     | even   | a        | -1.666666666667 | -2   | 1  | 3   | invoice
            credit     | even   | b        | -1.666666666667 | -2   | 1  | 3   | invoice
            credit     | even   | c        | -1.666666666666 | -2   | 1  | 3   | invoice
            empty      | team   | platform | 25              | 30   | 1  | 1   | named_team
            """);
  }

  @Test
  void anInvoiceThatChargesNoTeamIsSpreadByTheWholePeriodAndElseLeft() {
    Given sums =
        direct()
            .rows(
                """
                invoice | billing_currency | kind   | team | billed | cost
                inv-2   | USD              | tax    |      | 9      | 9
                inv-2   | USD              | credit |      | -3     | -3
                inv-3   | USD              | held   | a    | 10     | 10
                inv-3   | USD              | held   | c    | 45     | 45
                inv-4   | EUR              | tax    |      | 3      | 3
                inv-4   | EUR              | empty  |      | 2      | 2
                inv-4   | EUR              | held   |      | 7      | 7
                """);
    // all USD invoices: a 80 + 10 = 90, b 20, c -5 + 45 = 40, together 150:
    //   9 × 90 ÷ 150 = 5.4, 9 × 20 ÷ 150 = 1.2, 9 × 40 ÷ 150 = 2.4; the credit is -1 each
    // in EUR nobody with a team is charged: tax is left, and what is platform's is platform's
    expect(spread(sums, RULES))
        .rows(
            """
            invoice | share_kind | team     | billed_cost | weight | weight_sum | weight_scope
            inv-2   | tax        | a        | 5.4         | 90     | 150        | billing_period
            inv-2   | tax        | b        | 1.2         | 20     | 150        | billing_period
            inv-2   | tax        | c        | 2.4         | 40     | 150        | billing_period
            inv-2   | credit     | a        | -1          | 1      | 3          | billing_period
            inv-2   | credit     | b        | -1          | 1      | 3          | billing_period
            inv-2   | credit     | c        | -1          | 1      | 3          | billing_period
            inv-4   | empty      | platform | 2           | 1      | 1          | named_team
            """);
  }

  @Test
  void whereEveryTeamsCreditsAreMoreThanItsUseThePeriodCountsForUseAndTheInvoiceForEven() {
    Given sums =
        direct()
            .rows(
                """
                invoice | kind   | team | billed | cost
                inv-2   | held   | c    | 0      | -1
                inv-2   | tax    |      | 10     | 10
                inv-2   | credit |      | -3     | -3
                """);
    // tax by all invoices: a 80 of 100, b 20; c has -5 - 1. The credit: c is the only team there
    expect(spread(sums, RULES))
        .rows(
            """
            share_kind | team | billed_cost | weight_scope
            tax        | a    | 8           | billing_period
            tax        | b    | 2           | billing_period
            credit     | c    | -3          | invoice
            """);
  }

  @Test
  void aTeamWhoseCreditsAreItsUseHasNoWeight() {
    Given sums =
        direct()
            .rows(
                """
                invoice | kind | team | billed | cost
                inv-1   | held | c    | 0      | 5
                inv-1   | tax  |      | 10     | 10
                inv-2   | held | d    | 3      | 0
                inv-2   | tax  |      | 20     | 20
                """);
    // c has -5 + 5 = 0 and d has 0: inv-1 is a's and b's, and inv-2 is by all invoices, 80 and 20
    expect(spread(sums, RULES))
        .rows(
            """
            invoice | team | billed_cost | weight_scope
            inv-1   | a    | 8           | invoice
            inv-1   | b    | 2           | invoice
            inv-2   | a    | 16          | billing_period
            inv-2   | b    | 4           | billing_period
            """);
  }

  @Test
  void aRuleOfItsOwnGoesBeforeAnyAndTheNewestThatHoldsForThePeriodIsTaken() {
    List<SharedCost> rules =
        List.of(
            rule(ShareKind.TAX, SharedCostRule.LEAVE),
            since(ShareKind.TAX, SharedCostRule.BY_USE, "2026-07-01"),
            since(ShareKind.TAX, SharedCostRule.EVEN, "2026-08-01"),
            rule(ShareKind.STORAGE, SharedCostRule.LEAVE),
            since(ShareKind.SUPPORT, SharedCostRule.LEAVE, "2026-08-01"),
            rule(null, SharedCostRule.EVEN));
    Given sums =
        direct()
            .rows(
                """
                kind    | billed | cost
                tax     | 10     | 10
                storage | 4      | 4
                support | 3      | 3
                """);
    // support: its own rule begins in August, so that any holds in July
    expect(spread(sums, rules))
        .rows(
            """
            share_kind | rule   | team | billed_cost
            tax        | by_use | a    | 8
            tax        | by_use | b    | 2
            support    | even   | a    | 1
            support    | even   | b    | 1
            support    | even   | c    | 1
            """);
  }

  @Test
  void whatIsNotKnownHasNoKnownPartsAndWhatIsNothingHasNoRows() {
    Given sums =
        direct()
            .rows(
                """
                kind   | billed | cost
                tax    |        | 10
                credit | 0      | 0
                empty  |        |
                """);
    expect(spread(sums, RULES))
        .rows(
            """
            share_kind | team | billed_cost | effective_cost
            tax        | a    |             | 8
            tax        | b    |             | 2
            """);
  }

  @Test
  void withoutRulesNothingIsComputed() {
    assertThat(spread(direct(), List.of()).isKnownEmpty()).isTrue();
  }
}
