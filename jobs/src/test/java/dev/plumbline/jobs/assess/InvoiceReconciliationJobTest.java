package dev.plumbline.jobs.assess;

import static dev.plumbline.testing.Expect.expect;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.OneJob;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.testing.Given;
import dev.plumbline.testing.SharedSpark;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSpark.class)
class InvoiceReconciliationJobTest {
  private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

  private static InvoiceTotal total(String invoice, LocalDate period, String amount) {
    return new InvoiceTotal(invoice, period, "USD", new BigDecimal(amount));
  }

  private static RunContext received(InvoiceTotal... totals) {
    return OneJob.context(
        new Configuration(
            "lake",
            new Configuration.Limits(
                Duration.ZERO, 0.02, 5, new Configuration.Bills(0.001, 0, List.of(totals))),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        Given.DAY);
  }

  private static Given lines() {
    return Given.table(ChargeLine.TABLE)
        .as("period", ChargeLine.PERIOD)
        .as("billed", ChargeLine.BILLED_COST)
        .every(ChargeLine.CURRENCY, "USD");
  }

  @Test
  void aTotalOfAPeriodWithoutAnyBillIsARowOfWhichNothingIsKnownToBeBilled() {
    expect(
            OneJob.run(
                new InvoiceReconciliationJob(),
                received(total("A-1", JULY, "70"), total("A-9", JULY.minusMonths(1), "5")),
                lines(),
                Given.table(BillingExport.TABLE)))
        .rows(
            """
            billing_period_start | invoice | billed_cost | invoice_total | difference
            2026-07-01           | A-1     |             | 70            | -70
            """);
  }

  @Test
  void aTotalOfABilledPeriodWithoutALineOfItsInvoiceHasNothingBilled() {
    Given lines =
        lines()
            .rows(
                """
                period     | invoice | billed
                2026-07-01 | A-1     | 60
                2026-07-01 | A-1     | 15
                2026-07-01 | A-3     | 4
                """);
    expect(
            OneJob.run(
                new InvoiceReconciliationJob(),
                received(total("A-1", JULY, "70"), total("A-2", JULY, "20")),
                lines,
                Given.table(BillingExport.TABLE)))
        .rows(
            """
            invoice | billed_cost | invoice_total | difference
            A-1     | 75          | 70            | 5
            A-2     | 0           | 20            | -20
            A-3     | 4           |               |
            """);
  }
}
