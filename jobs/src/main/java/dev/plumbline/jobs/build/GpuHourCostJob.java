package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;

import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.cost.hour.CostHours;
import dev.plumbline.cost.hour.PriceList;
import dev.plumbline.cost.inventory.Inventory;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.PaidCapacity;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/**
 * Every accounted GPU-second and its cost, by stage. The day before is read for the last reconciled
 * price of time that no charge covers yet; it reaches no further back than that day.
 */
public final class GpuHourCostJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "gpu-hour-cost",
            NightStage.BUILD,
            "Accounted GPU-seconds and their cost by resource, device, hour, owner and stage.",
            List.of(
                reads(PaidCapacity.TABLE, DAY_BEFORE.corrected()),
                reads(GpuSegment.TABLE, DAY_BEFORE),
                reads(NodeInventory.TABLE, Reach.lastDays(Inventory.DAYS))),
            GpuHourCost.TABLE)
        .carrying(GpuHourCost.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    CostHours hours =
        new CostHours(
            KnownNodes.of(inputs, context), new PriceList(context.configuration().prices()));
    NavigableSet<LocalDate> dates = context.slice().dates();
    return Outputs.of(
        GpuHourCost.TABLE,
        new ClosedRows(Ledger.GPU_HOUR_COST, dates, context.closing())
            .of(
                GpuHourCost.TABLE,
                hours.of(inputs.of(PaidCapacity.TABLE), inputs.of(GpuSegment.TABLE), dates),
                inputs.standing(GpuHourCost.TABLE)));
  }
}
