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

  @Option(
      names = "--go-on",
      description = {
        "With the lake that is there: a night in a JVM of its own costs what users see,",
        "and its memory is its own."
      })
  private boolean goesOn;

  @Option(names = "--work", description = "Where the lake goes (reliability/work/history).")
  private Path work;

  @Override
  public Integer call() throws Exception {
    if (goesOn) {
      Path there = Folders.place(work, "history");
      History.run(there, nights, new DailyLanding(there).dates());
    } else {
      History.run(Folders.work(work, "history"), nights, old);
    }
    return 0;
  }
}
