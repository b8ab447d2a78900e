package dev.plumbline.jobs.assess;

import static dev.plumbline.jobs.MoneyGiven.DAY;
import static dev.plumbline.jobs.MoneyGiven.context;
import static dev.plumbline.jobs.assess.AttentionGiven.attention;
import static dev.plumbline.jobs.assess.AttentionGiven.words;
import static dev.plumbline.testing.Expect.expect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.Frame;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bills that make figures incomplete. */
@ExtendWith(SharedSpark.class)
class AttentionOfBillsTest {
  private static final String RERUN = ", then run plumbline nightly --date 2026-07-14";

  private static Given lines() {
    return Given.table(ChargeLine.TABLE)
        .as("period", ChargeLine.PERIOD)
        .as("resource", ChargeLine.BILLING_RESOURCE_ID)
        .as("type", ChargeLine.INSTANCE_TYPE)
        .as("basis", ChargeLine.GPU_PART_BASIS)
        .as("uncounted", ChargeLine.UNCOUNTED_GPU_COST)
        .as("other", ChargeLine.UNUSED_OTHER_COST)
        .every(ChargeLine.PROVIDER, "AWS")
        .every(ChargeLine.CURRENCY, "USD");
  }

  private static Given exports() {
    return Given.table(BillingExport.TABLE)
        .as("period", BillingExport.PERIOD)
        .as("run", BillingExport.RUN)
        .as("effective", BillingExport.EFFECTIVE_COST)
        .as("rejected", BillingExport.REJECTED_LINES)
        .as("amount", BillingExport.REJECTED_ABSOLUTE_COST)
        .as("unreadable", BillingExport.UNREADABLE_LINES)
        .as("first", BillingExport.FIRST_REJECTED_LINE)
        .as("currency", BillingExport.CURRENCY)
        .every(BillingExport.PERIOD, "2026-07-01")
        .every(BillingExport.SOURCE, "bill")
        .every(BillingExport.RUN, "r")
        .every(BillingExport.STANDING, "in_force")
        .every(BillingExport.ORDERED_BY, "alone")
        .every(BillingExport.CURRENCY, "USD")
        .every(BillingExport.EFFECTIVE_COST, "100")
        .every(BillingExport.REJECTED_LINES, "0")
        .every(BillingExport.REJECTED_ABSOLUTE_COST, "0")
        .every(BillingExport.UNREADABLE_LINES, "0");
  }

  @Test
  void spendThatLooksLikeGpusStandsByItsTypeWithItsMoney() {
    Given lines =
        lines()
            .rows(
                """
                period     | resource | type       | uncounted
                2026-07-01 | i-1      | p9.48large | 10.5
                2026-07-01 | i-2      | p9.48large | 0.25
                2026-07-01 | job-7    |            | 3
                2026-07-01 | i-3      | p5.48large |
                2026-06-01 | i-9      | p9.48large | 99
                """);
    Frame attention = attention(context(DAY), lines);
    // 10.50 + 0.25; i-3 is counted; June is no part of the 14th of July
    expect(attention)
        .rows(
            """
            kind               | subject        | billing_currency | cost_at_stake
            uncounted_gpu_cost | AWS p9.48large | USD              | 10.75
            uncounted_gpu_cost | AWS job-7      | USD              | 3
            """);
    assertThat(words(attention, "uncounted_gpu_cost", "AWS p9.48large"))
        .containsExactly(
            "USD 10.75 in the billing period 2026-07-01 that looks like GPUs, and nothing says how"
                + " many",
            "write under instance_types: - {provider: AWS, instance_type: p9.48large, gpus: ?,"
                + " model: ?}"
                + RERUN);
  }

