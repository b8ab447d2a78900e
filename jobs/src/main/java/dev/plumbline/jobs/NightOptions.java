package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import dev.plumbline.jobs.told.Teller;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of a night: where it reads and writes, and which dates it computes. */
final class NightOptions {
  @Mixin private LakeOptions options = new LakeOptions();

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = {
        "Compute this date (UTC) and what its change reaches, whether or not anything",
        "changed, and nothing else."
      })
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First date of a backfill.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date of a backfill.")
  private LocalDate to;

  private String command = "";
  private boolean restarts;

  /**
   * Which command has them.
   *
   * @param words the command, as its metrics name it
   * @param isRestart true where a backfill is to begin anew
   */
  void of(String words, boolean isRestart) {
    command = words;
    restarts = isRestart;
  }

  /** Reads the configuration; when the run ends its metrics go where it says, well or not. */
  ConfigurationFile configuration() {
    return options.configuration(
        telling -> Teller.of(System.out).measuresTo(telling.metricsFile(), command));
  }

  /** Of the configuration and the program: what a backfill must begin and end with. */
  String digest(ConfigurationFile file) {
    return options.digest(file);
  }

  String lake(ConfigurationFile file) {
    return options.lake(file);
  }

  /** True where a range of dates is asked for. */
  boolean isRange() {
    return from != null;
  }

  /** True where a backfill is to begin anew. */
  boolean restarts() {
    return restarts;
  }

  /** The dates asked for; empty means whatever needs it. */
  NavigableSet<LocalDate> dates() {
    NavigableSet<LocalDate> dates = new TreeSet<>();
    if (date != null && (from != null || to != null)) {
      throw usage("--date stands beside --from or --to", "use one of them");
    }
    if (date != null) {
      dates.add(date);
    }
    if ((from == null) != (to == null)) {
      throw usage("only one of --from and --to is given", "give both");
    }
    if (restarts && !isRange()) {
      throw usage("--restart stands without --from and --to", "give them, or leave it out");
    }
    if (from != null && from.isAfter(to)) {
      throw usage("--from is later than --to", "swap them");
    }
    if (from != null) {
      from.datesUntil(to.plusDays(1)).forEach(dates::add);
    }
    return dates;
  }

  private static Failure usage(String problem, String remedy) {
    return new Failure(Category.CONFIGURATION, problem, "command line", remedy);
  }
}
