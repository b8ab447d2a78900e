package dev.plumbline.run;

import dev.plumbline.job.Job;
import dev.plumbline.job.Partitions;
import dev.plumbline.run.publication.Owed;
import dev.plumbline.run.publication.Publications;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Silver that is ahead of the gold that is published: built by a run that did not get to the end,
 * or that a later stage was to follow.
 *
 * <ol>
 *   <li>A slice whose files are not those of the published version is ahead.
 *   <li>So is one that the newest publication names and says that its gold is owed: it was bounded
 *       to other dates.
 *   <li>It is so no longer when a run took it for changed and could write the gold of its date.
 * </ol>
 *
 * Tables that are written whole are not looked at: whatever computes them tells all who read them.
 */
final class Ahead {
  private final Lake lake;
  private final List<Job> silver;
  private final Publications.State published;
  private final NavigableSet<LocalDate> unbuilt;

  /**
   * What is ahead in a lake.
   *
   * @param unbuilt dates whose silver a run began and none has built to its end since
   */
  Ahead(
      Lake lake, List<Job> silver, Publications.State published, NavigableSet<LocalDate> unbuilt) {
    this.lake = lake;
    this.silver = silver;
    this.published = published;
    this.unbuilt = unbuilt;
  }

  /** Dates whose silver rows are not the published ones, or that a run was half way with. */
  NavigableSet<LocalDate> strayed(NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> dates = new TreeSet<>(unbuilt);
    for (TableSpec table : tables()) {
      if (!published.versions().isEmpty() && !Partitions.isPeriodic(table)) {
        dates.addAll(moved(table));
      }
    }
    dates.retainAll(nights);
    return dates;
  }

  /** Tells a cascade of the slices whose gold is owed; their dates. */
  NavigableSet<LocalDate> owed(Cascade cascade, NavigableSet<LocalDate> nights) {
    NavigableSet<LocalDate> all = new TreeSet<>();
    for (TableSpec table : tables()) {
      NavigableSet<LocalDate> dates = published.owed().of(table.fullName());
      dates.retainAll(nights);
      cascade.changed(table, dates);
      all.addAll(dates);
    }
    return all;
  }

  /** What a publication of silver as it stands owes, after a run. */
  Owed after(Cascade cascade, Bound bound, NavigableSet<LocalDate> nights) {
    Map<String, NavigableSet<LocalDate>> slices = new TreeMap<>();
    for (TableSpec table : tables()) {
      NavigableSet<LocalDate> dates = moved(table);
      dates = Partitions.isPeriodic(table) ? cascade.datesOf(dates) : dates;
      dates.addAll(published.owed().of(table.fullName()));
      NavigableSet<LocalDate> settled = cascade.changed(table);
      settled.retainAll(bound.gold());
      dates.removeAll(settled);
      dates.retainAll(nights);
      if (!dates.isEmpty()) {
        slices.put(table.fullName(), dates);
      }
    }
    return new Owed(slices);
  }

  private NavigableSet<LocalDate> moved(TableSpec table) {
    Long version = published.versions().get(table.fullName());
    if (version != null) {
      return lake.changedSlices(table, version);
    }
    return published.versions().isEmpty() ? lake.slices(table) : new TreeSet<>();
  }

  private List<TableSpec> tables() {
    return silver.stream()
        .flatMap(job -> job.spec().writes().stream())
        .filter(table -> table.partition().isPresent())
        .toList();
  }
}
