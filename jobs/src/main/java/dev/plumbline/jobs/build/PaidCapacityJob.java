package dev.plumbline.jobs.build;

import static dev.plumbline.run.JobSpec.Reach.SAME_PERIOD;
import static dev.plumbline.run.JobSpec.reads;

import dev.plumbline.run.Configuration;
import dev.plumbline.run.Inputs;
import dev.plumbline.run.Job;
import dev.plumbline.run.JobSpec;
import dev.plumbline.run.Outputs;
import dev.plumbline.run.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
import dev.plumbline.transform.ChargeLines;
import dev.plumbline.transform.PaidHours;
import dev.plumbline.transform.PaidNode;
import dev.plumbline.transform.PaidNodes;
import dev.plumbline.transform.PaidObserved;
import java.util.List;

/**
 * Charges brought into UTC hours, with the GPU-seconds they pay for. Segments are read only for
 * when a resource was alive: a charge coarser than an hour is spread over that time.
 */
public final class PaidCapacityJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "paid-capacity",
        "build",
        "What each billing resource was charged per hour, and for how many GPU-seconds.",
        List.of(reads(FocusCharge.TABLE, SAME_PERIOD), reads(GpuSegment.TABLE, SAME_PERIOD)),
        PaidCapacity.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    PaidNodes nodes = nodes(context.configuration());
    PaidHours hours =
        new PaidHours(
            context.slice().dates(), context.configuration().closeAfterDays(), context.night());
    Frame charges = hours.concerned(inputs.of(FocusCharge.TABLE));
    Frame observed = PaidObserved.of(inputs.of(GpuSegment.TABLE), nodes);
    return Outputs.of(PaidCapacity.TABLE, hours.of(ChargeLines.of(charges, nodes), observed));
  }

  /** The configured nodes, as the money side knows them. */
  public static PaidNodes nodes(Configuration configuration) {
    return new PaidNodes(
        configuration.nodes().stream()
            .map(
                node ->
                    new PaidNode(
                        node.node(),
                        node.cluster(),
                        node.provider(),
                        node.subAccount(),
                        node.resourceId(),
                        node.instanceType()))
            .toList());
  }
}
