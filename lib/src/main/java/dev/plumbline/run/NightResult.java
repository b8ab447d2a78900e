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
 */
public record NightResult(
    String nightId,
    NavigableSet<LocalDate> published,
    NavigableSet<LocalDate> nights,
    List<CheckResult> violations,
    boolean isStopped) {}
