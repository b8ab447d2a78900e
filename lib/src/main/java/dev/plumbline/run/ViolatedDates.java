package dev.plumbline.run;

import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.Gate;
import dev.plumbline.schema.Check;
import dev.plumbline.storage.SliceStorage;
import dev.plumbline.storage.StagedSlice;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which of several dates a gate says no to: each is looked at alone. A person has to correct what
 * landed of that date, and the others may be well. Of more dates than a month has it is not asked.
 */
record ViolatedDates(SliceStorage slices) {
  private static final int MOST = 31;

  /** The same results; those that stop the publication say of which dates, where that is known. */
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

  private static CheckResult named(CheckResult result, Map<Check, NavigableSet<LocalDate>> dates) {
    NavigableSet<LocalDate> own = dates.getOrDefault(result.check(), new TreeSet<>());
    return own.isEmpty() || !result.stopsPublication()
        ? result
        : new CheckResult(
            result.table(),
            result.check(),
            result.status(),
            result.detail() + ", of " + Words.dates(own),
            result.rows());
  }
}
