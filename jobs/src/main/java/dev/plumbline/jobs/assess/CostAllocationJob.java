package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.cost.shares.BilledAndSeen;
import dev.plumbline.cost.shares.Chargebacks;
import dev.plumbline.cost.shares.SplitCharges;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.BillingReconciliationDaily;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ChargebackMonthly;
import dev.plumbline.tables.CostAllocation;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.PaidCapacity;
import java.util.List;

/**
 * Whose each charge is, by whole billing periods, and what was billed beside what was seen, by
 * date: both are made from the same hours.
 */
public final class CostAllocationJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "cost-allocation",
            NightStage.ASSESS,
            "Whose each charge is, its sums by team, and what was billed beside what was seen.",
            List.of(
                reads(FocusCharge.TABLE, SAME_PERIOD),
                reads(ChargeLine.TABLE, SAME_PERIOD),
                reads(PaidCapacity.TABLE, SAME_PERIOD),
                reads(GpuHourCost.TABLE, SAME_PERIOD.corrected())),
            CostAllocation.TABLE,
            ChargebackMonthly.TABLE,
            BillingReconciliationDaily.TABLE)
        .carrying(CostAllocation.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(FocusCharge.TABLE, ChargeLine.TABLE, PaidCapacity.TABLE, GpuHourCost.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame costs = inputs.of(GpuHourCost.TABLE);
    Frame fresh =
        SplitCharges.of(
            inputs.of(FocusCharge.TABLE), inputs.of(ChargeLine.TABLE), costs, context.closing());
    Frame parts =
        SplitCharges.standing(
            fresh,
            new ClosedRows(Ledger.COST_ALLOCATION, context.slice().dates(), context.closing()),
            inputs.standing(CostAllocation.TABLE));
    return Outputs.of(CostAllocation.TABLE, parts)
        .and(ChargebackMonthly.TABLE, Chargebacks.of(parts, costs, context.slice().periods()))
        .and(
            BillingReconciliationDaily.TABLE,
            BilledAndSeen.of(inputs.of(PaidCapacity.TABLE), costs, context.slice().dates()))
        .keeping(parts);
  }
}
