package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.cost.charge.ChargeLines;
import dev.plumbline.cost.inventory.GpuTypes;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.FocusCharge;
import java.util.List;

/** What each charge line pays for, ruled once and read by everything that works with charges. */
public final class ChargeLineJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "charge-line",
        NightStage.BUILD,
        "What each charge line pays for: kind, resource, GPU-seconds and invoice.",
        List.of(reads(FocusCharge.TABLE, SAME_PERIOD)),
        ChargeLine.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
        ChargeLine.TABLE,
        ChargeLines.of(
            inputs.of(FocusCharge.TABLE),
            new Nodes(context.configuration().nodes()),
            new GpuTypes(context.configuration().instanceTypes())));
  }
}
