package dev.plumbline.run;

import dev.plumbline.quality.CheckResult;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;

/**
 * How a night ended.
 *
 * @param nightId id of the run
 * @param published dates that were published now
 * @param nights every date the landing holds
 * @param violations checks that were violated, failing or warned about
 * @param isStopped true when a gate said no and nothing was published
 * @param finished an earlier run whose publication this one finished first, or null
 */
public record NightResult(
    String nightId,
    NavigableSet<LocalDate> published,
    NavigableSet<LocalDate> nights,
    List<CheckResult> violations,
    boolean isStopped,
    String finished) {

  /** The result of a run that found nothing half done. */
  public NightResult(
      String nightId,
      NavigableSet<LocalDate> published,
      NavigableSet<LocalDate> nights,
      List<CheckResult> violations,
      boolean isStopped) {
    this(nightId, published, nights, violations, isStopped, null);
  }

  /** The same of a run that first finished what an earlier one was killed in. */
  NightResult after(String unfinished) {
    return new NightResult(nightId, published, nights, violations, isStopped, unfinished);
  }
}
