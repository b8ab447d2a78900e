package dev.plumbline.run.landing;

import dev.plumbline.config.Configuration.Source;
import dev.plumbline.quality.CheckResult;
import dev.plumbline.quality.CheckResult.Status;
import dev.plumbline.quality.Usual;
import dev.plumbline.run.landing.LandingContent.FileKey;
import dev.plumbline.schema.Check;
import dev.plumbline.tables.IngestFileDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Warns when a source brings much less or more than it usually does, or comes later than it does.
 *
 * <ol>
 *   <li>Volume: every date whose rows changed tonight is judged by its rows, among the newest
 *       {@value Usual#MOST} of the source. Dates that are not over yet are not, and of a bill the
 *       newest {@value #FILLING} are not, since exports fill them up later.
 *   <li>Its rows may be unusual below half and above double the median of the dates before it, and
 *       only with a difference of {@value #FEW} rows or more.
 *   <li>Freshness: the age of the source's newest rows tonight is judged by its ages on earlier
 *       nights, and may be unusual above the greatest of them.
 *   <li>A source with {@code late_after_days: 0} comes when something happens: its freshness is not
 *       judged. Where it has another number of days, and its newest rows are older, {@code
 *       gold.attention_daily} says so, and this check does not.
 * </ol>
 *
 * {@link Usual} says how both are judged.
 */
final class ArrivalChecks {
  private static final int FILLING = 3;
  private static final int FEW = 10;
  private static final int SHOWN = 3;

  private final Arrivals arrivals;
  private final LocalDate tonight;

  ArrivalChecks(Arrivals arrivals, LocalDate tonight) {
    this.arrivals = arrivals;
    this.tonight = tonight;
  }

  /**
   * The checks of all sources that have rows.
   *
   * @param readAt when the files of these results were read
   */
  List<CheckResult> of(List<Source> sources, List<TableIngestion.Result> results, Instant readAt) {
    List<FileState> before = states(results, TableIngestion.Result::before);
    List<FileState> after = states(results, TableIngestion.Result::after);
    Map<String, NavigableMap<LocalDate, Long>> earlier = ofEach(sources, Arrivals.rows(before));
    results.forEach(result -> arrivals.read(result.changed(), readAt));
    Map<String, NavigableMap<LocalDate, Long>> now = ofEach(sources, Arrivals.rows(after));
    Set<String> bills =
        after.stream()
            .filter(FileState::isBill)
            .map(file -> file.key().source())
            .collect(Collectors.toSet());
    LocalDate newest =
        now.values().stream()
            .flatMap(rows -> rows.headMap(tonight, true).keySet().stream())
            .max(Comparator.naturalOrder())
            .orElse(tonight);
    List<CheckResult> checks = new ArrayList<>();
    for (Source source : sources) {
      NavigableMap<LocalDate, Long> rows = now.get(name(source));
      NavigableSet<LocalDate> changed = changed(earlier.get(name(source)), rows);
      if (bills.contains(name(source))) {
        changed = settled(rows, changed);
      }
      if (!changed.isEmpty()) {
        checks.add(volume(source, rows, changed));
      }
      if (!rows.isEmpty()) {
        checks.add(freshness(source, newest));
      }
    }
    return checks;
  }

  private static List<FileState> states(
      List<TableIngestion.Result> results,
      Function<TableIngestion.Result, Map<FileKey, FileState>> which) {
    return results.stream().flatMap(result -> which.apply(result).values().stream()).toList();
  }

  /** Those of the sources; none where one has no rows. */
  private static Map<String, NavigableMap<LocalDate, Long>> ofEach(
      List<Source> sources, Map<String, NavigableMap<LocalDate, Long>> rows) {
    Map<String, NavigableMap<LocalDate, Long>> own = new HashMap<>();
    sources.forEach(s -> own.put(name(s), rows.getOrDefault(name(s), new TreeMap<>())));
    return own;
  }

  private static NavigableSet<LocalDate> changed(
      NavigableMap<LocalDate, Long> before, NavigableMap<LocalDate, Long> now) {
    NavigableSet<LocalDate> changed = new TreeSet<>();
    now.forEach(
        (date, rows) -> {
          if (!rows.equals(before.get(date))) {
            changed.add(date);
          }
        });
    return changed;
  }

  private static String name(Source source) {
    return source.settings().name();
  }

  /**
   * Whether the dates of the source that changed tonight have as many rows as usual.
   *
   * @param rows rows per date, as they are now
   * @param changed the dates whose rows changed
   */
  CheckResult volume(
      Source source, NavigableMap<LocalDate, Long> rows, NavigableSet<LocalDate> changed) {
    Usual usual = new Usual(rows);
    List<String> unusual = new ArrayList<>();
    long judged = 0;
    boolean isJudged = false;
    for (LocalDate date : judged(rows, changed)) {
      NavigableMap<LocalDate, Long> before = usual.before(date);
      long found = rows.get(date);
      long median = Usual.median(before.values());
      isJudged |= before.size() >= Usual.FEWEST;
      judged += found;
      double lowest = Math.min(median / 2.0, median - FEW);
      double highest = Math.max(median * 2.0, median + FEW);
      if (usual.isUnusual(date, found, lowest, highest)) {
        unusual.add(
            "%s has %s where %s were usual on the %d dates since %s"
                .formatted(
                    date,
                    count(found, "row", "rows"),
                    range(before.values(), ""),
                    before.size(),
                    before.firstKey()));
      }
    }
    return result(source, "brings as many rows a date as usual", unusual, isJudged, judged);
  }

  private NavigableSet<LocalDate> judged(
      NavigableMap<LocalDate, Long> rows, NavigableSet<LocalDate> changed) {
    NavigableSet<LocalDate> dates = new TreeSet<>(changed);
    dates.retainAll(rows.keySet());
    dates.removeIf(date -> !date.isBefore(tonight));
    while (dates.size() > Usual.MOST) {
      dates.pollFirst();
    }
    return dates;
  }

  /** The dates of a bill that exports do not fill up any more. */
  NavigableSet<LocalDate> settled(NavigableMap<LocalDate, Long> rows, Collection<LocalDate> dates) {
    NavigableSet<LocalDate> filling = new TreeSet<>(rows.headMap(tonight, true).keySet());
    while (filling.size() > FILLING) {
      filling.pollFirst();
    }
    NavigableSet<LocalDate> settled = new TreeSet<>(dates);
    settled.removeAll(filling);
    return settled;
  }

  /**
   * Whether the newest rows of the source are as new as usual.
   *
   * @param newest newest date of any source's rows, to which attention compares
   */
  CheckResult freshness(Source source, LocalDate newest) {
    NavigableMap<LocalDate, Long> ages = arrivals.ages(name(source), tonight);
    Usual usual = new Usual(ages.headMap(tonight, false));
    NavigableMap<LocalDate, Long> before = usual.before(tonight);
    Long age = ages.get(tonight);
    List<String> unusual = new ArrayList<>();
    if (age != null && !before.isEmpty() && !isTold(source, newest, tonight.minusDays(age))) {
      long highest = Collections.max(before.values());
      if (usual.isUnusual(tonight, age, -1, highest)) {
        unusual.add(
            "its newest rows are of %s, %s before this night, where %s were usual on the %d nights"
                    .formatted(
                        tonight.minusDays(age),
                        count(age, "day", "days"),
                        range(before.values(), highest == 1 ? " day" : " days"),
                        before.size())
                + " since "
                + before.firstKey());
      }
    }
    boolean isJudged = age != null && before.size() >= Usual.FEWEST;
    return result(source, "is as new as usual", unusual, isJudged, 0);
  }

  private static boolean isTold(Source source, LocalDate newest, LocalDate own) {
    return source
        .lateAfterDays()
        .map(days -> days == 0 || newest.toEpochDay() - own.toEpochDay() >= days)
        .orElse(false);
  }

  private static CheckResult result(
      Source source, String what, List<String> unusual, boolean isJudged, long rows) {
    Check check = new Check.Holds("source " + name(source) + " " + what, null, Check.Severity.WARN);
    Status status =
        !unusual.isEmpty() ? Status.VIOLATED : isJudged ? Status.PASSED : Status.NOT_APPLICABLE;
    return new CheckResult(IngestFileDay.TABLE, check, status, detail(unusual, isJudged), rows);
  }

  private static String detail(List<String> unusual, boolean isJudged) {
    if (unusual.isEmpty()) {
      return isJudged ? null : "fewer than " + Usual.FEWEST + " earlier ones: not judged";
    }
    String shown = String.join("; ", unusual.subList(0, Math.min(SHOWN, unusual.size())));
    int more = unusual.size() - SHOWN;
    return more > 0 ? shown + "; and " + count(more, "more date", "more dates") : shown;
  }

  private static String range(Collection<Long> figures, String unit) {
    long lowest = Collections.min(figures);
    long highest = Collections.max(figures);
    return lowest == highest
        ? number(highest) + unit
        : number(lowest) + " to " + number(highest) + unit;
  }

  private static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
