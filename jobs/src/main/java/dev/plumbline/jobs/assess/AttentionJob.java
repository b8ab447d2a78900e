package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;

import dev.plumbline.attention.AttentionDays;
import dev.plumbline.attention.Facts;
import dev.plumbline.attention.Findings;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.JobSpec.Input;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes the figures of each date incomplete. The table itself is read for the day before, so
 * that it is known since when.
 */
public final class AttentionJob implements Job {
  @Override
  public JobSpec spec() {
    List<Input> inputs =
        Stream.concat(
                Findings.reads().stream().map(AttentionJob::input),
                Stream.of(reads(AttentionDaily.TABLE, Reach.DAY_BEFORE)))
            .toList();
    return JobSpec.of(
        "attention-daily",
        NightStage.ASSESS,
        "What makes the figures incomplete, what is at stake, since when, and what to do.",
        inputs,
        AttentionDaily.TABLE);
  }

  private static Input input(TableSpec table) {
    return reads(table, table.partition().isPresent() ? Reach.SAME_DATE : Reach.WHOLE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Facts facts =
        new Facts(inputs::of, new Nodes(context.configuration().nodes()), context.slice().dates());
    return Outputs.of(
        AttentionDaily.TABLE,
        new AttentionDays(context.slice().dates()).of(facts, inputs.of(AttentionDaily.TABLE)));
  }
}
