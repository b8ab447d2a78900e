package dev.plumbline.run;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.Outputs;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.Gate;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Activity.Tables;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;

/**
 * Runs one job for one slice: declared inputs → {@code apply} → conform → files written once → gate
 * on those files. What really changed is committed (silver) or handed back (gold).
 */
final class JobRunner {
  private final Lake lake;
  private final SliceStorage slices;
  private final Map<String, Long> publishedVersions;
  private final String nightId;

  JobRunner(Lake lake, Map<String, Long> publishedVersions, String nightId) {
    this.lake = lake;
    this.slices = new SliceStorage(lake);
    this.publishedVersions = publishedVersions;
    this.nightId = nightId;
  }

  /**
   * What a job left.
   *
   * @param staged per table, the slices whose rows differ from the committed ones
   * @param checks what the gate found
   * @param rowsOut rows computed
   */
  record Result(List<StagedSlice> staged, List<CheckResult> checks, long rowsOut) {
    boolean isStopped() {
      return checks.stream().anyMatch(CheckResult::stopsPublication);
    }
  }

  Result run(Job job, Inputs inputs, RunContext context) {
    Outputs outputs = isIdle(job, inputs) ? nothing(job) : job.apply(inputs, context);
    List<Frame> kept = outputs.kept().stream().filter(frame -> !isKnownEmpty(frame)).toList();
    kept.forEach(frame -> frame.rows().persist());
    try {
      return staged(job, outputs, context);
    } finally {
      slices.tells(Tables.NONE);
      kept.forEach(frame -> frame.rows().unpersist());
    }
  }

  /** True where nothing that drives the job is there, and nothing stands that it would keep. */
  private static boolean isIdle(Job job, Inputs inputs) {
    return !job.drivenBy().isEmpty()
        && job.drivenBy().stream().allMatch(table -> inputs.of(table).isKnownEmpty())
        && job.spec().carries().stream().allMatch(table -> inputs.standing(table).isEmpty());
  }

  private Outputs nothing(Job job) {
    Outputs outputs = new Outputs();
    for (TableSpec table : job.spec().writes()) {
      outputs.and(table, lake.rows(table.columns(), List.of()));
    }
    return outputs;
  }

  /** What is made of nothing is not even planned, unless it is kept. */
  private static boolean isKnownEmpty(Frame frame) {
    return frame.rows().queryExecution().optimizedPlan() instanceof LocalRelation;
  }

  private Result staged(Job job, Outputs outputs, RunContext context) {
    List<StagedSlice> staged = new ArrayList<>();
    List<CheckResult> checks = new ArrayList<>();
    long rows = 0;
    for (Map.Entry<TableSpec, Frame> output : outputs.frames().entrySet()) {
      TableSpec table = output.getKey();
      if (!job.spec().writes().contains(table)) {
        throw new IllegalStateException(job.spec().name() + " does not declare writing " + table);
      }
      slices.tells(new Tables(staged.size(), outputs.frames().size()));
      StagedSlice slice = stage(table, output.getValue(), context.slice());
      Frame written = slices.rows(slice);
      List<CheckResult> found =
          slice.rows() == 0 ? Gate.ofNoRows(table) : Gate.evaluate(table, written);
      checks.addAll(new ViolatedDates(slices).named(found, slice));
      rows += found.get(0).rows();
      staged.add(changed(table, slice, written));
    }
    return new Result(staged, checks, rows);
  }

  private StagedSlice stage(TableSpec table, Frame rows, Slice slice) {
    Frame conformed = rows.conform(table);
    if (table.partition().isEmpty()) {
      return slices.stageWhole(table, conformed);
    }
    NavigableSet<LocalDate> keys = Partitions.of(table, slice);
    return slices.stageSlices(
        table, conformed.where(table.partition().orElseThrow().of().isin(keys.toArray())), keys);
  }

  private StagedSlice changed(TableSpec table, StagedSlice slice, Frame written) {
    Long published = publishedVersions.get(table.fullName());
    if (table.partition().isEmpty() || published == null || published != lake.version(table)) {
      // Nobody has published what is in the table now: everything counts as changed.
      return slice;
    }
    NavigableSet<LocalDate> different =
        Restatement.different(table, lake.read(table, slice.slices()), written, slice.slices());
    return slice.restrictedTo(different);
  }

  /** Makes silver slices count. */
  void commit(List<StagedSlice> staged) {
    lake.writes().assertRight();
    staged.forEach(slice -> slices.commit(slice, nightId));
  }
}
