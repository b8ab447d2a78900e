package dev.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.InvoiceBridge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class InvoiceTest {
  private static final RowLayout BRIDGE = BridgeSection.ROWS.layout();

  private static Invoice invoice(Object... steps) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < steps.length; i += 3) {
      rows.add(
          BRIDGE
              .draft()
              .set(InvoiceBridge.PERIOD, LocalDate.of(2026, 7, 1))
              .set(InvoiceBridge.INVOICE, "INV-1")
              .set(InvoiceBridge.ISSUER, "AWS")
              .set(InvoiceBridge.BILLING_ACCOUNT, "999")
              .set(InvoiceBridge.CURRENCY, "USD")
              .set(InvoiceBridge.STEP_NUMBER, i + 1L)
              .set(InvoiceBridge.STEP, (String) steps[i])
              .set(InvoiceBridge.STEP_KIND, (String) steps[i + 1])
              .set(InvoiceBridge.AMOUNT, new BigDecimal((String) steps[i + 2]))
              .row());
    }
    return Invoice.of(Rows.all(BridgeSection.ROWS, rows).shown()).get(0);
  }

  @Test
  void aBridgeClosesWhenBalancesAndStagesAgree() {
    // 100 − 20 = 80; 80 − 30 = 50; 20 + 30 = 50
    assertThat(
            invoice(
                    "billed_cost",
                    "balance",
                    "100",
                    "prepaid_bought",
                    "movement",
                    "-20",
                    "effective_cost",
                    "balance",
                    "80",
                    "storage",
                    "movement",
                    "-30",
                    "gpu_compute",
                    "balance",
                    "50",
                    "stage:empty",
                    "stage",
                    "20",
                    "stage:delivered",
                    "stage",
                    "30")
                .closure())
        .isEqualByComparingTo("0");
  }

  @Test
  void differencesAreAddedBySize() {
    // 100 − 20 = 80, but 81 stands there: 1; stages 20 + 60 = 80 for 81: 1 more
    assertThat(
            invoice(
                    "billed_cost",
                    "balance",
                    "100",
                    "prepaid_bought",
                    "movement",
                    "-20",
                    "gpu_compute",
                    "balance",
                    "81",
                    "stage:empty",
                    "stage",
                    "20",
                    "stage:delivered",
                    "stage",
                    "60")
                .closure())
        .isEqualByComparingTo("2");
  }

  @Test
  void rowsOfDifferentCurrenciesAreDifferentInvoices() {
    List<Invoice> invoices = Invoice.of(Nights.realistic().of(BridgeSection.ROWS).shown());
    assertThat(invoices).extracting(Invoice::currency).containsExactly("EUR", "USD");
    assertThat(invoices).allMatch(invoice -> invoice.closure().signum() == 0);
  }
}
