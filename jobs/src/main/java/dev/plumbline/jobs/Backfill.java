package dev.plumbline.jobs;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.run.Words;
import dev.plumbline.run.publication.BackfillNote;
import dev.plumbline.storage.LakeFiles;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Many dates, part after part, each published on its own.
 *
 * <ol>
 *   <li>A part is a week of a month (from the 1st, 8th, 15th, 22nd): no part lies in two months, as
 *       bills do not. Of more than twelve weeks, parts are months: each part costs the same few
 *       seconds, and looks at the bills of its whole month.
 *   <li>What is published is noted after each part. The same command with the same configuration
 *       and program goes on after it; another one begins anew, and says so.
 *   <li>A kill between the publication of a part and the note has the part computed twice, with the
 *       same rows.
 * </ol>
 */
final class Backfill {
  private static final int MOST_WEEKS = 12;
  private static final int WEEK = 7;
  private static final int WEEKS = 4;

  private final PrintStream out;
  private final LakeFiles files;
  private BackfillNote note;

  /**
   * A backfill.
   *
   * @param note what is asked for, of which nothing is done yet
   */
  Backfill(PrintStream out, LakeFiles files, BackfillNote note) {
    this.out = out;
    this.files = files;
    this.note = note;
  }

  /**
   * Goes on where the same backfill stopped, or begins.
   *
   * @param restarts true to begin anew in any case
   * @return true where it goes on
   */
  boolean resumes(boolean restarts) {
    BackfillNote before = BackfillNote.read(files).orElse(null);
    if (before == null) {
      return false;
    }
    String what = before.from() + " … " + before.to() + ", begun " + before.begun();
    if (restarts) {
      out.println("begins anew: leaves behind the backfill of " + what);
      return false;
    }
    if (!before.isOf(note)) {
      out.println(
          "begins anew: the backfill of "
              + what
              + " was of other dates, another configuration or another version of the program");
      return false;
    }
    note = before;
    out.println("goes on with the backfill of " + what + "; --restart begins it anew");
    return !note.done().isEmpty();
  }

  /**
   * Runs the parts that are not done.
   *
   * @param landed every date that the landing holds
   * @param run publishes a part; false where a gate said no
   * @return false where a gate said no
   */
  boolean run(NavigableSet<LocalDate> landed, Predicate<NavigableSet<LocalDate>> run) {
    NavigableSet<LocalDate> dates =
        new TreeSet<>(landed).subSet(note.from(), true, note.to(), true);
    if (dates.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "there is no landing data from " + note.from() + " to " + note.to(),
          "the landing holds " + landed.first() + " to " + landed.last(),
          "name dates that the landing holds");
    }
    long all = note.from().datesUntil(note.to().plusDays(1)).count();
    if (dates.size() < all) {
      out.printf(
          "%d of %d dates have no landing data and are passed over%n", all - dates.size(), all);
    }
    List<NavigableSet<LocalDate>> parts = parts(dates);
    note.write(files);
    long begin = System.nanoTime();
    int computed = 0;
    for (int i = 0; i < parts.size(); i++) {
      NavigableSet<LocalDate> part = parts.get(i);
      if (note.done().containsAll(part)) {
        continue;
      }
      if (!run.test(part)) {
        return false;
      }
      note = note.with(part);
      note.write(files);
      computed += part.size();
      NavigableSet<LocalDate> rest = new TreeSet<>(dates);
      rest.removeAll(note.done());
      double seconds = (System.nanoTime() - begin) / 1e9 / computed * rest.size();
      out.printf(
          "%d of %d: %s, published%s%n",
          i + 1, parts.size(), words(part), rest.isEmpty() ? "" : "; " + left(seconds));
    }
    BackfillNote.remove(files);
    return true;
  }

  private static String words(NavigableSet<LocalDate> part) {
    return part.size() == 1 ? Words.dates(part) : part.first() + " … " + part.last();
  }

  private static String left(double seconds) {
    return seconds < 60 ? "less than a minute left" : Math.round(seconds / 60) + " min left";
  }

  /** The dates in parts, in their order. */
  static List<NavigableSet<LocalDate>> parts(NavigableSet<LocalDate> dates) {
    List<NavigableSet<LocalDate>> weeks = parts(dates, Backfill::week);
    return weeks.size() <= MOST_WEEKS ? weeks : parts(dates, date -> YearMonth.from(date).atDay(1));
  }

  private static LocalDate week(LocalDate date) {
    int week = Math.min((date.getDayOfMonth() - 1) / WEEK, WEEKS - 1);
    return date.withDayOfMonth(1 + week * WEEK);
  }

  private static List<NavigableSet<LocalDate>> parts(
      NavigableSet<LocalDate> dates, Function<LocalDate, LocalDate> first) {
    TreeMap<LocalDate, NavigableSet<LocalDate>> parts = new TreeMap<>();
    dates.forEach(
        date -> parts.computeIfAbsent(first.apply(date), none -> new TreeSet<>()).add(date));
    return new ArrayList<>(parts.values());
  }
}
