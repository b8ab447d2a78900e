package dev.plumbline.run;

import dev.plumbline.job.JobSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run is asked to do.
 *
 * @param forced the dates that it is bounded to, computed whether or not anything changed; empty:
 *     whatever needs it
 * @param jobs which jobs take part
 * @param ingest whether the landing is read first
 * @param gold what becomes of the gold that it computes
 */
public record NightRequest(
    NavigableSet<LocalDate> forced, Predicate<JobSpec> jobs, Ingest ingest, Gold gold) {

  /** Whether the landing is read. */
  public enum Ingest {
    /** The landing is read first, and of the dates that are forced all files again. */
    READ,
    /** New and changed files are read first; nothing is read again. */
    READ_NEW,
    /** The raw tables are taken as they are. */
    SKIP
  }

  /** What becomes of gold. */
  public enum Gold {
    /** It is published by the run that computes it. */
    PUBLISHED,
    /** It is gated and staged, for a later run to publish. */
    STAGED
  }

  /** A run that publishes the gold that it computes. */
  public NightRequest(NavigableSet<LocalDate> forced, Predicate<JobSpec> jobs, Ingest ingest) {
    this(forced, jobs, ingest, Gold.PUBLISHED);
  }

  /** The whole night. */
  public static NightRequest whole() {
    return new NightRequest(new TreeSet<>(), job -> true, Ingest.READ);
  }

  /** The same for these dates, whatever changed. */
  public NightRequest forDates(NavigableSet<LocalDate> dates) {
    return new NightRequest(dates, jobs, ingest, gold);
  }

  /** The same, whose gold is staged. */
  public NightRequest staging() {
    return new NightRequest(forced, jobs, ingest, Gold.STAGED);
  }

  /** The same after this way of reading the landing. */
  public NightRequest with(Ingest reading) {
    return new NightRequest(forced, jobs, reading, gold);
  }

  /** True when the landing is read. */
  public boolean isReading() {
    return ingest != Ingest.SKIP;
  }

  /** True when it is bounded to some dates. */
  public boolean isBounded() {
    return !forced.isEmpty();
  }
}
