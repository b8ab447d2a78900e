package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.cost.shares.BilledAndSeen;
import dev.plumbline.cost.shares.Chargebacks;
import dev.plumbline.cost.shares.SplitCharges;
import dev.plumbline.cost.spread.SpreadCosts;
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
import dev.plumbline.tables.SharedCostMonthly;
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
            "Whose each charge is, its sums by team, who is charged with what is shared, and what"
                + " was billed beside what was seen.",
            List.of(
                reads(FocusCharge.TABLE, SAME_PERIOD),
                reads(ChargeLine.TABLE, SAME_PERIOD),
                reads(PaidCapacity.TABLE, SAME_PERIOD),
                reads(GpuHourCost.TABLE, SAME_PERIOD.corrected())),
            CostAllocation.TABLE,
            ChargebackMonthly.TABLE,
            SharedCostMonthly.TABLE,
            BillingReconciliationDaily.TABLE)
        .carrying(CostAllocation.TABLE, SharedCostMonthly.TABLE);
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
    Frame sums = Chargebacks.of(parts, costs, context.slice().periods());
    Frame spread =
        SpreadCosts.of(
            sums,
            context.configuration().sharedCosts(),
            context.closing(),
            inputs.standing(SharedCostMonthly.TABLE),
            context.constants(SharedCostMonthly.TABLE.columns(), List.of()));
    Outputs outputs =
        Outputs.of(CostAllocation.TABLE, parts)
            .and(ChargebackMonthly.TABLE, sums)
            .and(SharedCostMonthly.TABLE, spread)
            .and(
                BillingReconciliationDaily.TABLE,
                BilledAndSeen.of(inputs.of(PaidCapacity.TABLE), costs, context.slice().dates()))
            .keeping(parts);
    return spread.isKnownEmpty() ? outputs : outputs.keeping(sums);
  }
}
