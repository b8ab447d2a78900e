package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.failure.Failure;
import dev.plumbline.failure.Failure.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Options that every command which touches the lake takes. */
final class NightOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; without it the samples' data/samples/plumbline.yaml.")
  private Path config;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = "Folder or URI of the Delta tables; overrides lake: of the configuration.")
  private String lake;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "Compute this date (UTC), whether or not anything changed.")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "DATE", description = "First date of a backfill.")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "Last date of a backfill.")
  private LocalDate to;

  ConfigurationFile configuration() {
    return ConfigurationFile.read(config == null ? samples() : config);
  }

  private static Path samples() {
    String home = System.getProperty("plumbline.home", ".");
    Path samples = Path.of(home, "data", "samples", "plumbline.yaml");
    if (!Files.exists(samples)) {
      throw new Failure(
          Category.CONFIGURATION,
          "no configuration is named",
          "there are no samples at " + samples,
          "name a file with --config FILE");
    }
    return samples;
  }

  String lake(ConfigurationFile file) {
    return lake == null ? file.configuration().lake() : lake;
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
