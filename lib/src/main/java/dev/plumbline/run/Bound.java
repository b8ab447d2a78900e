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
 *   <li>A charge may be spread over its billing period, so silver knows every landed date that
 *       shares a period with those: where the silver of one is not of what landed, it is built
 *       beside them.
 *   <li>Dates that are published and whose landing has changed since wait for a run of their own:
 *       their gold stays as it is, whatever reaches them.
 *   <li>One job of gold alone writes what is published already: it cannot be a date's first.
 * </ol>
 *
 * @param asked the dates it is bounded to; empty: none
 * @param nights those that silver is computed with
 * @param gold those of which gold may be written
 * @param beside those whose silver is built, and whose gold is not, since they share a billing
 *     period with the asked ones
 */
record Bound(
    NavigableSet<LocalDate> asked,
    NavigableSet<LocalDate> nights,
    NavigableSet<LocalDate> gold,
    NavigableSet<LocalDate> beside) {

  /**
   * What there is.
   *
   * @param landed every date that the landing holds
   * @param published those that are published
   * @param silver those whose silver is built
   * @param changed those whose landing is not what they are published as made from
   * @param stale those that share a billing period with the asked ones, and whose silver is not of
   *     what landed
   */
  record There(
      NavigableSet<LocalDate> landed,
      NavigableSet<LocalDate> published,
      Silver silver,
      NavigableSet<LocalDate> changed,
      NavigableSet<LocalDate> stale) {}

  /**
   * Dates whose silver is built.
   *
   * @param whole with all dates of their billing periods
   * @param beside others, without some: their gold is not to be made of it
   */
  record Silver(NavigableSet<LocalDate> whole, NavigableSet<LocalDate> beside) {}

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
    built.removeAll(there.silver().beside());
    if (part != Part.ONE_JOB) {
      built.addAll(there.silver().whole());
    }
    built.retainAll(there.landed());
    if (part != Part.SILVER && !built.containsAll(asked)) {
      throw missing(asked, built, part);
    }
    if (asked.isEmpty()) {
      return new Bound(
          asked, there.landed(), part == Part.SILVER ? there.landed() : built, new TreeSet<>());
    }
    NavigableSet<LocalDate> nights = new TreeSet<>(there.published());
    nights.addAll(there.silver().whole());
    nights.addAll(there.silver().beside());
    nights.addAll(asked);
    NavigableSet<LocalDate> beside = new TreeSet<>();
    if (part == Part.SILVER) {
      beside.addAll(there.stale());
      beside.removeAll(asked);
    }
    nights.addAll(beside);
    nights.retainAll(there.landed());
    NavigableSet<LocalDate> gold = new TreeSet<>(there.published());
    gold.removeAll(there.changed());
    gold.removeAll(there.silver().beside());
    gold.removeAll(beside);
    gold.addAll(asked);
    return new Bound(asked, nights, gold, beside);
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

  /** Why these dates wait where a gate says no to what is built with them. */
  String waiting() {
    return Words.dates(asked)
        + (asked.size() == 1 ? " waits" : " wait")
        + ": a charge may be spread over the dates of its billing period, so silver of "
        + Words.dates(beside)
        + " is built too; correct what landed, of the date or period that the check names where it"
        + " names one (rows of a file that is only removed stay), then run it again";
  }

  /** Those whose silver the run is about. */
  NavigableSet<LocalDate> own() {
    NavigableSet<LocalDate> own = new TreeSet<>(asked);
    own.addAll(beside);
    return own;
  }

  /**
   * The date that is the run's night where none newer is published: the newest that it is asked
   * for; without bounds the newest that gold may be made of.
   */
  LocalDate newest() {
    if (isBounded()) {
      return asked.last();
    }
    return gold.isEmpty() ? nights.last() : gold.last();
  }

  boolean isBounded() {
    return !asked.isEmpty();
  }
}
