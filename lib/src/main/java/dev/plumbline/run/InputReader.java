package dev.plumbline.run;

import dev.plumbline.cost.closed.Ledger;
import dev.plumbline.job.Inputs;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.JobSpec.Input;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.Reach;
import dev.plumbline.job.RunContext;
import dev.plumbline.job.Slice;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.LakeVersions;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.storage.StagedSlice.Replaces;
import dev.plumbline.tables.ClosedPeriod;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Reads a job's declared inputs for a slice, with what this night has staged but not published. */
final class InputReader {
  private final Lake lake;
  private final Cascade cascade;
  private final LakeVersions published;
  private final Map<TableSpec, StagedSlice> unpublished;

  /**
   * A reader of a running night.
   *
   * @param published the tables as the newest published night has them
   * @param unpublished what this night has staged
   */
  InputReader(
      Lake lake, Cascade cascade, LakeVersions published, Map<TableSpec, StagedSlice> unpublished) {
    this.lake = lake;
    this.cascade = cascade;
    this.published = published;
    this.unpublished = unpublished;
  }

  /**
   * What a job is given.
   *
   * @param inputs its declared inputs
   * @param rows how many the inputs' files have, as far as the tables' logs tell
   */
  record Read(Inputs inputs, long rows) {}

  /** Reads the declared inputs, and further back those of which the job says so. */
  Read read(Job job, RunContext context) {
    Slice slice = context.slice();
    Optional<LocalDate> begin = slice.begin(context.closing().nights());
    Read near = read(job.spec(), slice, begin);
    return begin
        .filter(date -> job.spec().reads().stream().anyMatch(InputReader::isSince))
        .flatMap(date -> job.further(near.inputs(), context))
        // One row.
        .map(frame -> frame.rows().first().<LocalDate>getAs(0))
        .filter(further -> further.isBefore(begin.get()))
        .map(further -> read(job.spec(), slice, Optional.of(further)))
        .orElse(near);
  }

  private static boolean isSince(Input input) {
    return input.reach().kind() == Reach.Kind.SINCE;
  }

  private Read read(JobSpec job, Slice slice, Optional<LocalDate> since) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    long rows = 0;
    for (Input input : job.reads()) {
      NavigableSet<LocalDate> slices = slices(input, slice, since);
      frames.put(input.table(), frame(input, slice, slices));
      rows += lake.rowCount(input.table(), slices);
    }
    Map<TableSpec, Frame> standing = new HashMap<>();
    for (TableSpec table : job.carries()) {
      standing(table, slice).ifPresent(held -> standing.put(table, held));
    }
    return new Read(new Inputs(frames, standing), rows);
  }

  /**
   * What is published of a table, where it can be of a closed billing period or correct one. Also
   * where another run closed a period that no publication has closed: it is open again.
   */
  private Optional<Frame> standing(TableSpec table, Slice slice) {
    if (Partitions.isPeriodic(table)) {
      NavigableSet<LocalDate> old =
          published.isPassed(ClosedPeriod.TABLE)
              ? slice.periods()
              : cascade.oldPeriods(slice.periods());
      return old.isEmpty() ? Optional.empty() : Optional.of(published.read(table, old));
    }
    NavigableSet<LocalDate> old = cascade.oldDates(slice.dates());
    if (old.isEmpty() && lake.rowCount(ClosedPeriod.TABLE, null) == 0) {
      return Optional.empty();
    }
    Frame rows = published.read(table, slice.dates());
    return Optional.of(
        old.isEmpty()
            ? rows
            : rows.union(
                corrections(
                    table,
                    published.read(table, later(published.slices(table), old, slice.dates())))));
  }

  private static NavigableSet<LocalDate> later(
      NavigableSet<LocalDate> all, NavigableSet<LocalDate> old, NavigableSet<LocalDate> but) {
    NavigableSet<LocalDate> later = new TreeSet<>(all.tailSet(old.first(), false));
    later.removeAll(but);
    return later;
  }

  private static Frame corrections(TableSpec table, Frame rows) {
    return rows.where(Ledger.corrects(table).orElseThrow().of().isNotNull());
  }

  private Frame frame(Input input, Slice slice, NavigableSet<LocalDate> slices) {
    TableSpec table = input.table();
    if (input.reach().kind() == Reach.Kind.STANDING) {
      return published.read(table);
    }
    StagedSlice staged = unpublished.get(table);
    if (staged == null) {
      return slices == null ? lake.read(table) : silver(input, slice, slices);
    }
    Frame rows = current(staged);
    return slices == null ? rows : rows.where(Lake.in(table, slices));
  }

  private Frame silver(Input input, Slice slice, NavigableSet<LocalDate> slices) {
    Frame rows = lake.read(input.table(), slices);
    NavigableSet<LocalDate> old = cascade.oldDates(slice.dates());
    if (!input.reach().isCorrected() || old.isEmpty()) {
      return rows;
    }
    NavigableSet<LocalDate> later = later(lake.slices(input.table()), old, slices);
    return rows.union(corrections(input.table(), lake.read(input.table(), later)));
  }

  /** The committed rows, or what replaces them when this night is published. */
  private Frame current(StagedSlice staged) {
    Frame fresh = new SliceStorage(lake).rows(staged);
    return staged.replaces() == Replaces.EVERYTHING
        ? fresh
        : lake.readOutside(staged.table(), staged.slices()).union(fresh);
  }

  /** The slices of the table that the input reaches; null means all. */
  private NavigableSet<LocalDate> slices(Input input, Slice slice, Optional<LocalDate> since) {
    TableSpec table = input.table();
    if (table.partition().isEmpty() || input.reach().kind() == Reach.Kind.WHOLE) {
      return null;
    }
    if (isSince(input)) {
      return since.map(date -> lake.slices(table).tailSet(date, true)).orElse(null);
    }
    if (Partitions.isPeriodic(table)) {
      NavigableSet<LocalDate> periods = new TreeSet<>(slice.periods());
      if (input.reach().kind() == Reach.Kind.PERIOD_BEFORE) {
        periods.addAll(cascade.periodsBefore(slice.periods()));
      }
      return periods;
    }
    NavigableSet<LocalDate> dates = new TreeSet<>(slice.dates());
    switch (input.reach().kind()) {
      case SAME_DATE -> {}
      case LAST_DAYS ->
          slice
              .dates()
              .forEach(
                  date ->
                      date.minusDays(input.reach().days() - 1L)
                          .datesUntil(date)
                          .forEach(dates::add));
      case SAME_MONTH -> slice.dates().forEach(date -> dates.addAll(cascade.sameMonth(date)));
      case SAME_PERIOD, PERIOD_BEFORE ->
          slice.dates().forEach(date -> dates.addAll(cascade.samePeriod(date)));
      case ALL_EARLIER -> {
        return through(table, slice);
      }
      case WHOLE, SINCE, STANDING -> {}
    }
    return dates;
  }

  private NavigableSet<LocalDate> through(TableSpec table, Slice slice) {
    // Dates, not rows: what the table holds up to the slice's last date.
    NavigableSet<LocalDate> dates = lake.slices(table);
    return slice.dates().isEmpty() ? dates : dates.headSet(slice.dates().last(), true);
  }
}
