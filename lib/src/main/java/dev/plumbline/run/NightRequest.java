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
 * @param again dates whose landing files are read again, whether or not they changed
 * @param jobs which jobs take part
 * @param ingest whether the landing is read first
 * @param gold what becomes of the gold that it computes
 */
public record NightRequest(
    NavigableSet<LocalDate> forced,
    NavigableSet<LocalDate> again,
    Predicate<JobSpec> jobs,
    Ingest ingest,
    Gold gold) {

  /** Whether the landing is read. */
  public enum Ingest {
    /** The landing is read first. */
    READ,
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
    this(forced, forced, jobs, ingest, Gold.PUBLISHED);
  }

  /** The whole night. */
  public static NightRequest whole() {
    return new NightRequest(new TreeSet<>(), job -> true, Ingest.READ);
  }

  /** A run that reads the landing, of these dates all files again, and computes nothing. */
  public static NightRequest reading(NavigableSet<LocalDate> again) {
    return new NightRequest(new TreeSet<>(), again, job -> false, Ingest.READ, Gold.PUBLISHED);
  }

  /** The same for these dates, whatever changed. */
  public NightRequest forDates(NavigableSet<LocalDate> dates) {
    return new NightRequest(dates, dates, jobs, ingest, gold);
  }

  /** The same, whose gold is staged. */
  public NightRequest staging() {
    return new NightRequest(forced, again, jobs, ingest, Gold.STAGED);
  }

  /** The same, which takes the raw tables as they are. */
  public NightRequest withoutReading() {
    return new NightRequest(forced, again, jobs, Ingest.SKIP, gold);
  }

  /** True when the landing is read. */
  public boolean isReading() {
    return ingest == Ingest.READ;
  }

  /** True when it is bounded to some dates. */
  public boolean isBounded() {
    return !forced.isEmpty();
  }
}
