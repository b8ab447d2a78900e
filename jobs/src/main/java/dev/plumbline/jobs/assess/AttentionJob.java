package dev.plumbline.jobs.assess;

import static dev.plumbline.job.JobSpec.reads;

import dev.plumbline.attention.AttentionDays;
import dev.plumbline.attention.ExpectedSource;
import dev.plumbline.attention.Facts;
import dev.plumbline.attention.Findings;
import dev.plumbline.config.Configuration.Source;
import dev.plumbline.cost.inventory.Nodes;
import dev.plumbline.ingest.Ingesters;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.JobSpec.Input;
import dev.plumbline.job.NightStage;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.tables.AttentionDaily;
import dev.plumbline.tables.BillingExport;
import dev.plumbline.tables.FocusCharge;
import dev.plumbline.tables.GpuSample;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes the figures of each date incomplete. The table itself is read for the day before, so
 * that it is known since when.
 */
public final class AttentionJob implements Job {
  private static final int TELEMETRY_DAYS = 1;
  private static final int BILL_DAYS = 3;

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
    // Lines of a bill that name no period stand outside all periods.
    boolean isWhole = table.partition().isEmpty() || table.equals(BillingExport.TABLE);
    return reads(
        table,
        isWhole ? Reach.WHOLE : Partitions.isPeriodic(table) ? Reach.SAME_PERIOD : Reach.SAME_DATE);
  }

  @Override
  public Outputs apply(Inputs inputs, RunContext context) {
    Facts facts =
        new Facts(
            inputs::of,
            new Nodes(context.configuration().nodes()),
            context.configuration().sources().stream().map(AttentionJob::expected).toList(),
            context.slice().dates());
    return Outputs.of(
        AttentionDaily.TABLE,
        new AttentionDays(context.slice().dates()).of(facts, inputs.of(AttentionDaily.TABLE)));
  }

  private static ExpectedSource expected(Source source) {
    return new ExpectedSource(
        source.settings().name(), source.glob(), source.lateAfterDays().orElse(usual(source)));
  }

  /** What is collected all the time is daily, bills lag; all else comes when something happens. */
  private static int usual(Source source) {
    return Ingesters.of(source.settings().format())
        .map(
            ingester ->
                ingester.rows().equals(GpuSample.TABLE)
                    ? TELEMETRY_DAYS
                    : ingester.rows().equals(FocusCharge.TABLE) ? BILL_DAYS : 0)
        .orElse(0);
  }
}
