package dev.plumbline.run;

import dev.plumbline.job.JobSpec;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run is asked to do.
 *
 * @param forced dates to compute whether or not anything changed; empty: whatever needs it
 * @param jobs which jobs take part
 * @param ingest whether the landing is read first
 */
public record NightRequest(NavigableSet<LocalDate> forced, Predicate<JobSpec> jobs, Ingest ingest) {

  /** Whether the landing is read. */
  public enum Ingest {
    /** The landing is read first. */
    READ,
    /** The raw tables are taken as they are. */
    SKIP
  }

  /** The whole night. */
  public static NightRequest whole() {
    return new NightRequest(new TreeSet<>(), job -> true, Ingest.READ);
  }

  /** The same for these dates, whatever changed. */
  public NightRequest forDates(NavigableSet<LocalDate> dates) {
    return new NightRequest(dates, jobs, ingest);
  }
}
