package dev.plumbline.run;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.run.journal.GateFailure;
import dev.plumbline.run.journal.Journal;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.journal.NightMoments.Moment;
import dev.plumbline.run.journal.Steps;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.terms.Outcome;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** One job of a night: silver is committed when its gate agrees, gold is kept for the burst. */
final class JobStep {
  private final Lake lake;
  private final ConfigurationFile file;
  private final Started night;
  private final Journal journal;
  private final NightMoments moments;
  private final Map<TableSpec, StagedSlice> unpublished = new HashMap<>();

  JobStep(Lake lake, ConfigurationFile file, Started night, Journal journal, NightMoments moments) {
    this.lake = lake;
    this.file = file;
    this.night = night;
    this.journal = journal;
    this.moments = moments;
  }

  /** Gold that is written, gated and not published. */
  Map<TableSpec, StagedSlice> unpublished() {
    return unpublished;
  }

  Steps.Result run(
      Job job,
      Slice slice,
      Cascade cascade,
      Map<String, Long> published,
      NavigableSet<LocalDate> nights) {
    if (slice.dates().isEmpty()) {
      return new Steps.Result(Outcome.UNCHANGED, 0, 0);
    }
    JobSpec spec = job.spec();
    InputReader reader = new InputReader(lake, cascade, unpublished);
    long rowsIn = reader.rowsIn(spec, slice);
    lake.querySettings().forRows(rowsIn);
    RunContext context =
        new NightContext(
            lake, slice, file.configuration(), file.policies(), nights.last(), night.at());
    JobRunner runner = new JobRunner(lake, published, night.nightId());
    JobRunner.Result result = runner.run(job, reader.read(spec, slice), context);
    journal.checks(result.checks(), slice.toString(), night.at());
    settle(runner, spec, result, slice, cascade);
    return new Steps.Result(
        result.isStopped() ? Outcome.GATE_FAILED : Outcome.DONE, rowsIn, result.rowsOut());
  }

  private void settle(
      JobRunner runner, JobSpec spec, JobRunner.Result result, Slice slice, Cascade cascade) {
    if (result.isStopped()) {
      if (result.staged().stream().noneMatch(s -> isGold(s.table()))) {
        throw GateFailure.of(spec.name(), result.checks());
      }
      return;
    }
    for (StagedSlice staged : result.staged()) {
      if (isGold(staged.table())) {
        unpublished.put(staged.table(), staged);
      } else {
        runner.commit(List.of(staged));
        moments.reached(Moment.COMMITTED, staged.table().name());
      }
      boolean whole = staged.table().partition().isEmpty();
      if (Partitions.isPeriodic(staged.table())) {
        cascade.changedPeriods(staged.table(), staged.slices());
      } else {
        cascade.changed(staged.table(), whole ? slice.dates() : staged.slices());
      }
    }
  }

  private static boolean isGold(TableSpec table) {
    return table.layer() == TableSpec.Layer.GOLD;
  }
}
