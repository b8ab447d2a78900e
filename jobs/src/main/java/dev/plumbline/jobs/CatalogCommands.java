package dev.plumbline.jobs;

import dev.plumbline.job.NightStage;
import picocli.CommandLine.Command;

/** What there is: one command per catalog. */
final class CatalogCommands {
  private CatalogCommands() {}

  private static void line(String name, String text) {
    System.out.printf("%-32s %s%n", name, text);
  }

  /** {@code plumbline tables}. */
  @Command(name = "tables", description = "Lists the tables.")
  static final class Tables implements OfflineCommand {
    @Override
    public Integer call() {
      dev.plumbline.tables.Tables.ALL.forEach(table -> line(table.fullName(), table.doc()));
      return 0;
    }
  }

  /** {@code plumbline jobs}. */
  @Command(name = "jobs", description = "Lists the jobs and tasks in the order they run.")
  static final class Jobs implements OfflineCommand {
    @Override
    public Integer call() {
      JobCatalog.ALL.forEach(
          job -> line(job.spec().stage().text() + " " + job.spec().name(), job.spec().doc()));
      TaskCatalog.ALL.forEach(
          task -> line(NightStage.PUBLISH.text() + " " + task.spec().name(), task.spec().doc()));
      return 0;
    }
  }

  /** {@code plumbline metrics}. */
  @Command(name = "metrics", description = "Lists the metrics.")
  static final class Metrics implements OfflineCommand {
    @Override
    public Integer call() {
      dev.plumbline.metrics.Metrics.ALL.forEach(
          metric -> line(metric.name(), metric.formula() + " — " + metric.doc()));
      return 0;
    }
  }

  /** {@code plumbline policies}. */
  @Command(name = "policies", description = "Lists the policies.")
  static final class Policies implements OfflineCommand {
    @Override
    public Integer call() {
      dev.plumbline.policies.Policies.DEFAULT
          .all()
          .forEach(policy -> line(policy.id() + " v" + policy.version(), policy.description()));
      return 0;
    }
  }
}
