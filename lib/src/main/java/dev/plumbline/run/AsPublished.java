package dev.plumbline.run;

import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.job.Job;
import dev.plumbline.job.JobSpec;
import dev.plumbline.job.Reach;
import dev.plumbline.schema.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/**
 * One job of gold is published beside tables that are as they were published, under the versions
 * that these name. So it may read no silver but at these versions.
 */
final class AsPublished {
  private AsPublished() {}

  /**
   * Refuses jobs that would read silver at another version than the published one.
   *
   * @param published the versions that the newest publication names
   * @param now the version of a table
   */
  static void assertSilver(
      List<Job> jobs, Map<String, Long> published, ToLongFunction<TableSpec> now) {
    NavigableSet<String> others = new TreeSet<>();
    jobs.forEach(job -> others.addAll(others(job.spec(), published, now)));
    if (!others.isEmpty()) {
      throw new Failure(
          Category.INPUT,
          "one job cannot be computed of silver that is not the published one",
          "not at the version that the newest publication names: " + String.join(", ", others),
          "plumbline run assess, of a date with --date, computes all gold of silver as it stands");
    }
  }

  /** Tables of silver that a job reads and that are not at the published version. */
  static NavigableSet<String> others(
      JobSpec job, Map<String, Long> published, ToLongFunction<TableSpec> now) {
    NavigableSet<String> others = new TreeSet<>();
    for (JobSpec.Input input : job.reads()) {
      TableSpec table = input.table();
      boolean isRead =
          table.layer() == TableSpec.Layer.SILVER && input.reach().kind() != Reach.Kind.STANDING;
      if (isRead && !Long.valueOf(now.applyAsLong(table)).equals(published.get(table.fullName()))) {
        others.add(table.fullName());
      }
    }
    return others;
  }
}
