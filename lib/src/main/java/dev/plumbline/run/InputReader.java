package dev.plumbline.run;

import dev.plumbline.job.Inputs;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.JobSpec.Input;
import dev.plumbline.job.Partitions;
import dev.plumbline.job.Slice;
import dev.plumbline.schema.Frame;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import dev.plumbline.storage.StagedSlice.Replaces;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads a job's declared inputs for a slice, with what this night has staged but not published. */
final class InputReader {
  private final Lake lake;
  private final Cascade cascade;
  private final Map<TableSpec, StagedSlice> unpublished;

  InputReader(Lake lake, Cascade cascade, Map<TableSpec, StagedSlice> unpublished) {
    this.lake = lake;
    this.cascade = cascade;
    this.unpublished = unpublished;
  }

  Inputs read(JobSpec job, Slice slice) {
    Map<TableSpec, Frame> frames = new HashMap<>();
    for (Input input : job.reads()) {
      frames.put(input.table(), frame(input, slice));
    }
    return new Inputs(frames);
  }

  /** Rows of the inputs' files, as far as the tables' logs tell. */
  long rowsIn(JobSpec job, Slice slice) {
    long rows = 0;
    for (Input input : job.reads()) {
      rows += lake.rowCount(input.table(), slices(input, slice));
    }
    return rows;
  }

  private Frame frame(Input input, Slice slice) {
    TableSpec table = input.table();
    NavigableSet<LocalDate> slices = slices(input, slice);
    StagedSlice staged = unpublished.get(table);
    if (staged == null) {
      return slices == null ? lake.read(table) : lake.read(table, slices);
    }
    Frame rows = current(staged);
    return slices == null ? rows : rows.where(Lake.in(table, slices));
  }

  /** The committed rows, or what replaces them when this night is published. */
  private Frame current(StagedSlice staged) {
    Frame fresh = new SliceStorage(lake).rows(staged);
    return staged.replaces() == Replaces.EVERYTHING
        ? fresh
        : lake.readOutside(staged.table(), staged.slices()).union(fresh);
  }

  /** The slices of the table that the input reaches; null means all. */
  private NavigableSet<LocalDate> slices(Input input, Slice slice) {
    TableSpec table = input.table();
    if (table.partition().isEmpty()) {
      return null;
    }
    if (Partitions.isPeriodic(table)) {
      return slice.periods();
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
      case SAME_PERIOD -> slice.dates().forEach(date -> dates.addAll(cascade.samePeriod(date)));
      case ALL_EARLIER -> {
        return through(table, slice);
      }
      case WHOLE -> {
        return null;
      }
    }
    return dates;
  }

  private NavigableSet<LocalDate> through(TableSpec table, Slice slice) {
    // Dates, not rows: what the table holds up to the slice's last date.
    NavigableSet<LocalDate> dates = lake.slices(table);
    return slice.dates().isEmpty() ? dates : dates.headSet(slice.dates().last(), true);
  }
}
