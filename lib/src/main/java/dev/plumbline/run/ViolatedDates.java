package dev.plumbline.run;

import dev.plumbline.job.Partitions;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.Gate;
import dev.plumbline.schema.Check;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which of several dates, or billing periods, a gate says no to: each is looked at alone. A person
 * has to correct what landed of that one, and the others may be well. Of more than a month has
 * dates it is not asked.
 */
record ViolatedDates(SliceStorage slices) {
  private static final int MOST = 31;

  /** The same results; those that stop the publication say of which, where that is known. */
  List<CheckResult> named(List<CheckResult> found, StagedSlice staged) {
    int count = staged.slices().size();
    boolean isOther = found.stream().noneMatch(CheckResult::stopsPublication);
    if (isOther || count > MOST || count == 0) {
      return found;
    }
    Map<Check, NavigableSet<LocalDate>> dates = new HashMap<>();
    if (count == 1) {
      found.forEach(result -> dates.put(result.check(), staged.slices()));
      return found.stream().map(result -> named(result, dates)).toList();
    }
    for (LocalDate date : staged.slices()) {
      StagedSlice alone = staged.restrictedTo(new TreeSet<>(List.of(date)));
      if (alone.rows() > 0) {
        Gate.evaluate(staged.table(), slices.rows(alone)).stream()
            .filter(CheckResult::stopsPublication)
            .forEach(
                result -> dates.computeIfAbsent(result.check(), none -> new TreeSet<>()).add(date));
      }
    }
    return found.stream().map(result -> named(result, dates)).toList();
  }

  /** A table's slices: dates, or the periods that begin on them. */
  static String words(TableSpec table, NavigableSet<LocalDate> slices) {
    if (!Partitions.isPeriodic(table)) {
      return Words.dates(slices);
    }
    return (slices.size() == 1
            ? "the billing period that begins "
            : "the billing periods that begin ")
        + Words.dates(slices);
  }

  private static CheckResult named(CheckResult result, Map<Check, NavigableSet<LocalDate>> dates) {
    NavigableSet<LocalDate> own = dates.getOrDefault(result.check(), new TreeSet<>());
    return own.isEmpty() || !result.stopsPublication()
        ? result
        : new CheckResult(
            result.table(),
            result.check(),
            result.status(),
            result.detail() + ", of " + words(result.table(), own),
            result.rows());
  }
}
