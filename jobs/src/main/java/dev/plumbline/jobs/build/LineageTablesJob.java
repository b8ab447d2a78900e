package dev.plumbline.jobs.build;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.lineage.tables.DatasetVersions;
import dev.plumbline.lineage.tables.EdgeUnion;
import dev.plumbline.lineage.tables.RegistryTables;
import dev.plumbline.lineage.tables.RunUnion;
import dev.plumbline.lineage.tables.RunsAnew;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import dev.plumbline.tables.RunRequest;
import java.util.List;
import java.util.Optional;

/**
 * The nodes and edges of lineage. The tables have no slices: a run's events may come days apart.
 * Runs that no event and no request of the slice is about are taken over as they were published;
 * those of the others are read back to their first. What registries record is few, and made anew
 * each time.
 */
public final class LineageTablesJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "lineage-tables",
        NightStage.BUILD,
        "Runs as the union of their events, how they were scheduled, what they read and wrote, and"
            + " what registries record.",
        List.of(
            JobSpec.reads(LineageEvent.TABLE, Reach.SINCE),
            JobSpec.reads(RunRequest.TABLE, Reach.SINCE),
            JobSpec.reads(RegistryRecord.TABLE, Reach.WHOLE),
            JobSpec.reads(LineageRun.TABLE, Reach.STANDING),
            JobSpec.reads(LineageEdge.TABLE, Reach.STANDING)),
        LineageRun.TABLE,
        LineageEdge.TABLE,
        DatasetVersion.TABLE,
        ModelVersion.TABLE,
        Evaluation.TABLE,
        Approval.TABLE,
        Deployment.TABLE);
  }

  @Override
  public Optional<Frame> further(Inputs near, RunContext context) {
    return changed(near, context).map(RunsAnew::firstDate);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return spec().reads().stream().map(JobSpec.Input::table).toList();
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame events = inputs.of(LineageEvent.TABLE);
    Frame records = inputs.of(RegistryRecord.TABLE);
    Optional<RunsAnew> changed = changed(inputs, context);
    Frame runs =
        changed
            .map(RunsAnew::runs)
            .orElseGet(() -> RunUnion.of(events, inputs.of(RunRequest.TABLE)));
    Frame edges = changed.map(RunsAnew::edges).orElseGet(() -> EdgeUnion.of(events));
    Outputs outputs =
        Outputs.of(LineageRun.TABLE, runs)
            .and(LineageEdge.TABLE, edges)
            .and(DatasetVersion.TABLE, DatasetVersions.of(runs, edges, records))
            .and(ModelVersion.TABLE, RegistryTables.modelVersions(records))
            .and(Evaluation.TABLE, RegistryTables.evaluations(records))
            .and(Approval.TABLE, RegistryTables.approvals(records))
            .and(Deployment.TABLE, RegistryTables.deployments(records))
            .keeping(runs, edges, records);
    changed.ifPresent(some -> outputs.keeping(some.ids()));
    return outputs;
  }

  /** What changed since the slice's first date; empty where everything is made anew. */
  private static Optional<RunsAnew> changed(Inputs inputs, RunContext context) {
    return context
        .slice()
        .begin(context.closing().nights())
        .map(
            since ->
                new RunsAnew(
                    inputs.of(LineageRun.TABLE),
                    inputs.of(LineageEdge.TABLE),
                    inputs.of(LineageEvent.TABLE),
                    inputs.of(RunRequest.TABLE),
                    since));
  }
}
