package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.PERIOD_BEFORE;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.cost.closed.ClosedPeriods;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.ClosedPeriod;
import dev.plumbline.tables.FocusCharge;
import java.util.List;
import java.util.Optional;

/** What each charge line pays for, ruled once and read by everything that works with charges. */
public final class ChargeLineJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "charge-line",
            NightStage.BUILD,
            "What each charge line pays for, and which billing periods are closed.",
            List.of(reads(FocusCharge.TABLE, PERIOD_BEFORE)),
            ChargeLine.TABLE,
            ClosedPeriod.TABLE)
        .carrying(ChargeLine.TABLE, ClosedPeriod.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    ClosedPeriods periods =
        new ClosedPeriods(context.configuration().limits().closeAfterDays(), context.closing());
    Optional<Frame> closed =
        periods.of(inputs.standing(ClosedPeriod.TABLE), inputs.standing(ChargeLine.TABLE));
    Frame lines =
        ChargeLines.of(
            inputs.of(FocusCharge.TABLE),
            context.slice().periods(),
            new Nodes(context.configuration().nodes()),
            new GpuTypes(context.configuration().instanceTypes()));
    Outputs outputs = Outputs.of(ChargeLine.TABLE, ClosedPeriods.marked(lines, closed));
    return closed.map(rows -> outputs.and(ClosedPeriod.TABLE, rows)).orElse(outputs);
  }
}
