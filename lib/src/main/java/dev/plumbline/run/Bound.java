package dev.plumbline.run;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which dates a run computes.
 *
 * <ol>
 *   <li>Without bounds: all nights; gold of those whose silver is built, in this run or before.
 *   <li>Bounded to some dates: these, and what their change reaches. Silver knows the nights that
 *       are published or built, and the run's own; gold is written of those that are published, and
 *       the run's own. All others are as if nothing of them had landed.
 *   <li>Dates that are published and whose landing has changed since wait for a run of their own:
 *       their gold stays as it is, whatever reaches them.
 *   <li>One job of gold alone writes what is published already: it cannot be a date's first.
 * </ol>
 *
 * @param asked the dates it is bounded to; empty: none
 * @param nights those that silver is computed with
 * @param gold those of which gold may be written
 */
record Bound(
    NavigableSet<LocalDate> asked, NavigableSet<LocalDate> nights, NavigableSet<LocalDate> gold) {

  /**
   * What there is.
   *
   * @param landed every date that the landing holds
   * @param published those that are published
   * @param built those whose silver is built
   * @param changed those whose landing is not what they are published as made from
   */
  record There(
      NavigableSet<LocalDate> landed,
      NavigableSet<LocalDate> published,
      NavigableSet<LocalDate> built,
      NavigableSet<LocalDate> changed) {}

  /** What of a night a run does. */
  enum Part {
    /** Silver is among what it computes, or it computes nothing. */
    SILVER,
    /** All gold, of silver as it stands. */
    GOLD,
    /** Some gold, of silver as it stands. */
    ONE_JOB
  }

  static Bound of(NavigableSet<LocalDate> asked, Part part, There there) {
    NavigableSet<LocalDate> built = new TreeSet<>(there.published());
    if (part != Part.ONE_JOB) {
      built.addAll(there.built());
    }
    built.retainAll(there.landed());
    if (part != Part.SILVER && !built.containsAll(asked)) {
      throw missing(asked, built, part);
    }
    if (asked.isEmpty()) {
      return new Bound(asked, there.landed(), part == Part.SILVER ? there.landed() : built);
    }
    NavigableSet<LocalDate> nights = new TreeSet<>(there.published());
    nights.addAll(there.built());
    nights.addAll(asked);
    nights.retainAll(there.landed());
    NavigableSet<LocalDate> gold = new TreeSet<>(there.published());
    gold.removeAll(there.changed());
    gold.addAll(asked);
    return new Bound(asked, nights, gold);
  }

  private static Failure missing(
      NavigableSet<LocalDate> asked, NavigableSet<LocalDate> there, Part part) {
    NavigableSet<LocalDate> missing = new TreeSet<>(asked);
    missing.removeAll(there);
    return part == Part.GOLD
        ? new Failure(
            Category.INPUT,
            "there is nothing to assess of " + missing,
            "its silver is not built",
            "plumbline run build --date " + missing.first() + ", then run it again")
        : new Failure(
            Category.INPUT,
            "one job cannot be the first to publish " + missing,
            "all others of the date would be missing beside it",
            "plumbline run assess --date " + missing.first());
  }

  boolean isBounded() {
    return !asked.isEmpty();
  }
}
