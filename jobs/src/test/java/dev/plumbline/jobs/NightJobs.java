package dev.plumbline.jobs;

import dev.plumbline.job.Job;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.schema.TableSpec.Layer;
import java.util.List;

/** Which jobs a night of the harness has. */
public enum NightJobs {
  /** Those of every night. */
  ALL(JobCatalog.ALL),
  /** One of silver and one of gold: all that storage sees of a night, in a third of the time. */
  FEW(
      JobCatalog.ALL.stream()
          .filter(job -> List.of("gpu-segment", "gpu-efficiency-daily").contains(job.spec().name()))
          .toList());

  private final List<Job> jobs;

  NightJobs(List<Job> jobs) {
    this.jobs = jobs;
  }

  List<Job> list() {
    return jobs;
  }

  /** The name of the one that runs last. */
  public String last() {
    return jobs.get(jobs.size() - 1).spec().name();
  }

  /** The silver tables that they commit, in their order. */
  public List<String> silver() {
    return jobs.stream()
        .flatMap(job -> job.spec().writes().stream())
        .filter(table -> table.layer() == Layer.SILVER)
        .map(TableSpec::name)
        .toList();
  }
}