  @Test
  void anUnusedCommitmentOfUnknownKindStandsWithItsMoney() {
    Given lines =
        lines()
            .as("commitment", ChargeLine.COMMITMENT)
            .rows(
                """
                period     | resource | commitment | basis         | other
                2026-07-01 | sp-1     | sp-1       | unknown       | 40
                2026-07-01 | sp-1     | sp-1       | unknown       | 2
                2026-07-01 | sp-2     | sp-2       | use_of_period | 7
                2026-07-01 | sp-3     | sp-3       | type          |
                """);
    expect(attention(context(DAY), lines))
        .rows(
            """
            kind                    | subject | billing_currency | cost_at_stake
            unknown_commitment_part | sp-1    | USD              | 42
            """);
  }

  @Test
  void timeBeyondTheMachineStandsOnItsDate() {
    Given paid =
        Given.table(PaidCapacity.TABLE)
            .as("date", PaidCapacity.CAPACITY_DATE)
            .as("resource", PaidCapacity.BILLING_RESOURCE_ID)
            .as("excess", PaidCapacity.EXCESS_GPU_SECONDS)
            .every(PaidCapacity.CURRENCY, "USD")
            .every(PaidCapacity.EFFECTIVE_COST, "5")
            .rows(
                """
                date       | hour_at | resource | excess
                2026-07-14 | 10:00   | i-1      | 3600
                2026-07-14 | 11:00   | i-1      | 1800
                2026-07-14 | 11:00   | i-2      | 0
                2026-07-14 | 11:00   | i-3      |
                """);
    Frame attention = attention(context(DAY), paid);
    expect(attention)
        .rows(
            """
            kind        | subject | cost_at_stake | gpu_seconds_at_stake
            excess_time | i-1     |               | 5400
            """);
    assertThat((String) words(attention, "excess_time", "i-1").get(0))
        .startsWith("its bill states 1.5 GPU-hours more than its GPUs have");
  }

  @Test
  void whatCameAfterAPeriodWasClosedStandsOnTheNightThatSawIt() {
    Given paid =
        Given.table(PaidCapacity.TABLE)
            .as("date", PaidCapacity.CAPACITY_DATE)
            .as("period", PaidCapacity.BILLING_PERIOD_START)
            .as("corrects", PaidCapacity.CORRECTS_DATE)
            .as("seen", PaidCapacity.SEEN_DATE)
            .as("cost", PaidCapacity.EFFECTIVE_COST)
            .every(PaidCapacity.BILLING_RESOURCE_ID, "i-1")
            .every(PaidCapacity.CURRENCY, "USD")
            .rows(
                """
                date       | period     | corrects   | seen       | cost
                2026-07-14 | 2026-05-01 | 2026-05-03 | 2026-07-14 | -30
                2026-07-14 | 2026-05-01 | 2026-05-20 | 2026-07-14 | 2.48
                2026-07-14 | 2026-07-01 | 2026-07-02 |            | 9
                2026-07-14 | 2026-07-01 |            |            | 9
                """);
    Frame attention = attention(context(DAY), paid);
    // −30 + 2.48; a charge of another date of an open period is no correction of a closed one
    expect(attention)
        .rows(
            """
            kind              | subject                       | billing_currency | cost_at_stake
            closed_correction | the billing period 2026-05-01 | USD              | -27.52
            """);
    assertThat(words(attention, "closed_correction", "the billing period 2026-05-01").get(0))
        .isEqualTo("USD -27.52 came after it was closed, about 2026-05-03 to 2026-05-20");
  }

