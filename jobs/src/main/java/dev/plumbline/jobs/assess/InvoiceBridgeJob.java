package dev.plumbline.jobs.assess;

import static dev.plumbline.run.JobSpec.Reach.SAME_PERIOD;
import static dev.plumbline.run.JobSpec.reads;

import dev.plumbline.jobs.build.PaidCapacityJob;
import dev.plumbline.run.Inputs;
import dev.plumbline.run.Job;
import dev.plumbline.run.JobSpec;
import dev.plumbline.run.Outputs;
import dev.plumbline.run.RunContext;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.InvoiceBridge;
import dev.plumbline.transform.BridgeInvoices;
import java.util.List;

/** How each invoice becomes the waterfall, without remainder. */
public final class InvoiceBridgeJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "invoice-bridge",
        "assess",
        "From BilledCost to EffectiveCost, GPU compute and the stages, step by step.",
        List.of(reads(FocusCharge.TABLE, SAME_PERIOD), reads(GpuHourCost.TABLE, SAME_PERIOD)),
        InvoiceBridge.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
        InvoiceBridge.TABLE,
        BridgeInvoices.of(
            inputs.of(FocusCharge.TABLE),
            inputs.of(GpuHourCost.TABLE),
            PaidCapacityJob.nodes(context.configuration())));
  }
}
