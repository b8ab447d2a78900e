package dev.plumbline.jobs.reliability;

import dev.plumbline.jobs.reliability.Faults.Befallen;
import dev.plumbline.jobs.reliability.StorageRounds.Outcome;
import dev.plumbline.jobs.reliability.StorageRounds.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Nights on a storage that fails at the n-th thing it is asked, for every n. */
@Command(
    name = "storage",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the n-th thing that a night asks of storage go wrong, for every n.",
      "The night must end right, or stop with code 5 and words, and the night after it must be",
      "right."
    })
final class StorageCommand implements Callable<Integer> {
  @Option(
      names = "--fault",
      split = ",",
      description = "${COMPLETION-CANDIDATES}; all when not given.")
  private List<FaultKind> kinds = List.of(FaultKind.values());

  @Option(names = "--from", description = "First n (${DEFAULT-VALUE}).")
  private int from = 1;

  @Option(names = "--to", description = "Last n; all that the night asks when not given.")
  private int to = Integer.MAX_VALUE;

  @Option(names = "--step", description = "How far from one n to the next (${DEFAULT-VALUE}).")
  private int step = 1;

  @Option(names = "--lasting", description = "All after the n-th go wrong too.")
  private boolean isLasting;

  @Option(names = "--place", description = "Whose files: ${COMPLETION-CANDIDATES}.")
  private Place place = Place.LAKE;

  @Option(names = "--rerun", description = "Nights over a published lake, with a corrected file.")
  private boolean isRerun;

  @Option(names = "--work", description = "Where lakes go (reliability/work/storage).")
  private Path work;

  @Override
  public Integer call() throws Exception {
    StorageRounds rounds = new StorageRounds(Folders.work(work, "storage"), place, isRerun);
    int failed = 0;
    for (FaultKind kind : kinds) {
      failed += all(rounds, kind);
    }
    return failed == 0 ? 0 : 1;
  }

  private int all(StorageRounds rounds, FaultKind kind) throws Exception {
    Map<Integer, Integer> codes = new TreeMap<>();
    int failed = 0;
    int done = 0;
    long begin = System.nanoTime();
    for (int number = from; number <= to; number += step) {
      Outcome outcome = rounds.run(kind, number, isLasting);
      Befallen befallen = outcome.befallen();
      if (befallen.first().isEmpty()) {
        System.out.printf("%s: the night asked for %d such things%n", kind, befallen.count());
        break;
      }
      codes.merge(outcome.code(), 1, Integer::sum);
      done++;
      System.out.printf(
          "%s %d: %s: ended with %d%n", kind, number, befallen.first().get(), outcome.code());
      if (!outcome.violations().isEmpty()) {
        failed++;
        outcome.violations().forEach(line -> System.out.println("  NOT AS IT MUST BE: " + line));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d faults, exit codes %s, %,d rows compared, %d not as they must be, %.1f s each%n",
        kind,
        done,
        codes,
        (long) done * rounds.rows(),
        failed,
        (System.nanoTime() - begin) / 1e9 / Math.max(1, done));
    return failed;
  }
}