  @Test
  void invoicesThatDoNotAddUpOrAreNotWhatFinanceReceivedStandWithTheDifference() {
    Given received =
        Given.table(InvoiceReconciliation.TABLE)
            .as("period", InvoiceReconciliation.PERIOD)
            .as("currency", InvoiceReconciliation.CURRENCY)
            .as("billed", InvoiceReconciliation.BILLED_COST)
            .as("total", InvoiceReconciliation.INVOICE_TOTAL)
            .rows(
                """
                period     | invoice | currency | billed | total | difference
                2026-07-01 | A-1     | USD      | 110    | 100   | 10
                2026-07-01 | A-2     | USD      | 50     | 50    | 0
                2026-07-01 | A-3     | USD      | 50     |       |
                2026-07-01 | A-4     | USD      |        | 70    | -70
                2026-05-01 | A-5     | EUR      |        | 30    | -30
                """);
    Given bridge =
        Given.table(InvoiceBridge.TABLE)
            .as("period", InvoiceBridge.PERIOD)
            .every(InvoiceBridge.PERIOD, "2026-07-01")
            .every(InvoiceBridge.CURRENCY, "USD")
            .rows(
                """
                invoice | step              | amount | seen_date
                A-1     | unexplained       | -4.5   |
                A-1     | provider_rounding | 0.01   |
                A-2     | unexplained       | 0      |
                A-6     | unexplained       | 3      | 2026-07-14
                """);
    Frame attention = attention(context(DAY), received, bridge);
    // A-5 is of a month before the first night: the first one says so
    expect(attention)
        .rows(
            """
            kind               | subject | billing_currency | cost_at_stake
            invoice_difference | A-1     | USD              | 10
            unexplained_cost   | A-1     | USD              | -4.5
            missing_bill       | A-4     | USD              | 70
            missing_bill       | A-5     | EUR              | 30
            """);
    assertThat(words(attention, "missing_bill", "A-4"))
        .containsExactly(
            "finance received USD 70.00 for the billing period 2026-07-01, and no bill of it was"
                + " read",
            "deliver the bill of that period, or correct billing_period_start: of its entry under"
                + " invoice_totals:"
                + RERUN);
  }

  @Test
  void refusedLinesStandWithTheirMoneyAndWithoutWhereItCannotBeRead() {
    Given exports =
        exports()
            .rows(
                """
                path | period     | standing   | rejected | amount | unreadable | first | currency
                a    | 2026-07-01 | in_force   | 3        | 250    | 1          | 17    | USD
                b    | 2026-07-01 | in_force   | 1        | 0      | 0          | 2     | USD
                c    | 2026-07-01 | superseded | 9        | 900    | 9          | 2     | USD
                d    | 1970-01-01 | in_force   | 1        | 0      | 1          | 5     |
                e    | 1970-01-01 | in_force   | 1        | 8      | 0          | 5     |
                """);
    Frame attention = attention(context(DAY), exports);
    // b is a line of no amount; a superseded file misses nothing; nobody knows e's currency
    expect(attention)
        .rows(
            """
            kind              | subject | billing_currency | cost_at_stake
            rejected_cost     | bill: a | USD              | 250
            unreadable_amount | bill: a |                  |
            unreadable_amount | bill: d |                  |
            rejected_cost     | bill: e |                  |
            """);
    assertThat(words(attention, "rejected_cost", "bill: a"))
        .containsExactly(
            "3 lines of the billing period 2026-07-01 refused, USD 250.00",
            "look at bronze.reject (the first is line 17), have the lines corrected where the bill"
                + " comes from, and deliver the file again under the same name");
    assertThat(words(attention, "rejected_cost", "bill: e").get(0))
        .isEqualTo("1 line of no known billing period refused, 8.00");
  }

  @Test
  void whatCountsByFileTimesAndWhatIsACopyIsTold() {
    Given exports =
        exports()
            .rows(
                """
                path | run | standing   | ordered_by        | effective
                x/1  | x   | in_force   | modification_time | 60
                x/2  | x   | in_force   | modification_time | 40
                y/1  | y   | superseded | modification_time | 90
                z/1  | z   | in_force   | name              | 7
                z/2  | z   | copy       | name              | 7
                """);
    Frame attention = attention(context(DAY), exports);
    expect(attention)
        .rows(
            """
            kind           | subject   | billing_currency | cost_at_stake
            guessed_export | bill: x   | USD              | 100
            copied_bill    | bill: z/2 | USD              | 7
            """);
    assertThat(words(attention, "copied_bill", "bill: z/2").get(0))
        .isEqualTo(
            "another file has the same bytes and counts; the USD 7.00 of the billing period"
                + " 2026-07-01 in this one do not");
  }
}
