package dev.plumbline.jobs;

import dev.plumbline.run.Job;
import dev.plumbline.run.JobOrder;
import java.util.List;

/** Every job. A new job is added here and nowhere else; the order comes from what they read. */
public final class JobCatalog {
  /** All jobs in the order they run. */
  public static final List<Job> ALL = JobOrder.of(List.of());

  private JobCatalog() {}
}
