package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.bridge.InvoiceReconciliations;
import dev.plumbline.cost.bridge.InvoiceTotal;
import dev.plumbline.cost.bridge.PriceWalks;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.InvoiceReconciliation;
import dev.plumbline.tables.PriceWalkMonthly;
import java.util.List;

/** What was left out of each invoice, what finance received, and what list price became. */
public final class InvoiceReconciliationJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "invoice-reconciliation",
        NightStage.ASSESS,
        "What stands beside each invoice, its received total, and list price to cost.",
        List.of(reads(ChargeLine.TABLE, SAME_PERIOD), reads(BillingExport.TABLE, SAME_PERIOD)),
        InvoiceReconciliation.TABLE,
        PriceWalkMonthly.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    List<InvoiceTotal> totals =
        context.configuration().limits().bills().invoiceTotals().stream()
            .filter(total -> context.slice().periods().contains(total.period()))
            .toList();
    Frame named =
        context.constants(
            InvoiceReconciliations.NAMES,
            totals.stream().map(InvoiceReconciliations::name).toList());
    return Outputs.of(
            InvoiceReconciliation.TABLE,
            InvoiceReconciliations.of(
                inputs.of(ChargeLine.TABLE), inputs.of(BillingExport.TABLE), named, totals))
        .and(PriceWalkMonthly.TABLE, PriceWalks.of(inputs.of(ChargeLine.TABLE)));
  }
}
