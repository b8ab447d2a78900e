package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.capacity.PaidHours;
import dev.plumbline.cost.capacity.PaidObserved;
import dev.plumbline.cost.closed.ClosedRows;
import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.NodeInventory;
import dev.plumbline.tables.PaidCapacity;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/**
 * Charges brought into UTC hours, with the GPU-seconds they pay for. Segments are read only for
 * when a resource was alive: a charge coarser than an hour is spread over that time.
 */
public final class PaidCapacityJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "paid-capacity",
            NightStage.BUILD,
            "What each billing resource was charged per hour, and for how many GPU-seconds.",
            List.of(
                reads(ChargeLine.TABLE, SAME_PERIOD),
                reads(GpuSegment.TABLE, SAME_PERIOD),
                reads(NodeInventory.TABLE, SAME_PERIOD)),
            PaidCapacity.TABLE)
        .carrying(PaidCapacity.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Nodes nodes = KnownNodes.of(inputs, context);
    NavigableSet<LocalDate> dates = context.slice().dates();
    Frame observed = PaidObserved.of(inputs.of(GpuSegment.TABLE), nodes);
    Frame fresh =
        new PaidHours(dates, context.closing().nights()).of(inputs.of(ChargeLine.TABLE), observed);
    return Outputs.of(
        PaidCapacity.TABLE,
        new ClosedRows(Ledger.PAID_CAPACITY, dates, context.closing())
            .of(PaidCapacity.TABLE, fresh, inputs.standing(PaidCapacity.TABLE)));
  }
}
