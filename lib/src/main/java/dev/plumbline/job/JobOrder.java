package dev.plumbline.job;

import dev.plumbline.schema.TableSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which jobs run: every table is written before it is read. */
public final class JobOrder {
  private JobOrder() {}

  /**
   * The jobs in an order that honours their declarations; independent jobs keep their place.
   *
   * @throws IllegalArgumentException when jobs wait for each other in a circle
   */
  public static List<Job> of(List<Job> jobs) {
    List<Job> waiting = new ArrayList<>(jobs);
    List<Job> ordered = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Set<TableSpec> unwritten = new HashSet<>();
      waiting.forEach(job -> unwritten.addAll(job.spec().writes()));
      Job next =
          waiting.stream()
              .filter(job -> isReady(job.spec(), unwritten))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException("jobs wait for each other: " + names(waiting)));
      waiting.remove(next);
      ordered.add(next);
    }
    return ordered;
  }

  /** A job may read yesterday's slice of what it writes itself. */
  private static boolean isReady(JobSpec spec, Set<TableSpec> unwritten) {
    return spec.reads().stream()
        .map(JobSpec.Input::table)
        .noneMatch(table -> unwritten.contains(table) && !spec.writes().contains(table));
  }

  private static String names(List<Job> jobs) {
    return String.join(", ", jobs.stream().map(job -> job.spec().name()).toList());
  }
}
