package dev.plumbline.run;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.cost.closed.Closing;
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
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.terms.Outcome;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One job of a night: silver is committed when its gate agrees, gold is kept for the burst. */
final class JobStep {
  private final Lake lake;
  private final ConfigurationFile file;
  private final Started night;
  private final Journal journal;
  private final NightMoments moments;
  private final Landed.Closing periods;
  private final Runnable begins;
  private boolean isBegun;

  /** In the order of the jobs, which is that of the burst: the same on every night. */
  private final Map<TableSpec, StagedSlice> unpublished = new LinkedHashMap<>();

  /**
   * Steps of a night.
   *
   * @param periods which may be closed, and by which night
   * @param begins done once, before the first table of silver is committed
   */
  JobStep(
      Lake lake,
      ConfigurationFile file,
      Started night,
      Journal journal,
      NightMoments moments,
      Landed.Closing periods,
      Runnable begins) {
    this.lake = lake;
    this.file = file;
    this.night = night;
    this.journal = journal;
    this.moments = moments;
    this.periods = periods;
    this.begins = begins;
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
    LakeVersions standing = new LakeVersions(lake, published);
    InputReader reader = new InputReader(lake, cascade, standing, unpublished);
    NavigableSet<LocalDate> old = cascade.oldDates(slice.dates());
    Closing closing = new Closing(nights, periods.tonight(), old, periods.isNewNight());
    RunContext context =
        new NightContext(lake, slice, file.configuration(), file.policies(), closing, night.at());
    InputReader.Read read = reader.read(job, context);
    lake.querySettings().forRows(read.rows());
    JobRunner runner = new JobRunner(lake, published, night.nightId());
    JobRunner.Result result = runner.run(job, read.inputs(), context);
    journal.checks(result.checks(), slice.toString(), night.at());
    settle(runner, spec, result, slice, cascade);
    if (spec.isCorrecting() && !old.isEmpty() && !result.isStopped()) {
      corrected(result, closing.tonight(), standing, cascade);
    }
    return new Steps.Result(
        result.isStopped() ? Outcome.GATE_FAILED : Outcome.DONE, read.rows(), result.rowsOut());
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
        begin(staged);
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

  private void begin(StagedSlice staged) {
    boolean isSome = staged.table().partition().isEmpty() || !staged.slices().isEmpty();
    if (isSome && !isBegun) {
      begins.run();
      isBegun = true;
    }
  }

  /** Rows dated tonight change what is known of the dates they correct. */
  private void corrected(
      JobRunner.Result result, LocalDate tonight, LakeVersions standing, Cascade cascade) {
    for (StagedSlice staged : result.staged()) {
      if (staged.slices().contains(tonight)) {
        NavigableSet<LocalDate> only = new TreeSet<>(List.of(tonight));
        TableSpec table = staged.table();
        Frame now = new SliceStorage(lake).rows(staged.restrictedTo(only));
        Frame before = standing.read(table, only);
        cascade.changed(table, Restatement.corrected(table, before.union(now)));
      }
    }
  }

  private static boolean isGold(TableSpec table) {
    return table.layer() == TableSpec.Layer.GOLD;
  }
}
