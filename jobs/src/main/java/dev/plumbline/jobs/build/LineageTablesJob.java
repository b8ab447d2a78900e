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
import dev.plumbline.schema.Frame;
import dev.plumbline.tables.Approval;
import dev.plumbline.tables.DatasetVersion;
import dev.plumbline.tables.Deployment;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.LineageEdge;
import dev.plumbline.tables.LineageEvent;
import dev.plumbline.tables.LineageRun;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RegistryRecord;
import java.util.List;

/**
 * The nodes and edges of lineage, made anew of all events and records that ever came in. The tables
 * have no slices: a run's events may come days apart.
 */
public final class LineageTablesJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "lineage-tables",
        NightStage.BUILD,
        "Runs as the union of their events, what they read and wrote, and what registries record.",
        List.of(
            JobSpec.reads(LineageEvent.TABLE, Reach.WHOLE),
            JobSpec.reads(RegistryRecord.TABLE, Reach.WHOLE)),
        LineageRun.TABLE,
        LineageEdge.TABLE,
        DatasetVersion.TABLE,
        ModelVersion.TABLE,
        Evaluation.TABLE,
        Approval.TABLE,
        Deployment.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Frame events = inputs.of(LineageEvent.TABLE);
    Frame records = inputs.of(RegistryRecord.TABLE);
    Frame runs = RunUnion.of(events);
    Frame edges = EdgeUnion.of(events);
    return Outputs.of(LineageRun.TABLE, runs)
        .and(LineageEdge.TABLE, edges)
        .and(DatasetVersion.TABLE, DatasetVersions.of(runs, edges, records))
        .and(ModelVersion.TABLE, RegistryTables.modelVersions(records))
        .and(Evaluation.TABLE, RegistryTables.evaluations(records))
        .and(Approval.TABLE, RegistryTables.approvals(records))
        .and(Deployment.TABLE, RegistryTables.deployments(records))
        .keeping(runs, edges, records);
  }
}
