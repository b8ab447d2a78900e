package dev.plumbline.report;

import dev.plumbline.schema.RowLayout;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.InvoiceReconciliation;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;

/** What came after months were closed, what stands beside invoices, and commitments. */
final class MadeUpClosed {
  static final LocalDate EARLIER = LocalDate.of(2026, 7, 10);

  private static final RowLayout STEPS = CorrectionsSection.STEPS.layout();
  private static final RowLayout GPU_TIME = CorrectionsSection.GPU_TIME.layout();
  private static final RowLayout LEDGER = CommitmentSection.ROWS.layout();
  private static final RowLayout BESIDE = InvoicesBeside.ROWS.layout();

  private MadeUpClosed() {}

  /** June of account A costs 3.10 of tax more and 0.65 of GPU time less; another costs less. */
  static List<Row> steps() {
    return List.of(
        step("AWS-2026-06-003980", "A-17", "USD", Nights.DAY, "billed_cost", "balance", "2.45"),
        step("AWS-2026-06-003980", "A-17", "USD", Nights.DAY, "effective_cost", "balance", "2.45"),
        step("AWS-2026-06-003980", "A-17", "USD", Nights.DAY, "tax", "movement", "-3.10"),
        step("AWS-2026-06-003980", "A-17", "USD", Nights.DAY, "gpu_compute", "balance", "-0.65"),
        step("GCP-2026-06-77", "B-2", "EUR", EARLIER, "billed_cost", "balance", "-1012.5"),
        step("GCP-2026-06-77", "B-2", "EUR", EARLIER, "effective_cost", "balance", "-1012.5"),
        step("GCP-2026-06-77", "B-2", "EUR", EARLIER, "gpu_compute", "balance", "-1012.5"));
  }

  private static Row step(
      String invoice,
      String account,
      String currency,
      LocalDate seen,
      String step,
      String kind,
      String amount) {
    return STEPS
        .draft()
        .set(InvoiceBridge.PERIOD, LocalDate.of(2026, 6, 1))
        .set(InvoiceBridge.INVOICE, invoice)
        .set(InvoiceBridge.ISSUER, "Issuer of " + currency)
        .set(InvoiceBridge.BILLING_ACCOUNT, account)
        .set(InvoiceBridge.CURRENCY, currency)
        .set(InvoiceBridge.STEP_NUMBER, 1L)
        .set(InvoiceBridge.STEP, step)
        .set(InvoiceBridge.STEP_KIND, kind)
        .set(InvoiceBridge.AMOUNT, Nights.decimal(amount))
        .set(InvoiceBridge.SEEN_DATE, seen)
        .set(InvoiceBridge.CLOSED_DATE, LocalDate.of(2026, 7, 6))
        .row();
  }

  /** An hour of 29 June that nobody had seen was active after all; 30 June is 0.65 cheaper. */
  static List<Row> gpuTime() {
    return List.of(
        gpuTime(LocalDate.of(2026, 6, 29), null, "unobserved", "-3600", "-1.20"),
        gpuTime(LocalDate.of(2026, 6, 29), "foundation", "delivered", "3600", "1.20"),
        gpuTime(LocalDate.of(2026, 6, 30), "foundation", "delivered", null, "-0.65"));
  }

  private static Row gpuTime(
      LocalDate about, String team, String stage, String seconds, String cost) {
    return GPU_TIME
        .draft()
        .set(GpuWaterfallDaily.USAGE_DATE, Nights.DAY)
        .set(GpuWaterfallDaily.CORRECTS_DATE, about)
        .set(GpuWaterfallDaily.PROVIDER, "AWS")
        .set(GpuWaterfallDaily.SUB_ACCOUNT, "222222222222")
        .set(GpuWaterfallDaily.TEAM, team)
        .set(GpuWaterfallDaily.STAGE, stage)
        .set(GpuWaterfallDaily.GPU_SECONDS, Nights.decimal(seconds))
        .set(GpuWaterfallDaily.COST, Nights.decimal(cost))
        .set(GpuWaterfallDaily.CURRENCY, "USD")
        .set(GpuWaterfallDaily.PRICE_SOURCE, "billed")
        .set(GpuWaterfallDaily.PRICE_STATE, "closed")
        .row();
  }

  static List<Row> commitments() {
    return List.of(
        commitment("arn:aws:savingsplans::2222:sp-1", "USD", "0", "36", "12", "5400"),
        commitment("cr-0dcr5e55", "USD", "1000", "12", "0", "988"),
        commitment("projects/p/commitments/c-1", "EUR", "0", "7.5", "2.5", null));
  }

  private static Row commitment(
      String id, String currency, String bought, String used, String unused, String left) {
    return LEDGER
        .draft()
        .set(CommitmentDaily.USAGE_DATE, Nights.DAY)
        .set(CommitmentDaily.COMMITMENT, id)
        .set(CommitmentDaily.CURRENCY, currency)
        .set(CommitmentDaily.PROVIDER, "USD".equals(currency) ? "AWS" : "GCP")
        .set(CommitmentDaily.BOUGHT_COST, Nights.decimal(bought))
        .set(CommitmentDaily.CONSUMED_COST, Nights.decimal(used))
        .set(CommitmentDaily.UNUSED_COST, Nights.decimal(unused))
        .set(CommitmentDaily.REMAINING_COST, Nights.decimal(left))
        .row();
  }

  static List<Row> beside() {
    return List.of(
        beside("AWS-2026-07-004117", "184230.55", 0, "0", "1565.34", null),
        beside("GCP open", "38688.42", 2, "120.5", "0", "38808.92"));
  }

  private static Row beside(
      String invoice, String billed, long lines, String rejected, String superseded, String total) {
    return BESIDE
        .draft()
        .set(InvoiceReconciliation.PERIOD, LocalDate.of(2026, 7, 1))
        .set(InvoiceReconciliation.INVOICE, invoice)
        .set(InvoiceReconciliation.CURRENCY, "USD")
        .set(InvoiceReconciliation.BILLED_COST, Nights.decimal(billed))
        .set(InvoiceReconciliation.REJECTED_LINES, lines)
        .set(InvoiceReconciliation.REJECTED_BILLED_COST, Nights.decimal(rejected))
        .set(InvoiceReconciliation.UNREADABLE_LINES, 0L)
        .set(InvoiceReconciliation.SUPERSEDED_BILLED_COST, Nights.decimal(superseded))
        .set(InvoiceReconciliation.COPIED_BILLED_COST, Nights.decimal("0"))
        .set(InvoiceReconciliation.INVOICE_TOTAL, Nights.decimal(total))
        .set(
            InvoiceReconciliation.DIFFERENCE,
            total == null ? null : Nights.decimal(billed).subtract(Nights.decimal(total)))
        .row();
  }
}
