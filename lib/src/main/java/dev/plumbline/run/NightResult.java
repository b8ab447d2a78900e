package dev.plumbline.run;

import dev.plumbline.quality.CheckResult;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How a night ended.
 *
 * @param nightId id of the run
 * @param published dates that were published now
 * @param nights every date the landing holds
 * @param violations checks that were violated, failing or warned about
 * @param isStopped true when a gate said no and nothing was published
 * @param finished an earlier run whose publication this one finished first, or null
 * @param left what it left to be done by another
 */
public record NightResult(
    String nightId,
    NavigableSet<LocalDate> published,
    NavigableSet<LocalDate> nights,
    List<CheckResult> violations,
    boolean isStopped,
    String finished,
    Left left) {

  /**
   * What is still to be done.
   *
   * @param staged dates whose gold is staged and waits to be published
   * @param waiting dates outside the run's bounds that are not as they were published
   */
  public record Left(NavigableSet<LocalDate> staged, NavigableSet<LocalDate> waiting) {
    /** Nothing. */
    public static final Left NOTHING = new Left(new TreeSet<>(), new TreeSet<>());
  }

  /** The result of a run that found nothing half done. */
  public NightResult(
      String nightId,
      NavigableSet<LocalDate> published,
      NavigableSet<LocalDate> nights,
      List<CheckResult> violations,
      boolean isStopped) {
    this(nightId, published, nights, violations, isStopped, null, Left.NOTHING);
  }

  /** The same, which leaves this to be done. */
  NightResult leaving(Left still) {
    return new NightResult(nightId, published, nights, violations, isStopped, finished, still);
  }

  /** The same of a run that first finished what an earlier one was killed in. */
  NightResult after(String unfinished) {
    return new NightResult(nightId, published, nights, violations, isStopped, unfinished, left);
  }
}
