package dev.plumbline.job;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableSet;

/**
 * What a task may know beside what is published.
 *
 * @param nightId the run that it comes after
 * @param published dates which that run published
 * @param nights every date the landing holds
 * @param isStopped true when a gate said no, and what is published is of an earlier run
 * @param folder where its files lie
 * @param lake what tasks before it wrote, where their files lie
 * @param now the clock, for notes on what is written
 */
public record TaskContext(
    String nightId,
    NavigableSet<LocalDate> published,
    NavigableSet<LocalDate> nights,
    boolean isStopped,
    Path folder,
    TaskFiles lake,
    Instant now) {
  /** The newest date of the run; the newest published one where it had none; null before any. */
  public LocalDate night(Published all) {
    return night(nights, all);
  }

  /** The newest of these dates; the newest published one where there are none, or null. */
  public static LocalDate night(NavigableSet<LocalDate> nights, Published all) {
    LocalDate newest = all.isEmpty() ? null : all.nights().navigableKeySet().last();
    return nights.isEmpty() ? newest : nights.last();
  }
}
