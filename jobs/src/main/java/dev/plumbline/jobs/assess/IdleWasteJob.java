package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.cost.waste.Demand;
import dev.plumbline.cost.waste.QueueWaits;
import dev.plumbline.cost.waste.WasteDays;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.QueueWaitDaily;
import dev.plumbline.timeline.Owners;
import java.util.List;

/**
 * Idle waste of each day. The table itself is read for the day before, so that waste is known to be
 * as old as its unbroken run of dates.
 */
public final class IdleWasteJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "idle-waste-daily",
        NightStage.ASSESS,
        "Wasted GPU-seconds and their cost by device, owner and cause; how long teams waited.",
        List.of(
            reads(GpuHourCost.TABLE, SAME_DATE),
            reads(GpuSegment.TABLE, SAME_DATE),
            reads(QueueHour.TABLE, SAME_DATE),
            reads(IdleWasteDaily.TABLE, DAY_BEFORE)),
        IdleWasteDaily.TABLE,
        QueueWaitDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Demand demand = new Demand(inputs.few(QueueHour.TABLE, Demand.HOUR, Demand::hours));
    return Outputs.of(
            IdleWasteDaily.TABLE,
            new WasteDays(context.slice().dates(), demand)
                .of(
                    inputs.of(GpuHourCost.TABLE),
                    inputs.of(GpuSegment.TABLE),
                    inputs.of(IdleWasteDaily.TABLE)))
        .and(
            QueueWaitDaily.TABLE,
            new QueueWaits(new Owners(context.configuration().owners()))
                .of(inputs.of(QueueHour.TABLE)));
  }
}
