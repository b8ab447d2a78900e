package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.ALL_EARLIER;
import static dev.plumbline.job.Reach.SINCE;

import dev.plumbline.allocation.scheduled.QueueHours;
import dev.plumbline.allocation.scheduled.ScheduledHolds;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.GpuRequest;
import dev.plumbline.tables.QueueHour;
import dev.plumbline.tables.ScheduledHold;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * From when to when schedulers' workloads held GPUs. A request is stored by the date it started on,
 * and may hold for months: the night before says how far back requests are to be read. A date on
 * which nothing changed has the same rows as before, and no job after this one has anything to
 * compute for it.
 */
public final class ScheduledHoldsJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "scheduled-holds",
        NightStage.BUILD,
        "From when to when schedulers say that workloads held GPUs, and how long they waited.",
        List.of(reads(GpuRequest.TABLE, SINCE), reads(ScheduledHold.TABLE, ALL_EARLIER)),
        ScheduledHold.TABLE,
        QueueHour.TABLE);
  }

  @Override
  public Optional<Frame> further(Inputs near, RunContext context) {
    LocalDate before = context.closing().nights().lower(context.slice().dates().first());
    Frame holds = near.of(ScheduledHold.TABLE);
    return before == null || holds.isKnownEmpty()
        ? Optional.empty()
        : Optional.of(ScheduledHolds.furthest(holds, before));
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame requests = inputs.of(GpuRequest.TABLE);
    return Outputs.of(ScheduledHold.TABLE, ScheduledHolds.of(requests, context.slice().dates()))
        .and(QueueHour.TABLE, QueueHours.of(requests, context.slice().dates()));
  }
}
