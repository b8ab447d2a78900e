package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.bridge.BridgeInvoices;
import dev.plumbline.cost.bridge.CommitmentDays;
import dev.plumbline.cost.capacity.PaidHours;
import dev.plumbline.cost.capacity.PaidObserved;
import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.jobs.build.KnownNodes;
import dev.plumbline.policies.BridgePolicy;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.CommitmentDaily;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.PaidCapacity;
import java.util.List;

/**
 * How each invoice becomes the waterfall, without remainder, and the ledger of commitments: both
 * are made from the same lines. Segments are read for the charges that reach beyond the last night,
 * as paid capacity reads them.
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
                reads(PaidCapacity.TABLE, SAME_PERIOD.corrected()),
                reads(GpuSegment.TABLE, SAME_PERIOD),
                reads(NodeInventory.TABLE, SAME_PERIOD),
                reads(GpuHourCost.TABLE, SAME_PERIOD.corrected()),
                reads(CommitmentDaily.TABLE, DAY_BEFORE)),
            InvoiceBridge.TABLE,
            CommitmentDaily.TABLE)
        .ruledBy(BridgePolicy.DEFAULT)
        .carrying(InvoiceBridge.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(ChargeLine.TABLE, CommitmentDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame lines = inputs.of(ChargeLine.TABLE);
    Frame observed = PaidObserved.of(inputs.of(GpuSegment.TABLE), KnownNodes.of(inputs, context));
    Frame fresh =
        BridgeInvoices.of(
            lines,
            inputs.of(PaidCapacity.TABLE),
            PaidHours.notYetDue(context.closing().nights(), lines, observed),
            inputs.of(GpuHourCost.TABLE),
            context.policies().of(BridgePolicy.class));
    return Outputs.of(
            InvoiceBridge.TABLE,
            new ClosedRows(Ledger.INVOICE_BRIDGE, context.slice().dates(), context.closing())
                .of(InvoiceBridge.TABLE, fresh, inputs.standing(InvoiceBridge.TABLE)))
        .and(
            CommitmentDaily.TABLE,
            new CommitmentDays(context.slice().dates())
                .of(lines, inputs.of(CommitmentDaily.TABLE)));
  }
}
