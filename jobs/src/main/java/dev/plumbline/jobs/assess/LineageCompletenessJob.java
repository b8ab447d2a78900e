package dev.plumbline.jobs.assess;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.lineage.CompletenessTable;
import dev.plumbline.policies.DeliveryPolicy;
import dev.plumbline.policies.LineagePolicy;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.DeliveryDaily;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuWaterfallDaily;
import dev.plumbline.tables.LineageCompleteness;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageReachDaily;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.ShadowModelDaily;
import java.util.List;

/** Rules at the end of each date on every model version registered by then. */
public final class LineageCompletenessJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "lineage-completeness",
            NightStage.ASSESS,
            "Whether each model version can be traced, link by link, what stands behind it, and"
                + " what is delivered where.",
            List.of(
                JobSpec.reads(LineageRun.TABLE, Reach.WHOLE),
                JobSpec.reads(LineageEdge.TABLE, Reach.WHOLE),
                JobSpec.reads(ModelVersion.TABLE, Reach.WHOLE),
                JobSpec.reads(Evaluation.TABLE, Reach.WHOLE),
                JobSpec.reads(Approval.TABLE, Reach.WHOLE),
                JobSpec.reads(Deployment.TABLE, Reach.WHOLE),
                JobSpec.reads(RegistryRecord.TABLE, Reach.ALL_EARLIER),
                JobSpec.reads(RunCostDaily.TABLE, Reach.WHOLE),
                JobSpec.reads(
                    GpuWaterfallDaily.TABLE, Reach.lastDays(LineageReachDaily.SPEND_DATES)),
                JobSpec.reads(LineageCompleteness.TABLE, Reach.STANDING)),
            LineageCompleteness.TABLE,
            LineageReachDaily.TABLE,
            DeliveryDaily.TABLE,
            ShadowModelDaily.TABLE)
        .ruledBy(LineagePolicy.DEFAULT, DeliveryPolicy.DEFAULT);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return spec().reads().stream()
        .map(JobSpec.Input::table)
        .filter(table -> !table.equals(GpuWaterfallDaily.TABLE))
        .toList();
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    CompletenessTable.Sources sources =
        new CompletenessTable.Sources(
            inputs.of(LineageRun.TABLE),
            inputs.of(LineageEdge.TABLE),
            new CompletenessTable.Registry(
                inputs.of(ModelVersion.TABLE),
                inputs.of(Evaluation.TABLE),
                inputs.of(Approval.TABLE),
                inputs.of(Deployment.TABLE),
                inputs.of(RegistryRecord.TABLE)),
            inputs.of(RunCostDaily.TABLE),
            inputs.of(GpuWaterfallDaily.TABLE),
            inputs.of(LineageCompleteness.TABLE));
    CompletenessTable ruled =
        CompletenessTable.of(
            sources,
            context.slice().dates(),
            new CompletenessTable.Policies(
                context.policies().of(LineagePolicy.class),
                context.policies().of(DeliveryPolicy.class)));
    return Outputs.of(LineageCompleteness.TABLE, ruled.rulings())
        .and(LineageReachDaily.TABLE, ruled.reach())
        .and(DeliveryDaily.TABLE, ruled.deliveries())
        .and(ShadowModelDaily.TABLE, ruled.shadows())
        .keeping(ruled.all());
  }
}
