package dev.plumbline.jobs.build;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_PERIOD;

import dev.plumbline.config.Configuration;
import dev.plumbline.cost.capacity.PaidHours;
import dev.plumbline.cost.capacity.PaidObserved;
import dev.plumbline.cost.inventory.Node;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.PaidCapacity;
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
        List.of(reads(ChargeLine.TABLE, SAME_PERIOD), reads(GpuSegment.TABLE, SAME_PERIOD)),
        PaidCapacity.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Nodes nodes = nodes(context.configuration());
    PaidHours hours =
        new PaidHours(
            context.slice().dates(), context.configuration().closeAfterDays(), context.night());
    Frame observed = PaidObserved.of(inputs.of(GpuSegment.TABLE), nodes);
    return Outputs.of(PaidCapacity.TABLE, hours.of(inputs.of(ChargeLine.TABLE), observed));
  }

  /** The configured nodes, as the money side knows them. */
  public static Nodes nodes(Configuration configuration) {
    return new Nodes(
        configuration.nodes().stream()
            .map(
                node ->
                    new Node(
                        node.node(),
                        node.cluster(),
                        node.provider(),
                        node.subAccount(),
                        node.resourceId(),
                        node.instanceType()))
            .toList());
  }
}
