package dev.plumbline.jobs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What there is: one command per catalog. */
final class CatalogCommands {
  private CatalogCommands() {}

  private static void line(String name, String text) {
    System.out.printf("%-32s %s%n", name, text);
  }

  /** {@code plumbline tables}. */
  @Command(name = "tables", mixinStandardHelpOptions = true, description = "Lists the tables.")
  static final class Tables implements Callable<Integer> {
    @Override
    public Integer call() {
      dev.plumbline.tables.Tables.ALL.forEach(table -> line(table.fullName(), table.doc()));
      return 0;
    }
  }

  /** {@code plumbline jobs}. */
  @Command(
      name = "jobs",
      mixinStandardHelpOptions = true,
      description = "Lists the jobs in the order they run.")
  static final class Jobs implements Callable<Integer> {
    @Override
    public Integer call() {
      JobCatalog.ALL.forEach(
          job -> line(job.spec().stage().text() + " " + job.spec().name(), job.spec().doc()));
      return 0;
    }
  }

  /** {@code plumbline metrics}. */
  @Command(name = "metrics", mixinStandardHelpOptions = true, description = "Lists the metrics.")
  static final class Metrics implements Callable<Integer> {
    @Override
    public Integer call() {
      dev.plumbline.metrics.Metrics.ALL.forEach(
          metric -> line(metric.name(), metric.formula() + " — " + metric.doc()));
      return 0;
    }
  }

  /** {@code plumbline policies}. */
  @Command(name = "policies", mixinStandardHelpOptions = true, description = "Lists the policies.")
  static final class Policies implements Callable<Integer> {
    @Override
    public Integer call() {
      dev.plumbline.policies.Policies.DEFAULT
          .all()
          .forEach(policy -> line(policy.id() + " v" + policy.version(), policy.description()));
      return 0;
    }
  }
}
