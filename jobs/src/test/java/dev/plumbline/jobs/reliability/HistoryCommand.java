package dev.plumbline.jobs.reliability;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many small nights in one lake. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "Runs many small nights in one lake: whether the last ones cost more than the first.",
      "nights.csv has a line for each night, opened.csv the files opened, by table."
    })
final class HistoryCommand implements Callable<Integer> {
  @Option(names = "--nights", description = "How many (${DEFAULT-VALUE}).")
  private int nights = 400;

  @Option(
      names = "--old",
      description = {
        "Dates that are in the lake at first (${DEFAULT-VALUE}): one night reads them,",
        "and what nights append is cut into a file for each of them."
      })
  private int old;

  @Option(names = "--work", description = "Where the lake goes (reliability/work/history).")
  private Path work;

  @Override
  public Integer call() throws Exception {
    History.run(Folders.work(work, "history"), nights, old);
    return 0;
  }
}
