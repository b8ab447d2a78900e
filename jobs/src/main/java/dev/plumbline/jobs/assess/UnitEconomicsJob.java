package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.SAME_DATE;
import static dev.plumbline.job.Reach.WHOLE;
import static org.apache.spark.sql.functions.lit;

import dev.plumbline.cost.unit.ServedVersions;
import dev.plumbline.cost.unit.Serving;
import dev.plumbline.cost.unit.UnitEconomics;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.RowLayout.Cells;
import dev.plumbline.tables.Evaluation;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.InferenceUsage;
import dev.plumbline.tables.ModelVersion;
import dev.plumbline.tables.RunCostDaily;
import dev.plumbline.tables.ServingSample;
import dev.plumbline.tables.UnitEconomicsDaily;
import java.util.List;

/** What serving the configured model versions cost on each date, and what it bought. */
public final class UnitEconomicsJob implements Job {
  /** A window of usage is at most 32 days long, and so touches 33 dates. */
  private static final int WINDOW_DATES = 33;

  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "unit-economics",
        NightStage.ASSESS,
        "What serving model versions cost, what it bought, and the cost of one of those.",
        List.of(
            reads(GpuHourCost.TABLE, SAME_DATE),
            reads(GpuSegment.TABLE, SAME_DATE),
            reads(InferenceUsage.TABLE, Reach.lastDays(WINDOW_DATES)),
            reads(ServingSample.TABLE, Reach.DAY_BEFORE),
            reads(ModelVersion.TABLE, WHOLE),
            reads(Evaluation.TABLE, WHOLE),
            reads(RunCostDaily.TABLE, WHOLE)),
        UnitEconomicsDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    List<Serving> entries = context.configuration().serving();
    if (entries.isEmpty()) {
      return Outputs.of(
          UnitEconomicsDaily.TABLE,
          inputs.of(GpuHourCost.TABLE).where(lit(false)).conform(UnitEconomicsDaily.TABLE));
    }
    return Outputs.of(
        UnitEconomicsDaily.TABLE,
        UnitEconomics.of(
            inputs.of(GpuHourCost.TABLE),
            inputs.of(GpuSegment.TABLE),
            inputs.of(InferenceUsage.TABLE),
            inputs.of(ServingSample.TABLE),
            served(inputs, entries),
            context.configuration().electricity(),
            context.slice().dates()));
  }

  private static ServedVersions served(Inputs inputs, List<Serving> entries) {
    List<Cells> versions =
        inputs.few(
            ModelVersion.TABLE,
            ServedVersions.VERSION,
            all -> ServedVersions.versions(all, entries));
    return new ServedVersions(
        entries,
        versions,
        inputs.few(
            Evaluation.TABLE,
            ServedVersions.EVALUATION,
            all -> ServedVersions.evaluations(all, entries)),
        inputs.few(
            RunCostDaily.TABLE,
            ServedVersions.RUN_COST,
            all -> ServedVersions.runCosts(all, versions)));
  }
}
