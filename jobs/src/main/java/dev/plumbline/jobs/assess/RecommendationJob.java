package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.cost.waste.Recommendations;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import java.util.List;

/** What to do about idle waste, and what became of what was recommended the day before. */
public final class RecommendationJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
        "recommendation-daily",
        NightStage.ASSESS,
        "What to do about idle waste, the saving that is claimed, and what was realised.",
        List.of(reads(IdleWasteDaily.TABLE, DAY_BEFORE), reads(GpuHourCost.TABLE, SAME_DATE)),
        RecommendationDaily.TABLE);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(IdleWasteDaily.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
        RecommendationDaily.TABLE,
        Recommendations.of(
            inputs.of(IdleWasteDaily.TABLE),
            inputs.of(GpuHourCost.TABLE),
            context.slice().dates()));
  }
}
