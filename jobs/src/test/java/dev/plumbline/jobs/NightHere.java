package dev.plumbline.jobs;

import dev.plumbline.config.ConfigurationFile;
import dev.plumbline.config.Upkeep;
import dev.plumbline.failure.Failure;
import dev.plumbline.job.Job;
import dev.plumbline.run.Night;
import dev.plumbline.run.NightRequest;
import dev.plumbline.run.NightResult;
import dev.plumbline.run.journal.NightMoments;
import dev.plumbline.run.repair.Repair;
import dev.plumbline.storage.Lake;
import dev.plumbline.storage.lease.GoneRuns;
import dev.plumbline.storage.lease.Lease;
import dev.plumbline.testing.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
import org.apache.hadoop.fs.FSError;
import picocli.CommandLine;

/** What the command line does, in the session of this JVM: a start of Spark is saved. */
public final class NightHere {
  private NightHere() {}

  /**
   * How it ended.
   *
   * @param code the exit code
   * @param words all that was said
   */
  public record Ended(int code, String words) {}

  /** Reads the landing and nothing else; what the terminal shows, in one line. */
  public static String ingested(Path configuration, Lake lake) {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    new Night(
            lake,
            ConfigurationFile.read(configuration),
            JobCatalog.ALL,
            new Console(new PrintStream(shown, true, StandardCharsets.UTF_8)),
            Instant.now())
        .run(new NightRequest(new TreeSet<>(), job -> false, NightRequest.Ingest.READ));
    return shown.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
  }

  /** {@code plumbline nightly} of these jobs, with its report. */
  public static Ended nightly(NightJobs jobs, Path configuration, Path lake) {
    NightOptions options =
        CommandLine.populateCommand(
            new NightOptions(), "--config", configuration.toString(), "--lake", lake.toString());
    return told(
        out -> {
          try (Stop stop = new Stop(out)) {
            return new NightProgram(options, NightMoments.UNWATCHED, jobs.list())
                .on(
                    SharedSpark.session(),
                    options.configuration(),
                    NightRequest.whole(),
                    stop,
                    System.nanoTime());
          }
        });
  }

  /** {@code plumbline} with these words, such as {@code run assess --date 2026-07-14}. */
  public static Ended command(Path configuration, Path lake, String... words) {
    return command(JobCatalog.ALL, NightMoments.UNWATCHED, configuration, lake, words);
  }

  /** The same of these jobs. */
  public static Ended command(NightJobs jobs, Path configuration, Path lake, String... words) {
    return command(jobs.list(), NightMoments.UNWATCHED, configuration, lake, words);
  }

  /** The same of these jobs, watched. */
  static Ended command(
      List<Job> jobs, NightMoments moments, Path configuration, Path lake, String... words) {
    NightCommand command = words[0].equals("nightly") ? new NightlyCommand() : new RunCommand();
    List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
    arguments.addAll(List.of("--config", configuration.toString(), "--lake", lake.toString()));
    new CommandLine(command).parseArgs(arguments.toArray(String[]::new));
    return told(
        out ->
            command.with(
                options -> new NightProgram(options, moments, jobs, SharedSpark.session())));
  }

  /** A night of these jobs without a report, into a lake of any file system. */
  public static Ended of(NightJobs jobs, Path configuration, String lake) {
    return told(
        out -> {
          NightResult result =
              new Night(
                      new Lake(SharedSpark.session(), lake),
                      ConfigurationFile.read(configuration),
                      jobs.list(),
                      new Console(out),
                      Instant.now())
                  .run(NightRequest.whole());
          return result.isStopped() ? Failure.Category.GATE.exitCode() : 0;
        });
  }

  /** The process that had the lake is gone, as it is after a command has ended. */
  public static void leave(Lake lake) {
    if (Lease.holder(lake.files()).isPresent()) {
      GoneRuns.leave(lake);
    }
  }

  /** What repair would still find to mend. */
  public static List<String> unmended(Lake lake) {
    return Repair.of(lake, Upkeep.UNSAID, false).mended(Optional.empty()).stream()
        .filter(line -> !line.startsWith("as it should be: "))
        .filter(line -> !line.equals("nothing to mend"))
        .toList();
  }

  private static Ended told(ToIntFunction<PrintStream> work) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    PrintStream before = System.out;
    System.setOut(out);
    try {
      int code = code(() -> work.applyAsInt(out), out);
      return new Ended(code, said.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  private static int code(IntSupplier work, PrintStream out) {
    try {
      return work.getAsInt();
    } catch (Exception | FSError e) {
      // Not only what is declared: Scala code throws java.io.IOException without declaring it.
      return new Outcomes(out).failed(e);
    }
  }
}
