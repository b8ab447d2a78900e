package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.bridge.BridgeInvoices;
import dev.plumbline.cost.bridge.CommitmentDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.policies.BridgePolicy;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.PaidCapacity;
import java.util.List;

/**
 * How each invoice becomes the waterfall, without remainder, and the ledger of commitments: both
 * are made from the same lines.
 */
public final class InvoiceBridgeJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "invoice-bridge",
            NightStage.ASSESS,
            "From BilledCost to EffectiveCost, GPU compute and stages; the ledger of commitments.",
            List.of(
                reads(ChargeLine.TABLE, SAME_PERIOD),
                reads(GpuHourCost.TABLE, SAME_PERIOD),
                reads(PaidCapacity.TABLE, SAME_PERIOD),
                reads(CommitmentDaily.TABLE, DAY_BEFORE)),
            InvoiceBridge.TABLE,
            CommitmentDaily.TABLE)
        .ruledBy(BridgePolicy.DEFAULT);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
            InvoiceBridge.TABLE,
            BridgeInvoices.of(
                inputs.of(ChargeLine.TABLE),
                inputs.of(GpuHourCost.TABLE),
                inputs.of(PaidCapacity.TABLE),
                context.night(),
                context.policies().of(BridgePolicy.class)))
        .and(
            CommitmentDaily.TABLE,
            new CommitmentDays(context.slice().dates())
                .of(inputs.of(ChargeLine.TABLE), inputs.of(CommitmentDaily.TABLE)));
  }
}
