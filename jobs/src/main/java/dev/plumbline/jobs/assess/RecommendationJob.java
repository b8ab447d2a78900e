package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;
import static dev.plumbline.job.Reach.DAY_BEFORE;
import static dev.plumbline.job.Reach.PERIOD_BEFORE;
import static dev.plumbline.job.Reach.SAME_DATE;

import dev.plumbline.cost.recommendation.Recommendations;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.RunContext;
import dev.plumbline.policies.GpuStatePolicy;
import dev.plumbline.policies.RecommendationPolicy;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.ChargeLine;
import dev.plumbline.tables.GpuHourCost;
import dev.plumbline.tables.GpuSegment;
import dev.plumbline.tables.IdleWasteDaily;
import dev.plumbline.tables.RecommendationDaily;
import java.util.List;

/**
 * What to do about idle waste and about work that could cost less, and what became of what was
 * recommended the day before.
 */
public final class RecommendationJob implements Job {
  @Override
  public JobSpec spec() {
    return JobSpec.of(
            "recommendation-daily",
            NightStage.ASSESS,
            "What would cost less, the saving that is claimed, and what was realised.",
            List.of(
                reads(IdleWasteDaily.TABLE, DAY_BEFORE),
                reads(GpuHourCost.TABLE, SAME_DATE),
                reads(GpuSegment.TABLE, SAME_DATE),
                reads(ChargeLine.TABLE, PERIOD_BEFORE),
                reads(RecommendationDaily.TABLE, DAY_BEFORE)),
            RecommendationDaily.TABLE)
        .ruledBy(GpuStatePolicy.DEFAULT, RecommendationPolicy.DEFAULT);
  }

  @Override
  public List<TableSpec> drivenBy() {
    return List.of(IdleWasteDaily.TABLE, GpuHourCost.TABLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    return Outputs.of(
        RecommendationDaily.TABLE,
        new Recommendations(
                context.slice().dates(),
                context.policies().of(GpuStatePolicy.class),
                context.policies().of(RecommendationPolicy.class))
            .of(
                new Recommendations.Given(
                    inputs.of(IdleWasteDaily.TABLE),
                    inputs.of(GpuHourCost.TABLE),
                    inputs.of(GpuSegment.TABLE),
                    inputs.of(ChargeLine.TABLE),
                    inputs.of(RecommendationDaily.TABLE))));
  }
}
